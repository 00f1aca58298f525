import { styleText } from "node:util";
import type { Command } from "commander";
import { lessons } from "../lessons/index.ts";
import { type Lesson, type Outcome, outcomeOf, type Scale } from "../lessons/lesson.ts";
import type { Exit } from "../output/exit.ts";
import { exampleHelp } from "../output/help-text.ts";
import { print } from "../output/standard-output.ts";
import { tableText } from "../output/table.ts";
import { ExitCode, UsageError } from "../output/usage-error.ts";

export interface LessonRunOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Adds `lesson list` and `lesson run` to the command line. */
export function registerLesson(program: Command, exit: Exit): void {
  const lesson = program.command("lesson").description("the acceptance cases from the lecture notes");
  lesson
    .command("list")
    .description("all cases")
    .option("--json")
    .addHelpText("after", exampleHelp("leibniz lesson list"))
    .action(lessonListCommand);
  lesson
    .command("run [ids...]")
    .description("run cases: the documents' figures beside ours")
    .option("--all", "run every case")
    .option("--json")
    .addHelpText("after", exampleHelp("leibniz lesson run G11"))
    .action(async (ids: string[], options: LessonRunOptions) => exit(await lessonRunCommand(ids, options)));
}

/** `leibniz lesson list`. */
export async function lessonListCommand(options: { readonly json?: boolean }): Promise<void> {
  if (options.json) {
    const list = lessons.map(({ id, source, title, program }) => ({ id, source, title, program }));
    return print(`${JSON.stringify(list, null, 2)}\n`);
  }
  const rows = lessons.map(({ id, source, title, program }) => [id, source, title.en, title.ko, program]);
  await print(`${tableText(["id", "source", "case", "사례", "program"], rows)}
`);
}

/** `leibniz lesson run`: the documents' figures beside ours. */
export async function lessonRunCommand(ids: readonly string[], options: LessonRunOptions): Promise<number> {
  const chosen = choose(ids, options.all ?? false);
  const outcomes: Outcome[] = [];
  for (const lesson of chosen) {
    const scale = options.all && lesson.shortened !== undefined ? "short" : "full";
    const outcome = await outcomeOf(lesson, scale);
    outcomes.push(outcome);
    if (!options.json) await print(outcomeText(outcome, scale));
  }
  const count = (result: Outcome["result"]): number =>
    outcomes.filter((outcome) => outcome.result === result).length;
  const [passed, skipped] = [count("passed"), count("skipped")];
  if (options.json) {
    const cases = outcomes.map(({ lesson: { id, source, title }, result, reason, facts }) => {
      return { id, source, title, passed: result === "passed", result, reason, facts };
    });
    await print(`${JSON.stringify({ passed, skipped, of: outcomes.length, cases }, null, 2)}\n`);
  } else {
    const rest = skipped === 0 ? "" : `, and ${skipped} skipped, which proves nothing about them`;
    await print(`${passed} of ${outcomes.length - skipped} cases within their tolerances${rest}\n`);
  }
  return count("failed") === 0 ? ExitCode.ok : ExitCode.failed;
}

function outcomeText({ lesson, result, reason, facts }: Outcome, scale: Scale): string {
  const { id, source, title, shortened } = lesson;
  const heading = `${styleText("bold", id)}  ${title.en} · ${title.ko}  (${source})\n`;
  if (result === "skipped") return `${heading}${styleText("yellow", "SKIPPED")}: ${reason}\n\n`;
  const remark = scale === "full" ? "" : `shortened: ${shortened}; all of it: leibniz lesson run ${id}\n`;
  const rows = facts.map((fact) => [
    fact.what,
    fact.documents,
    fact.ours,
    fact.passed ? styleText("green", "ok") : styleText("red", "DIFFERS"),
  ]);
  return `${heading}${remark}${tableText(["figure", "documents", "ours", ""], rows)}\n\n`;
}

function choose(ids: readonly string[], all: boolean): readonly Lesson[] {
  if (all || ids.length === 0) {
    if (!all) throw new UsageError("name cases, as in `leibniz lesson run G11`, or say --all");
    return lessons;
  }
  return ids.map((id) => {
    const found = lessons.find((lesson) => lesson.id.toLowerCase() === id.toLowerCase());
    if (found === undefined)
      throw new UsageError(`there is no case ${id}; \`leibniz lesson list\` shows them all`);
    return found;
  });
}
