import { latexWords } from "../graph/symbol-names.ts";
import { oneLine } from "./plain-text.ts";
import type { Line, Working } from "./working.ts";

/** A derivation as LaTeX: one `align*` for each group of equations. */
export function workingLatex(working: Working): string {
  const blocks: string[] = [];
  for (const { groups } of working.sections) {
    for (const { lines } of groups) {
      if (lines.length === 0) continue;
      blocks.push(`\\begin{align*}\n${lines.map(alignedLine).join(" \\\\\n")}\n\\end{align*}\n`);
    }
  }
  return blocks.join("\n");
}

/** An equation in one line of mathematics. */
export function equationLatex(line: Line, equals = "="): string {
  const [left, ...right] = line.sides.map((side) => side.latex);
  if (right.length === 0) return oneLine(left ?? "");
  return oneLine(
    `${left} ${line.partial ? `${equals.replace("=", "")}\\mathrel{+}=` : equals} ${right.join(" = ")}`,
  );
}

function alignedLine(line: Line): string {
  const [before, after] = [line.partial ? "" : line.before, line.remark];
  const words = [before, after].filter((part) => part !== "").join(" ");
  return equationLatex(line, "&=") + (words === "" ? "" : ` && ${latexWords(oneLine(words))}`);
}
