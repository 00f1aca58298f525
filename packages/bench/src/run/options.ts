import { parseArgs } from "node:util";
import { UsageError } from "./usage-error.ts";
import { WORKLOAD_NAMES } from "./workloads.ts";

export const HELP = `npm run bench -- [WORKLOAD ...] [options]

Times our programs, alone or in turns with the peers', and writes the results as JSON and Markdown.

  WORKLOAD           ${WORKLOAD_NAMES.join(", ").replace(/(.{60,80},) /g, "$1\n                     ")}
                     (all of them when none is named)
  --peers DIR        run the peers of this folder too, which has a peers.mjs
  --only ID,ID       only these programs
  --repeats N        rounds of each workload
  --idle-wait S      wait up to S seconds before each run for the machine to be idle (10 beside peers, 0 alone)
  --quick            short runs, to see that all of it works; the figures mean little
  --out DIR          where results.json and results.md go (packages/bench/results)
  --help             this text
`;

export interface BenchOptions {
  readonly workloads: readonly string[];
  readonly peers: string | null;
  readonly only: readonly string[] | null;
  readonly repeats: number | null;
  readonly idleWait: number;
  readonly quick: boolean;
  readonly out: string | null;
  readonly help: boolean;
}

/**
 * Reads the command line.
 *
 * @throws UsageError that says what is wrong and what would be right.
 */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parse(args);
  for (const name of positionals) {
    if (name !== "all" && !WORKLOAD_NAMES.includes(name)) {
      throw new UsageError(
        `there is no workload ${JSON.stringify(name)}; there are ${WORKLOAD_NAMES.join(", ")}`,
      );
    }
  }
  const { peers = null, out = null, only, quick = false, help = false } = values;
  if (peers === "") throw new UsageError("--peers wants the folder of the peers");
  if (out === "") throw new UsageError("--out wants a folder");
  return {
    workloads: positionals.length === 0 || positionals.includes("all") ? WORKLOAD_NAMES : positionals,
    peers,
    only: only?.split(",").filter((id) => id !== "") ?? null,
    repeats: number(
      "--repeats",
      values.repeats,
      "a whole number from 1",
      (n) => Number.isInteger(n) && n > 0,
    ),
    idleWait:
      number("--idle-wait", values["idle-wait"], "a number of seconds", (n) => n >= 0) ??
      (peers === null || quick ? 0 : 10),
    quick,
    out,
    help,
  };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        peers: text,
        only: text,
        repeats: text,
        "idle-wait": text,
        out: text,
        quick: flag,
        help: flag,
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message.split(". ")[0]!, { cause: error });
  }
}

function number(
  option: string,
  text: string | undefined,
  wanted: string,
  fits: (value: number) => boolean,
): number | null {
  if (text === undefined) return null;
  const value = text.trim() === "" ? NaN : Number(text);
  if (Number.isFinite(value) && fits(value)) return value;
  throw new UsageError(`${option} is ${wanted}; got ${JSON.stringify(text)}`);
}
