import { statSync } from "node:fs";
import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Tensor } from "@leibniz/core";
import { ExitCode, messageOf, UsageError } from "../output/usage-error.ts";
import { recordSourceLines } from "./source-lines.ts";

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
  expectFile(file, path);
  recordSourceLines(path);
  const settled = refuseToHang(file);
  try {
    const program = await run(
      file,
      path,
      () => import(pathToFileURL(path).href) as Promise<{ default?: unknown }>,
    );
    const exported = program.default;
    const result =
      typeof exported === "function"
        ? await run(file, path, async () => (exported as () => unknown)())
        : exported;
    if (isTensor(result)) return result;
    throw new UsageError(
      `${file}: ${typeof exported === "function" ? "its default function returned" : "its default export is"} ` +
        `${describe(result)}, not a tensor; end the program with \`export default\` and the tensor to show`,
    );
  } finally {
    settled();
  }
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
    const esbuild = (
      error as { errors?: { text: string; location: { file: string; line: number } | null }[] }
    ).errors?.[0];
    if (esbuild !== undefined) {
      const place =
        esbuild.location === null ? file : `${near(path, esbuild.location.file)}:${esbuild.location.line}`;
      throw new UsageError(`${place}: ${esbuild.text}`, { cause: error });
    }
    throw new UsageError(`${lineOf(error, path) ?? file}: ${messageOf(error)}`, { cause: error });
  }
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

/**
 * A program that waits for nothing any more, leaves by itself, or fails where nobody catches it, ends with a
 * message and not in silence or with a page of stack.
 */
function refuseToHang(file: string): () => void {
  const onExit = (): void => {
    process.stderr.write(
      `leibniz: ${file}: the program ended before it gave a tensor ` +
        "(it called process.exit, or awaits a promise that nothing settles)\n",
    );
    process.exitCode = ExitCode.usage;
  };
  const onFailure = (error: unknown): void => {
    process.removeListener("exit", onExit);
    const place = lineOf(error, resolve(file)) ?? file;
    process.stderr.write(`leibniz: ${place}: nobody caught: ${messageOf(error)}\n`);
    process.exit(ExitCode.usage);
  };
  process.once("exit", onExit);
  process.on("uncaughtException", onFailure);
  process.on("unhandledRejection", onFailure);
  return () => {
    process.removeListener("exit", onExit);
    process.removeListener("uncaughtException", onFailure);
    process.removeListener("unhandledRejection", onFailure);
  };
}
