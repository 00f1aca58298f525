import { describe, expect, it } from "vitest";
import { theMachine } from "../src/wasm/machine.ts";
import { overrides } from "../src/wasm/overrides.ts";
import { checks as elementwise } from "./overrides/elementwise.ts";
import { checks as matmul } from "./overrides/matmul.ts";
import { checks as optimisers } from "./overrides/optimisers.ts";
import { checks as rows } from "./overrides/rows.ts";

/** One comparison for each kernel that WebAssembly replaces; a file a family. */
const checks: Record<string, () => void> = { ...elementwise, ...matmul, ...optimisers, ...rows };

it("runs WebAssembly here", () => {
  expect(theMachine()).not.toBeNull();
});

describe("each override gives what the reference gives", () => {
  it.each(Object.keys(overrides))("%s", (name) => {
    expect(checks, `${name} is compared with nothing`).toHaveProperty(name);
    checks[name]!();
  });
});
