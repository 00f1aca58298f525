import { styleText } from "node:util";
import { formatNumber, formatShape } from "@leibniz/viz";
import type { Command } from "commander";
import { checkLeaves, type LeafCheck } from "../check/check-leaves.ts";
import type { Exit } from "../output/exit.ts";
import { programHelp } from "../output/help-text.ts";
import { keepStandardOutputClean, print } from "../output/standard-output.ts";
import { tableText } from "../output/table.ts";
import { ExitCode, UsageError } from "../output/usage-error.ts";
import { loadDifferentiated } from "../program/load-program.ts";

/** Adds `check` to the command line. */
export function registerCheck(program: Command, exit: Exit): void {
  program
    .command("check <file>")
    .description("every gradient against central differences of the recorded graph")
    .option("--json", "the figures as JSON")
    .addHelpText("after", programHelp("leibniz check examples/apple-orange.ts"))
    .action(async (file: string, options: { json?: boolean }) => {
      keepStandardOutputClean();
      exit(await checkCommand(file, options));
    });
}

/** `leibniz check FILE`: every gradient against finite differences of the replayed graph. */
export async function checkCommand(file: string, options: { readonly json?: boolean }): Promise<number> {
  const checks = checkLeaves(await loadDifferentiated(file));
  if (checks.length === 0) throw new UsageError(`${file}: no leaf here requires a gradient`);
  const passed = checks.every((check) => check.verdict !== "differs");
  if (options.json) await print(`${JSON.stringify({ passed, leaves: checks }, null, 2)}\n`);
  else await print(`${tableOf(checks)}\n`);
  return passed ? ExitCode.ok : ExitCode.failed;
}

const WORDS = {
  agrees: () => styleText("green", "agrees"),
  differs: () => styleText("red", "DIFFERS"),
  unclear: () => styleText("yellow", "unclear"),
} as const;

function tableOf(checks: readonly LeafCheck[]): string {
  const rows = checks.map((check) => {
    const sampled = check.checked < check.elements ? ` (${check.checked} of ${check.elements} elements)` : "";
    return [
      check.leaf.replace(/\s+/g, " "),
      formatShape(check.shape),
      formatNumber(check.maxAbsolute, 3),
      formatNumber(check.maxRelative, 3),
      WORDS[check.verdict]() + sampled,
    ];
  });
  const table = tableText(["leaf", "shape", "largest difference", "relative", "verdict"], rows);
  return [table, ...remarks(checks)].join("\n");
}

function remarks(checks: readonly LeafCheck[]): string[] {
  const count = (verdict: LeafCheck["verdict"]): number =>
    checks.filter((check) => check.verdict === verdict).length;
  const [differing, unclear] = [count("differs"), count("unclear")];
  const said: string[] = [];
  if (differing > 0) said.push(`${differing} of ${checks.length} leaves differ.`);
  else if (unclear === 0) said.push("All gradients agree with central differences.");
  if (unclear > 0) {
    said.push(
      `${unclear} of ${checks.length} leaves are unclear: the result is so large beside these gradients that rounding hides them.`,
    );
  }
  if (checks.some((check) => check.dtype === "float32")) {
    said.push("float32 gradients are held to 3 digits.");
  }
  return said;
}
