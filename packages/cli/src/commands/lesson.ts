import { styleText } from "node:util";
import type { Command } from "commander";
import { type Defect, defects, lessons } from "../lessons/index.ts";
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
    .description("all cases, and the slips of the notes, B01 to B33")
    .option("--json")
    .addHelpText("after", exampleHelp("leibniz lesson list"))
    .action(lessonListCommand);
  lesson
    .command("run [ids...]")
    .description("run cases: the documents' figures beside ours, their slips beside what is right")
    .option("--all", "run every case")
    .option("--json")
    .addHelpText("after", exampleHelp("leibniz lesson run G11"))
    .action(async (ids: string[], options: LessonRunOptions) => exit(await lessonRunCommand(ids, options)));
}

/** `leibniz lesson list`. */
export async function lessonListCommand(options: { readonly json?: boolean }): Promise<void> {
  const all = [...lessons, ...defects];
  if (options.json) {
    const list = all.map(({ id, source, title, program }) => ({ id, source, title, program }));
    return print(`${JSON.stringify(list, null, 2)}\n`);
  }
  const rows = all.map(({ id, source, title, program }) => [id, source, title.en, title.ko, program]);
  await print(`${tableText(["id", "source", "case", "사례", "program"], rows)}
`);
}

/** `leibniz lesson run`: the documents' figures beside ours, and what they get wrong beside what is right. */
export async function lessonRunCommand(ids: readonly string[], options: LessonRunOptions): Promise<number> {
  const chosen = choose(ids, options.all ?? false);
  const outcomes: Outcome[] = [];
  for (const lesson of chosen) {
    const scale = options.all && lesson.shortened !== undefined ? "short" : "full";
    const outcome = await outcomeOf(lesson, scale);
    outcomes.push(outcome);
    if (!options.json) await print(outcomeText(outcome, scale));
  }
  const slips = outcomes.filter(({ lesson }) => isDefect(lesson));
  const cases = outcomes.filter(({ lesson }) => !isDefect(lesson));
  if (options.json) await print(`${JSON.stringify({ ...report(cases), defects: report(slips) }, null, 2)}\n`);
  else {
    if (cases.length > 0) await print(`${tally(cases)} cases within their tolerances${remark(cases)}\n`);
    if (slips.length > 0) {
      await print(`${tally(slips)} slips of the documents shown beside what is right${remark(slips)}\n`);
    }
  }
  return count(outcomes, "failed") === 0 ? ExitCode.ok : ExitCode.failed;
}

function report(outcomes: readonly Outcome[]): object {
  const cases = outcomes.map(({ lesson, result, reason, facts }) => {
    const { id, source, title } = lesson;
    const right = isDefect(lesson) ? { right: lesson.right } : {};
    return { id, source, title, ...right, passed: result === "passed", result, reason, facts };
  });
  return {
    passed: count(outcomes, "passed"),
    skipped: count(outcomes, "skipped"),
    of: outcomes.length,
    cases,
  };
}

function tally(outcomes: readonly Outcome[]): string {
  return `${count(outcomes, "passed")} of ${outcomes.length - count(outcomes, "skipped")}`;
}

function remark(outcomes: readonly Outcome[]): string {
  const skipped = count(outcomes, "skipped");
  return skipped === 0 ? "" : `, and ${skipped} skipped, which proves nothing about them`;
}

function count(outcomes: readonly Outcome[], result: Outcome["result"]): number {
  return outcomes.filter((outcome) => outcome.result === result).length;
}

function outcomeText({ lesson, result, reason, facts }: Outcome, scale: Scale): string {
  const { id, source, title, shortened } = lesson;
  const heading = `${styleText("bold", id)}  ${title.en} · ${title.ko}  (${source})\n`;
  if (result === "skipped") return `${heading}${styleText("yellow", "SKIPPED")}: ${reason}\n\n`;
  const shorter = scale === "full" ? "" : `shortened: ${shortened}; all of it: leibniz lesson run ${id}\n`;
  const right = isDefect(lesson) ? `right: ${lesson.right.en} · ${lesson.right.ko}\n` : "";
  // What a slip leads to is not what the documents print.
  const expected = isDefect(lesson)
    ? ["figure", "expected", "found", ""]
    : ["figure", "documents", "ours", ""];
  const rows = facts.map((fact) => [
    fact.what,
    fact.documents,
    fact.ours,
    fact.passed ? styleText("green", "ok") : styleText("red", "DIFFERS"),
  ]);
  return `${heading}${right}${shorter}${tableText(expected, rows)}\n\n`;
}

function choose(ids: readonly string[], all: boolean): readonly Lesson[] {
  const table = [...lessons, ...defects];
  if (all || ids.length === 0) {
    if (!all) throw new UsageError("name cases, as in `leibniz lesson run G11`, or say --all");
    return table;
  }
  return ids.map((id) => {
    const found = table.find((lesson) => lesson.id.toLowerCase() === id.toLowerCase());
    if (found === undefined)
      throw new UsageError(`there is no case ${id}; \`leibniz lesson list\` shows them all`);
    return found;
  });
}

function isDefect(lesson: Lesson): lesson is Defect {
  return "right" in lesson;
}
