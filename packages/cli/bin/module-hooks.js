// How the command loads a program.
//
// - TypeScript runs without a build: esbuild strips the types and a source map keeps the line numbers. A `.ts` file is
//   an ES module wherever it lies, and so is a `.js` file with `import` or `export` in it, whatever a package.json near
//   it says.
// - `leibniz` and `@leibniz/*` are the program's own copy when it has one, and this command's copy when it has none.
//
// Node 22.15 and later run these functions in the command's own thread (`module.registerHooks`), older ones on a thread
// for hooks (`module.register`), where only loading may wait; hence the two `load`s.
import { existsSync, readFileSync, realpathSync } from "node:fs";
import * as modules from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OURS = /^(leibniz|@leibniz\/[a-z]+)(\/|$)/;
const TYPESCRIPT = /\.[mc]?ts$/;
const JAVASCRIPT = /\.m?js$/;

/** What the sources of the repository were made into, by specifier; null in an installed command. */
let bundled = null;

export function initialize(data) {
  bundled = data.bundled;
}

/** Sets up the loading of programs in this process. */
export function installHooks(data) {
  if ("registerHooks" in modules) {
    initialize(data);
    modules.registerHooks({ resolve, load: loadSync });
  } else modules.register(import.meta.url, { data });
}

export function resolve(specifier, context, next) {
  if (OURS.test(specifier)) return resolveOurs(specifier, context, next);
  if (
    /^\.{1,2}(\/|$)/.test(specifier) &&
    context.parentURL?.startsWith("file:") &&
    !isInstalled(context.parentURL)
  ) {
    const url = candidates(new URL(specifier, context.parentURL)).find((candidate) => existsSync(candidate));
    if (url !== undefined) return { url: url.href, format: "module", shortCircuit: true };
  }
  return next(specifier, context);
}

/** `./x`, and `./x.js` as TypeScript wants it written, may be `./x.ts`; a folder means its index. */
function candidates(url) {
  if (existsSync(url) && /\.[a-z]+$/.test(url.pathname)) return [];
  const path = url.href.replace(/\/$/, "");
  const without = path.replace(/\.([mc]?)js$/, "");
  return [
    `${without}.ts`,
    `${without}.mts`,
    `${path}.ts`,
    `${path}.js`,
    `${path}/index.ts`,
    `${path}/index.js`,
  ].map((href) => new URL(href));
}

function resolveOurs(specifier, context, next) {
  const parent = context.parentURL?.startsWith("file:") ? fileURLToPath(context.parentURL) : null;
  const copy = parent === null ? null : installedCopy(specifier, dirname(parent));
  if (copy !== null) {
    // A copy that was never built still has its sources.
    const built = existsSync(join(copy, "dist"));
    return next(
      specifier,
      built ? context : { ...context, conditions: ["@leibniz/source", ...context.conditions] },
    );
  }
  const url = bundled?.[specifier];
  return url === undefined
    ? next(specifier, { ...context, parentURL: import.meta.url })
    : { url, format: "module", shortCircuit: true };
}

/** The folder of the package that Node would find from `folder`, unless that is the repository's own. */
function installedCopy(specifier, folder) {
  const name = OURS.exec(specifier)[1];
  for (let at = folder; ; at = dirname(at)) {
    const found = join(at, "node_modules", name);
    if (existsSync(join(found, "package.json"))) {
      const real = realpathSync(found);
      return bundled !== null && real.startsWith(join(import.meta.dirname, "../..")) ? null : real;
    }
    if (at === dirname(at)) return null;
  }
}

export async function load(url, context, next) {
  const answer = plainAnswer(url, context);
  if (answer !== undefined) return answer ?? next(url, context);
  const { transform } = await import("esbuild");
  return moduleFrom(await transform(...work(url))) ?? next(url, context);
}

function loadSync(url, context, next) {
  const answer = plainAnswer(url, context);
  if (answer !== undefined) return answer ?? next(url, context);
  const { transformSync } = modules.createRequire(import.meta.url)("esbuild");
  return moduleFrom(transformSync(...work(url))) ?? next(url, context);
}

/** The answer when nothing must be transformed: null for Node's own, undefined when something must. */
function plainAnswer(url, { importAttributes }) {
  if (!url.startsWith("file:")) return null;
  const { pathname } = new URL(url);
  if (pathname.endsWith(".json") && importAttributes?.type === undefined && !isInstalled(url)) {
    return {
      format: "module",
      source: `export default ${readFileSync(fileURLToPath(url), "utf8")}`,
      shortCircuit: true,
    };
  }
  return TYPESCRIPT.test(pathname) || (JAVASCRIPT.test(pathname) && !isInstalled(url)) ? undefined : null;
}

/** Other people's packages are loaded by Node as they are; the repository's bundle lies in such a folder too. */
function isInstalled(url) {
  return url.includes("/node_modules/");
}

function work(url) {
  const file = fileURLToPath(url);
  const options = {
    loader: TYPESCRIPT.test(file) ? "ts" : "js",
    format: "esm",
    target: "node20.19",
    // TypeScript written for CommonJS may ask where it lies.
    define: { __filename: JSON.stringify(file), __dirname: JSON.stringify(dirname(file)) },
    supported: { "import-attributes": true },
    keepNames: true,
    sourcefile: file,
    sourcemap: "inline",
    sourcesContent: false,
    logLevel: "silent",
  };
  return [readFileSync(file, "utf8"), options];
}

/** Null for a CommonJS module, which esbuild wraps: Node's own way of loading those knows more about them. */
function moduleFrom({ code }) {
  return /^export default require_/m.test(code)
    ? null
    : { format: "module", source: code, shortCircuit: true };
}
