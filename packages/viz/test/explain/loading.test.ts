import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

it("importing the package does not load KaTeX: only asking for MathML does", async () => {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL("../../src/index.ts", import.meta.url))],
    bundle: true,
    format: "esm",
    platform: "neutral",
    packages: "external",
    metafile: true,
    write: false,
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const katex = imports.filter(({ path }) => path === "katex");
  expect(katex.map(({ kind }) => kind)).toEqual(["dynamic-import"]);
});
