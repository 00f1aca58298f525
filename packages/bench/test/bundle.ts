import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/**
 * A program bundled for a browser, everything included, minified: from the sources, or from the packages installed in
 * the folder `installed`.
 */
export async function bundle(
  program: string,
  installed: string | null = null,
): Promise<{ code: string; gzipped: number }> {
  const result = await build({
    stdin: {
      contents: program,
      resolveDir: installed ?? fileURLToPath(new URL(".", import.meta.url)),
      loader: "ts",
    },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2023",
    conditions: installed === null ? ["@leibniz/source"] : [],
  });
  const code = result.outputFiles[0]!.text;
  return { code, gzipped: gzipSync(code, { level: 9 }).length };
}

/** The smallest program that differentiates. */
export const GRAD_OF_TANH = `
import { grad, tanh } from "@leibniz/core";
globalThis.slope = (x: number) => grad(tanh)(x).item();
`;
