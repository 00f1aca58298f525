import { escapeXml } from "../draw/xml-text.ts";
import { formatNumber } from "../format-number.ts";
import { pageHead } from "../formats/page-head.ts";
import type { PlotDoc } from "./plot-doc.ts";
import { type PlotSvgOptions, toPlotSvg } from "./plot-svg.ts";
import { type PlotTable, plotTables } from "./plot-table.ts";
import { plotWordsOf } from "./plot-words.ts";

/** More rows than this are not printed, as no page and no reader would be served. */
const MOST_ROWS = 200;

/**
 * A plot as a static page: the picture, its description in words, what has to be known of the data, and tables of the
 * numbers. It has no script and loads nothing.
 *
 * @example
 * const page = toPlotHtml(plotFunction(Math.sin), { document });
 */
export function toPlotHtml(doc: PlotDoc, options: PlotSvgOptions): string {
  // The picture is painted, so the page is in its colours whatever the reader's system is.
  const { theme = "light" } = options;
  const words = plotWordsOf(doc.lang);
  const svg = toPlotSvg(doc, options);
  const facts = doc.facts.map(
    ({ name, value }) => `<dt>${escapeXml(name)}</dt><dd>${formatNumber(value, "raw")}</dd>`,
  );
  return `${[
    ...pageHead(doc.lang, doc.title, theme),
    `<p>${escapeXml(doc.description)}</p>`,
    `<figure tabindex="0" aria-label="${escapeXml(doc.title)}">`,
    svg.trimEnd(),
    "</figure>",
    ...(facts.length === 0 ? [] : [`<h2>${escapeXml(words.facts)}</h2>`, `<dl>${facts.join("")}</dl>`]),
    ...(doc.notes.length === 0
      ? []
      : [
          `<h2>${escapeXml(words.notes)}</h2>`,
          `<ul>${doc.notes.map((note) => `<li>${escapeXml(note)}</li>`).join("")}</ul>`,
        ]),
    `<h2>${escapeXml(words.data)}</h2>`,
    ...plotTables(doc).map((table) => tableHtml(table, words.tableCut)),
    "</main>",
    "</body>",
    "</html>",
  ].join("\n")}\n`;
}

function tableHtml(
  { caption, columns, rows }: PlotTable,
  cut: (shown: number, all: string) => string,
): string {
  const last = rows.length - 1;
  const shown =
    rows.length <= MOST_ROWS
      ? rows
      : Array.from({ length: MOST_ROWS }, (_, i) => rows[Math.round((i * last) / (MOST_ROWS - 1))]!);
  const said = rows.length <= MOST_ROWS ? "" : ` (${cut(MOST_ROWS, rows.length.toLocaleString("en"))})`;
  const cell = (value: number | string | null): string =>
    escapeXml(value === null ? "—" : typeof value === "number" ? formatNumber(value, "raw") : value);
  return [
    `<div class="table" tabindex="0" role="region" aria-label="${escapeXml(caption)}">`,
    "<table>",
    `<caption>${escapeXml(caption + said)}</caption>`,
    `<thead><tr>${columns.map((column) => `<th scope="col" class="number">${escapeXml(column)}</th>`).join("")}</tr></thead>`,
    "<tbody>",
    ...shown.map(
      ([first = null, ...rest]) =>
        `<tr><th scope="row" class="number">${cell(first)}</th>${rest.map((value) => `<td class="number">${cell(value)}</td>`).join("")}</tr>`,
    ),
    "</tbody>",
    "</table>",
    "</div>",
  ].join("\n");
}
