import type { Tensor } from "@leibniz/core";
import { optionNames } from "../check-choice.ts";
import { textWidth } from "../draw/measure.ts";
import { checkPictureOptions } from "../draw/picture-options.ts";
import { wordsOf } from "../draw/words.ts";
import type { GraphDoc } from "../graph/graph-doc.ts";
import { documentOf } from "./document-of.ts";
import { type RowOptions, type Table, valuesTable, wiresTable } from "./graph-rows.ts";

const NAMES = optionNames<RowOptions>({ digits: true, lang: true });

/**
 * A graph as plain text: its values in forward order with their gradients, then its wires with their local derivatives.
 * It needs no layout, so it does for graphs that are too large to draw.
 *
 * ```ts
 * import { variable } from "@leibniz/core";
 * import { graphText } from "@leibniz/viz";
 * const x = variable(3, { name: "x" });
 * const y = x.mul(2).named("y");
 * y.backward();
 * console.log(graphText(y));
 * ```
 */
export function graphText(graph: Tensor | GraphDoc, options: RowOptions = {}): string {
  checkPictureOptions("graphText", options, NAMES);
  const doc = documentOf(graph);
  const words = wordsOf(options.lang);
  const leaves = doc.nodes.filter((node) => node.kind !== "op").length;
  return [
    words.summary(leaves, doc.nodes.length - leaves),
    ...tableLines(valuesTable(doc, options)),
    ...tableLines(wiresTable(doc, options)),
    "",
  ].join("\n");
}

/** Columns apart by two spaces; a Hangul syllable takes two places, as in a terminal. */
function tableLines({ title, columns, rows }: Table): string[] {
  if (rows.length === 0) return [];
  const headings = columns.map(({ heading }) => heading);
  const widths = headings.map((heading) => places(heading));
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, places(cell))));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => {
        const space = " ".repeat((widths[at] ?? 0) - places(cell));
        return columns[at]?.isNumber === true ? space + cell : cell + space;
      })
      .join("  ")
      .trimEnd();
  return ["", title, line(headings), widths.map((width) => "─".repeat(width)).join("  "), ...rows.map(line)];
}

/** 0.55 em is one place and 1 em two. */
function places(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + Math.round(textWidth(character, 1) * 1.9), 0);
}
