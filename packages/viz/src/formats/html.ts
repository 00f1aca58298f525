import { optionNames } from "../check-choice.ts";
import type { Drawing } from "../draw/drawing.ts";
import type { Theme } from "../draw/palette.ts";
import { checkPictureOptions } from "../draw/picture-options.ts";
import { toSvg } from "../draw/svg.ts";
import { wordsOf } from "../draw/words.ts";
import { escapeXml } from "../draw/xml-text.ts";
import type { GraphDoc } from "../graph/graph-doc.ts";
import { type RowOptions, type Table, valuesTable, wiresTable } from "./graph-rows.ts";
import { pageHead } from "./page-head.ts";
import { pageWordsOf } from "./page-words.ts";

export interface HtmlOptions extends RowOptions {
  /** The theme of the page; without one it is light or dark as the reader's system is. */
  readonly theme?: Theme;
}

const NAMES = optionNames<HtmlOptions>({ digits: true, lang: true, theme: true });

/**
 * A graph as one static page that needs nothing else: the picture, every wire as a sentence, and tables of all values
 * and wires with their gradients and local derivatives. It holds no script, and is well-formed XML as well as HTML.
 *
 * @example
 * const page = toHtml(doc, await drawGraph(doc, graphvizCli, { lang: "ko" }));
 */
export function toHtml(doc: GraphDoc, drawing: Drawing, options: HtmlOptions = {}): string {
  checkPictureOptions("toHtml", options, NAMES);
  const lang = options.lang ?? drawing.lang;
  const words = pageWordsOf(lang);
  const picture = wordsOf(lang);
  const sentences = drawing.groups.flatMap(({ kind, title }) =>
    kind === "wire" && title !== null ? [title] : [],
  );
  const leaves = doc.nodes.filter((node) => node.kind !== "op").length;
  const { theme } = options;
  return [
    ...pageHead(lang, drawing.title, theme),
    `<p>${escapeXml(picture.summary(leaves, doc.nodes.length - leaves))}</p>`,
    `<figure tabindex="0" aria-label="${escapeXml(words.picture)}">`,
    toSvg(drawing, theme === undefined ? {} : { theme }).trimEnd(),
    "</figure>",
    ...tableLines(valuesTable(doc, { ...options, lang }), "values"),
    ...tableLines(wiresTable(doc, { ...options, lang }), "wires"),
    `<p class="soft">${escapeXml(words.howToRead)}</p>`,
    `<h2>${escapeXml(words.inWords)}</h2>`,
    "<ol>",
    ...sentences.map((sentence) => `<li><bdi>${escapeXml(sentence)}</bdi></li>`),
    "</ol>",
    "</main>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function tableLines({ title, columns, rows }: Table, id: string): string[] {
  if (rows.length === 0) return [];
  const classOf = (at: number): string => {
    const column = columns[at];
    if (column === undefined) return "";
    const names = [column.isNumber ? "number" : "", column.role ?? ""].filter((name) => name !== "");
    return names.length === 0 ? "" : ` class="${names.join(" ")}"`;
  };
  return [
    `<h2 id="table-${id}">${escapeXml(title)}</h2>`,
    `<div class="table" role="region" tabindex="0" aria-labelledby="table-${id}">`,
    "<table>",
    "<thead>",
    "<tr>",
    ...columns.map(({ heading }, at) => `<th scope="col"${classOf(at)}>${escapeXml(heading)}</th>`),
    "</tr>",
    "</thead>",
    "<tbody>",
    ...rows.map((row) => {
      const cells = row.map((cell, at) => {
        const text = `<bdi>${escapeXml(cell)}</bdi>`;
        return at === 0 ? `<th scope="row">${text}</th>` : `<td${classOf(at)}>${text}</td>`;
      });
      return `<tr>${cells.join("")}</tr>`;
    }),
    "</tbody>",
    "</table>",
    "</div>",
  ];
}
