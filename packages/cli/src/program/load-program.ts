import { statSync } from "node:fs";
import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Tensor } from "@leibniz/core";
import { messageOf, UsageError } from "../output/usage-error.ts";
import { recordSourceLines } from "./source-lines.ts";
import { watchProgram } from "./watch-program.ts";

const BRAND = Symbol.for("leibniz.tensor");

/**
 * The tensor that a program ends in: its default export, or what the function exported there returns.
 *
 * A tensor is recognised by its brand and not by its class, so a program may bring its own copy of the library.
 *
 * @throws UsageError when the program is missing, cannot be run, or ends in no tensor.
 */
export async function loadProgram(file: string): Promise<Tensor> {
  const path = resolve(file);
  const exported = await loadExport(file);
  const isFunction = typeof exported === "function";
  if (isFunction && exported.length > 0) {
    throw new UsageError(
      `${file}: its default function takes ${exported.length === 1 ? "an argument" : `${exported.length} arguments`}, ` +
        "and the command has none to give; make it a function without arguments",
    );
  }
  const result = await run(file, path, async () => (isFunction ? (exported as () => unknown)() : exported));
  // Node reports a rejection that nobody catches only when all else has had its turn.
  await new Promise((turn) => setImmediate(turn));
  if (isTensor(result)) return result;
  throw new UsageError(
    `${file}: ${isFunction ? "its default function returned" : "its default export is"} ` +
      `${describe(result)}, not a tensor; end the program with \`export default\` and the tensor to show`,
  );
}

/**
 * The default export of a program, whatever it is.
 *
 * @throws UsageError when the program is missing or cannot be run.
 */
export async function loadExport(file: string): Promise<unknown> {
  const path = resolve(file);
  expectFile(file, path);
  recordSourceLines(path);
  watchProgram(file, (error) => lineOf(error, path) ?? file);
  // As if the program had been started by itself.
  process.argv = [process.execPath, path];
  const program = await run(
    file,
    path,
    () => import(pathToFileURL(path).href) as Promise<{ default?: unknown }>,
  );
  return unwrapped(program.default);
}

/** CommonJS that was compiled from a module keeps its default export one level deeper. */
function unwrapped(exported: unknown): unknown {
  const inner = exported as { readonly __esModule?: boolean; readonly default?: unknown } | null | undefined;
  return inner?.__esModule === true ? inner.default : exported;
}

/**
 * The same with gradients: `backward` is run when the program has not run it.
 *
 * @throws UsageError also when nothing in the program can be differentiated.
 */
export async function loadDifferentiated(file: string): Promise<Tensor> {
  const root = await loadProgram(file);
  if (root.explanation() === null) {
    try {
      root.backward();
    } catch (error) {
      throw new UsageError(`${file}: ${messageOf(error)}`, { cause: error });
    }
  }
  return root;
}

function expectFile(file: string, path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new UsageError(`${file}: there is no such file`);
  if (!found.isFile())
    throw new UsageError(`${file}: not a file; name the program itself, such as ${file}/main.ts`);
  if (!/\.[mc]?[jt]s$/.test(path)) throw new UsageError(`${file}: a program is a .ts or .js module`);
}

function isTensor(value: unknown): value is Tensor {
  return typeof value === "object" && value !== null && BRAND in value;
}

function describe(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? `a ${value.constructor?.name ?? "object"}` : `a ${typeof value}`;
}

/** Runs a part of the program; what it throws becomes one line that names the program's line. */
async function run<Result>(file: string, path: string, part: () => Promise<Result>): Promise<Result> {
  try {
    return await part();
  } catch (error) {
    const mistake = syntaxError(error);
    if (mistake !== null) {
      const { text, location } = mistake;
      const place = location === null ? file : `${near(path, location.file)}:${location.line}`;
      throw new UsageError(`${place}: ${text}`, { cause: error });
    }
    throw new UsageError(`${lineOf(error, path) ?? file}: ${messageOf(error)}`, { cause: error });
  }
}

interface SyntaxMistake {
  readonly text: string;
  readonly location: { readonly file: string; readonly line: number } | null;
}

/** What esbuild says about a file that it cannot read; null for any other error. */
function syntaxError(error: unknown): SyntaxMistake | null {
  const errors = (error as { readonly errors?: readonly Partial<SyntaxMistake>[] } | null | undefined)
    ?.errors;
  const first = Array.isArray(errors) ? errors[0] : undefined;
  return first?.text !== undefined && first.location !== undefined ? (first as SyntaxMistake) : null;
}

/** Where in the program an error was thrown, from its stack or, for a syntax error, the line above it. */
function lineOf(error: unknown, path: string): string | null {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  for (const line of stack.split("\n")) {
    const place = /((?:file:\/\/)?\/[^()]*?):(\d+)(?::\d+)?\)?$/.exec(line.trim());
    if (place === null) continue;
    const file = place[1]!.replace(/^.*?file:\/\//, "");
    if (file.startsWith(folder) && !file.includes("/node_modules/")) return `${near(path, file)}:${place[2]}`;
  }
  return null;
}

/** A path as the person would write it: from the folder that they stand in. */
function near(path: string, file: string): string {
  return relative(process.cwd(), resolve(path, "..", file)) || file;
}
