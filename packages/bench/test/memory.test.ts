import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { bundle } from "./bundle.ts";
import { TRAINING_LOOP } from "./training-loop.ts";

type Figures = Record<"resident" | "kept", Record<"5000" | "100000", number>>;

async function train(...flags: string[]): Promise<Figures> {
  const { code } = await bundle(TRAINING_LOOP);
  const options = { input: code, encoding: "utf8" } as const;
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, "--input-type=module"], options);
  expect(stderr).toBe("");
  return JSON.parse(stdout) as Figures;
}

it("100,000 training steps in one synchronous loop keep nothing", { timeout: 180_000 }, async () => {
  const { kept } = await train("--expose-gc");
  // 8 bytes a step would be 0.7 MiB. (Buffers are not counted, which V8 frees when it likes; their arrays are.)
  expect(kept["100000"]).toBeLessThanOrEqual(kept["5000"] + 0.5);
});

it("what is resident after 100,000 steps is what was after 5,000", { timeout: 360_000 }, async () => {
  // When V8 doubles its young generation depends on how busy the machine is; a leak shows in every run.
  const ratios: number[] = [];
  do {
    const { resident } = await train();
    ratios.push(resident["100000"] / resident["5000"]);
  } while (ratios.length < 4 && Math.min(...ratios) > 1.1);
  expect(Math.min(...ratios)).toBeLessThanOrEqual(1.1);
});
