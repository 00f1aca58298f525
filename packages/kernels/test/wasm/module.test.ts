import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

it("is what the AssemblyScript compiles to; if not, run `npm run wasm -w @leibniz/kernels`", () => {
  const compiled = execFileSync(process.execPath, [path("assembly/compile.mjs"), "--print"], {
    encoding: "utf8",
    maxBuffer: 2 ** 24,
  });
  // Not toBe: nobody wants to see where two modules in base64 differ.
  expect(compiled === readFileSync(path("src/wasm/module.ts"), "utf8")).toBe(true);
});
