/** A table in Markdown that also reads well as it stands: columns of even width, figures to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = [head, ...rows].map((row) => row.map(cellText));
  const widths = head.map((_, column) => Math.max(3, ...table.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const [titles, ...body] = table.map((row) =>
    line(row.map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!)))),
  );
  const rule = line(widths.map((width, i) => (i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)));
  return [titles, rule, ...body].join("\n");
}

/** Text as it can stand in a cell: names and errors come from other programs. */
export function cellText(text: string): string {
  return plainText(text).replaceAll("\\", "\\\\").replaceAll("|", "\\|");
}

/** Text on one line, without what a terminal would obey. */
export function plainText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
}
