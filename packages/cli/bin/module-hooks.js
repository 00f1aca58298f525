// How the command loads a program, on the thread of Node's module hooks.
//
// - TypeScript runs without a build: types are stripped by esbuild, line numbers kept by a source map. A `.ts` file is
//   an ES module wherever it lies, whatever a package.json near it says.
// - `leibniz` and `@leibniz/*` are the program's own copy when it has one, and this command's copy when it has none.
//   Inside the repository they are the sources, so there is no build to forget.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";

const ours = /^(leibniz|@leibniz\/[a-z]+)(\/|$)/;
const typescript = /\.[mc]?ts$/;
const own = new URL(import.meta.url);
const repository = new URL("../../../", own).href;
let fromSource = false;

export function initialize(data) {
  fromSource = data.fromSource;
}

export async function resolve(specifier, context, next) {
  if (ours.test(specifier)) return resolveOurs(specifier, context, next);
  if (/^\.{1,2}\//.test(specifier) && context.parentURL?.startsWith("file:")) {
    const url = new URL(specifier, context.parentURL);
    const found = candidates(url).find((candidate) => existsSync(fileURLToPath(candidate)));
    if (found !== undefined) return { url: found.href, format: "module", shortCircuit: true };
  }
  return next(specifier, context);
}

/** `./x`, and `./x.js` as TypeScript wants it written, may be `./x.ts`. */
function candidates(url) {
  if (typescript.test(url.pathname)) return [url];
  if (existsSync(fileURLToPath(url)) && /\.[a-z]+$/.test(url.pathname)) return [];
  const without = url.href.replace(/\.([mc]?)js$/, "");
  return [`${without}.ts`, `${without}.mts`, `${url.href}.ts`, `${url.href}/index.ts`].map(
    (href) => new URL(href),
  );
}

async function resolveOurs(specifier, context, next) {
  const parent = context.parentURL ?? own.href;
  const home = fromSource && parent.startsWith(repository) && !parent.includes("/node_modules/");
  if (!home) {
    try {
      return await next(specifier, context);
    } catch (error) {
      if (error.code !== "ERR_MODULE_NOT_FOUND" && error.code !== "MODULE_NOT_FOUND") throw error;
    }
  }
  const conditions = fromSource ? ["@leibniz/source", ...context.conditions] : context.conditions;
  return next(specifier, { ...context, conditions, parentURL: own.href });
}

export async function load(url, context, next) {
  if (!url.startsWith("file:") || !typescript.test(new URL(url).pathname)) return next(url, context);
  const file = fileURLToPath(url);
  const { code } = await transform(readFileSync(file, "utf8"), {
    loader: "ts",
    format: "esm",
    target: "node20",
    sourcefile: file,
    sourcemap: "inline",
    sourcesContent: false,
    logLevel: "silent",
  });
  return { format: "module", source: code, shortCircuit: true };
}
