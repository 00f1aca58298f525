import { equationLatex } from "./latex.ts";
import type { Line, Working } from "./working.ts";

/** A derivation as Markdown with `$…$` mathematics, for a page or a notebook. */
export function workingMarkdown(working: Working): string {
  const lines = [`# ${markdownText(working.title)}`];
  for (const { heading, note, groups, table } of working.sections) {
    lines.push("", `## ${markdownText(heading)}`);
    if (note !== null) lines.push("", markdownText(note));
    if (table !== null) {
      lines.push(
        "",
        row(table.head),
        row(
          table.head.map(() => "---"),
          false,
        ),
        ...table.rows.map((each) => row(each)),
      );
      continue;
    }
    for (const { lead, lines: equations } of groups) {
      if (lead !== null) lines.push("", lineMarkdown(lead, ":"));
      if (equations.length > 0) lines.push("", ...equations.map((line) => `- ${lineMarkdown(line)}`));
    }
  }
  return `${lines.join("\n")}\n`;
}

function lineMarkdown(line: Line, end = ""): string {
  const before = line.before === "" ? "" : `${markdownText(line.before)} `;
  const remark = line.remark === "" ? "" : ` ${markdownText(line.remark)}`;
  const equation = line.sides.length === 0 ? "" : `$${equationLatex({ ...line, partial: false })}$`;
  return `${before}${equation}${remark}${end}`;
}

function row(cells: readonly string[], escaped = true): string {
  return `| ${(escaped ? cells.map(markdownText) : cells).join(" | ")} |`;
}

/** Text in which nothing is markup; a stop, an equals sign or a hyphen within a line is none. */
function markdownText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_{}[\]#|~$!]/g, "\\$&")
    .replace(/^\s*([-+]|\d+[.)])(?=\s|$)/, "\\$1");
}
