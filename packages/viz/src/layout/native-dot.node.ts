import { spawn } from "node:child_process";
import { readGraphvizJson } from "./graphviz-json.ts";
import { layoutDot } from "./layout-dot.ts";
import type { Layout } from "./layout.ts";
import { brokenOff, cancelled, LayoutError } from "./layout-error.ts";
import { runLimited } from "./run-limited.node.ts";

export interface NativeDotOptions {
  /** The program, by name or path; `dot` when left out. No shell reads it. */
  readonly command?: string;
  /** How many seconds one picture may take, 20 when left out. */
  readonly timeLimit?: number;
}

/**
 * A layout by the program `dot` of an installed Graphviz, which is faster than WebAssembly for large pictures.
 *
 * Its `place` throws LayoutError when the time is up or the signal aborts, when the program breaks off, and when it is not
 * installed.
 *
 * @example
 * await drawGraph(graphOf(loss), nativeDot({ command: "/opt/graphviz/bin/dot" }));
 */
export function nativeDot({ command = "dot", timeLimit = 20 }: NativeDotOptions = {}): Layout {
  return {
    async place(input, { signal } = {}) {
      const boxes = input.boxes.length;
      if (signal?.aborted === true) throw cancelled(boxes, signal.reason);
      const { output, stop } = run(command, layoutDot(input), boxes);
      const json = await runLimited(output, { boxes, timeLimit, stop, ...(signal && { signal }) });
      try {
        return readGraphvizJson(json, input);
      } catch (error) {
        throw brokenOff(command, boxes, error);
      }
    },
  };
}

function run(command: string, source: string, boxes: number): { output: Promise<string>; stop: () => void } {
  const program = spawn(command, ["-Tjson0"], { stdio: "pipe" });
  const output = new Promise<string>((resolve, reject) => {
    let [json, said] = ["", ""];
    program.stdout.setEncoding("utf8").on("data", (text: string) => (json += text));
    program.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    // A program that ends before it has read everything says why in its exit code.
    program.stdin.on("error", () => {});
    program.on("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "ENOENT" ? missing(command, boxes, error) : brokenOff(command, boxes, error));
    });
    program.on("close", (code) => {
      if (code === 0) resolve(json);
      else reject(brokenOff(command, boxes, said === "" ? `exit code ${code}` : said));
    });
    program.stdin.end(source);
  });
  return { output, stop: () => void program.kill("SIGKILL") };
}

function missing(command: string, boxes: number, cause: unknown): LayoutError {
  return new LayoutError(
    "missing",
    boxes,
    `the program ${command} is not installed: install Graphviz (graphviz.org), or leave it to graphvizCli, which needs ` +
      "nothing else",
    { cause },
  );
}
