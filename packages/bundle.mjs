// Writes the JavaScript of the library packages: one module for each entry of their `exports`, since a hundred small
// modules cost a program tens of milliseconds at its start. `tsc -b` writes the declarations beside them.
//
//   node packages/bundle.mjs              into packages/*/dist
//   node packages/bundle.mjs --out=DIR    into DIR/node_modules, as if they had been installed there
import { build } from "esbuild";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const packages = fileURLToPath(new URL(".", import.meta.url));
const { values: options } = parseArgs({ options: { out: { type: "string" } } });

for (const folder of ["kernels", "core", "nn", "viz"]) {
  const description = join(packages, folder, "package.json");
  const { name, exports } = JSON.parse(readFileSync(description, "utf8"));
  const target = options.out ? join(options.out, "node_modules", name) : join(packages, folder);
  mkdirSync(join(target, "dist"), { recursive: true });
  if (options.out) copyFileSync(description, join(target, "package.json"));
  removeJavaScript(join(target, "dist"));

  const entries = Object.values(exports).filter((entry) => entry["@leibniz/source"]);
  await build({
    entryPoints: entries.map((entry) => ({
      in: join(packages, folder, entry["@leibniz/source"]),
      out: entry.default.replace(/^\.\/dist\/(.*)\.js$/, "$1"),
    })),
    outdir: join(target, "dist"),
    bundle: true,
    // What two entries share exists once, or their classes would be two.
    splitting: entries.length > 1,
    format: "esm",
    platform: "neutral",
    target: "es2023",
    packages: "external",
    sourcemap: "linked",
    // The sources are part of the package.
    sourcesContent: false,
    logLevel: "warning",
  });
}

/** What an earlier build left would be packed along. */
function removeJavaScript(folder) {
  for (const file of readdirSync(folder, { recursive: true })) {
    if (/\.js(\.map)?$/.test(file)) rmSync(join(folder, file));
  }
}
