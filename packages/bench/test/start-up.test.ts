import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { installBuilt } from "./packed.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const PROGRAM = `
import { grad, tanh } from "@leibniz/core";
console.log(grad(tanh)(0).item());
`;

it("a first gradient loads two modules beside the program, and at most 450 kB of JavaScript", async () => {
  const folder = temporaryFolder();
  installBuilt(folder);
  const program = join(folder, "program.mjs");
  writeFileSync(program, PROGRAM);
  expect(spawnSync(process.execPath, [program], { encoding: "utf8" }).stdout).toBe("1\n");

  // Everything that Node reads before it runs the first line: imports that nobody uses count as well.
  const { metafile } = await build({
    entryPoints: [program],
    bundle: true,
    metafile: true,
    write: false,
    format: "esm",
    platform: "node",
    treeShaking: false,
    ignoreAnnotations: true,
  });
  const loaded = Object.entries(metafile.inputs).filter(([path]) => path.includes("node_modules"));
  expect(loaded.map(([path]) => /@leibniz\/.*/.exec(path)?.[0]).sort()).toEqual([
    "@leibniz/core/dist/index.js",
    "@leibniz/kernels/dist/index.js",
  ]);
  const bytes = loaded.reduce((sum, [, input]) => sum + input.bytes, 0);
  expect(bytes).toBeLessThanOrEqual(450_000);
  expect(bytes).toBeGreaterThan(100_000);
});
