import { escapeXml } from "../draw/xml-text.ts";
import { equationLatex } from "./latex.ts";
import { oneLine } from "./plain-text.ts";
import type { Line, Working } from "./working.ts";

/**
 * A derivation as a fragment of a page: headings, lists and MathML, which browsers show and screen readers read
 * without a script, a style sheet or a font.
 *
 * KaTeX, which makes the MathML, is four times as large as everything else here together. So it is fetched when a
 * page in MathML is first asked for and never by importing the package: that is why this one format is a promise.
 */
export async function workingMathml(working: Working, language: string): Promise<string> {
  const { default: katex } = await import("katex");
  const mathOf = (latex: string): string =>
    katex
      .renderToString(`\\displaystyle ${readable(latex)}`, {
        output: "mathml",
        throwOnError: true,
        // Nothing in a formula may name a file or an address.
        trust: false,
        maxExpand: 100,
        // Names hold characters of every script; everything else that is not plain LaTeX is an error.
        strict: (code: string) =>
          code === "unknownSymbol" || code === "unicodeTextInMathMode" ? "ignore" : "error",
      })
      .replace(/^<span class="katex">|<\/span>$/g, "");
  const lineOf = (line: Line): string =>
    [
      escapeXml(line.before),
      line.sides.length === 0 ? "" : mathOf(equationLatex({ ...line, partial: false })),
      escapeXml(line.remark),
    ]
      .filter((part) => part !== "")
      .join(" ");

  // Every equation is a paragraph: fractions of neighbouring lines would touch.
  const parts = [`<h2>${escapeXml(working.title)}</h2>`];
  for (const { heading, note, groups, table } of working.sections) {
    parts.push(`<h3>${escapeXml(heading)}</h3>`);
    if (note !== null) parts.push(`<p>${escapeXml(note)}</p>`);
    if (table !== null) {
      const cells = (tag: string, row: readonly string[]) =>
        `<tr>${row.map((cell) => `<${tag}>${escapeXml(cell)}</${tag}>`).join("")}</tr>`;
      const body = table.rows.map((row) => cells("td", row)).join("\n");
      parts.push(
        `<table>\n<thead>${cells('th scope="col"', table.head).replaceAll('</th scope="col">', "</th>")}</thead>\n<tbody>\n${body}\n</tbody>\n</table>`,
      );
      continue;
    }
    for (const { lead, lines } of groups) {
      if (lead !== null) parts.push(`<p>${lineOf(lead)}</p>`);
      if (lines.length > 0)
        parts.push(`<ul>\n${lines.map((line) => `<li><p>${lineOf(line)}</p></li>`).join("\n")}\n</ul>`);
    }
  }
  return `<section class="leibniz-derivation" lang="${escapeXml(language)}">\n${parts.join("\n")}\n</section>\n`;
}

/** What KaTeX's reader knows no letter for: private areas and separators of lines. */
function readable(latex: string): string {
  return oneLine(latex).replace(/[\ue000-\uf8ff\u2028\u2029]/g, "\ufffd");
}
