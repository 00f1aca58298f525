import { styleText } from "node:util";
import { lessons } from "../lessons/index.ts";
import type { Lesson } from "../lessons/lesson.ts";
import { print } from "../output/standard-output.ts";
import { tableText } from "../output/table.ts";
import { ExitCode, UsageError } from "../output/usage-error.ts";

export interface LessonRunOptions {
  readonly all?: boolean;
  readonly json?: boolean;
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
  const results = chosen.map(({ id, source, title, facts }) => {
    const figures = facts();
    return { id, source, title, passed: figures.every((fact) => fact.passed), facts: figures };
  });
  const passed = results.filter((result) => result.passed).length;
  if (options.json)
    await print(`${JSON.stringify({ passed, of: results.length, cases: results }, null, 2)}\n`);
  else {
    for (const { id, source, title, facts } of results) {
      const rows = facts.map((fact) => [
        fact.what,
        fact.documents,
        fact.ours,
        fact.passed ? styleText("green", "ok") : styleText("red", "DIFFERS"),
      ]);
      const table = tableText(["figure", "documents", "ours", ""], rows);
      await print(`${styleText("bold", id)}  ${title.en} · ${title.ko}  (${source})\n${table}\n\n`);
    }
    await print(`${passed} of ${results.length} cases within their tolerances\n`);
  }
  return passed === results.length ? ExitCode.ok : ExitCode.failed;
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
