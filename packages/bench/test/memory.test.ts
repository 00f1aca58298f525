import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { bundle } from "./bundle.ts";
import { TRAINING_LOOP } from "./training-loop.ts";

it(
  "100,000 training steps in one synchronous loop leave memory as it was after 5,000",
  { timeout: 180_000 },
  async () => {
    const { code } = await bundle(TRAINING_LOOP);
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module"], {
      input: code,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    const figures = JSON.parse(stdout) as Record<"5000" | "100000", number>;
    expect(figures["100000"]).toBeLessThanOrEqual(1.1 * figures["5000"]);
  },
);
