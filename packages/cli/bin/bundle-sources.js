// In the repository the command runs from its sources, so that no stale build can be run. esbuild joins the sources of
// all packages whenever one has changed; starting from the single files takes several times as long.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Where the command itself is, beside what programs may import. */
export const COMMAND = "leibniz/command";

/** The URL of each module that a program may import, as `@leibniz/core`, made from the sources as they are now. */
export async function bundleSources(repository) {
  const { modules, dependencies, sources } = survey(join(repository, "packages"));
  modules.set(COMMAND, join(repository, "packages/cli/src/main.ts"));
  // What is installed says where the dependencies lie.
  const installed = join(repository, "node_modules/.package-lock.json");
  if (existsSync(installed)) sources.set(installed, readFileSync(installed));
  const folder = join(repository, "node_modules/.cache/leibniz", fingerprint(sources));
  if (!existsSync(folder)) writeWhole(folder, await bundle(modules, dependencies, sources));
  return Object.fromEntries(
    [...modules.keys()].map((specifier) => [
      specifier,
      pathToFileURL(join(folder, `${fileOf(specifier)}.js`)).href,
    ]),
  );
}

function fileOf(specifier) {
  return specifier.replace("@leibniz/", "").replaceAll("/", "-");
}

/** What each package exports from its sources, what all of them need from elsewhere, and every source by its path. */
function survey(packages) {
  const modules = new Map();
  const dependencies = new Set();
  const sources = new Map();
  const read = (path) => sources.set(path, readFileSync(path)).get(path);
  for (const entry of readdirSync(packages, { withFileTypes: true })) {
    const description = join(packages, entry.name, "package.json");
    if (!entry.isDirectory() || !existsSync(description)) continue;
    const { name, exports = {}, dependencies: needs = {} } = JSON.parse(read(description).toString());
    for (const [path, target] of Object.entries(exports)) {
      const source = target["@leibniz/source"];
      if (source) modules.set(name + path.slice(1), join(packages, entry.name, source));
    }
    for (const other of Object.keys(needs)) if (!other.startsWith("@leibniz/")) dependencies.add(other);
    const folder = join(packages, entry.name, "src");
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (file.isFile()) read(join(file.parentPath, file.name));
    }
  }
  return { modules, dependencies, sources };
}

function fingerprint(sources) {
  const hash = createHash("sha256").update(readFileSync(fileURLToPath(import.meta.url)));
  for (const path of [...sources.keys()].sort())
    hash.update(path).update("\0").update(sources.get(path)).update("\0");
  return hash.digest("hex").slice(0, 16);
}

async function bundle(modules, dependencies, sources) {
  const { build } = await import("esbuild");
  // A source that asks where it lies shall hear where the source lies, and not the bundle.
  const keepOwnUrl = ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = sources.get(path)?.toString();
      if (!text?.includes("import.meta.url")) return undefined;
      return {
        contents: text.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
        loader: "ts",
      };
    });
  // Two packages may need two versions of one library: each import names the file that its own source would find.
  const findDependencies = ({ onResolve, resolve }) =>
    onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, importer, resolveDir, kind }) => {
      if (pluginData === RESOLVING || !dependencies.has(packageOf(path))) return undefined;
      const found = await resolve(path, { importer, resolveDir, kind, pluginData: RESOLVING });
      return found.errors.length > 0 ? found : { path: pathToFileURL(found.path).href, external: true };
    });
  const { outputFiles } = await build({
    entryPoints: [...modules].map(([specifier, path]) => ({ in: path, out: fileOf(specifier) })),
    outdir: ".",
    write: false,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    keepNames: true,
    sourcemap: "linked",
    conditions: ["@leibniz/source"],
    plugins: [
      { name: "keep-own-url", setup: keepOwnUrl },
      { name: "find-dependencies", setup: findDependencies },
    ],
    logLevel: "silent",
  });
  return outputFiles;
}

/** Marks our own question to esbuild's resolver, which would otherwise ask us again. */
const RESOLVING = Symbol("resolving");

/** `@scope/name` of `@scope/name/file.js`, and `name` of `name/file.js`. */
function packageOf(specifier) {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

/** Makes a folder of files that appears whole, as two commands may start at once, and removes the oldest others. */
function writeWhole(folder, files) {
  const temporary = `${folder}.${process.pid}`;
  mkdirSync(temporary, { recursive: true });
  for (const { path, contents } of files) writeFileSync(join(temporary, basename(path)), contents);
  writeFileSync(join(temporary, "package.json"), '{ "type": "module" }\n');
  try {
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  // A command may still be running from the newest of them.
  const cache = join(folder, "..");
  const age = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const others = readdirSync(cache).map((name) => join(cache, name));
  others.sort((x, y) => age(y) - age(x));
  for (const old of others.slice(8)) rmSync(old, { recursive: true, force: true });
}
