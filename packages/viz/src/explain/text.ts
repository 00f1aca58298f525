import type { Line, Working } from "./working.ts";

/** A derivation in plain text, for a terminal. */
export function workingText(working: Working): string {
  const lines = [working.title];
  for (const { heading, note, groups } of working.sections) {
    lines.push("", heading);
    if (note !== null) lines.push(`  ${note}`);
    let isFirst = note === null;
    for (const { lead, lines: equations } of groups) {
      if (lead !== null) {
        if (!isFirst) lines.push("");
        lines.push(`  ${lineText(lead)}`);
      }
      const indent = lead === null ? "  " : "    ";
      for (const line of equations) lines.push(indent + lineText(line));
      isFirst = false;
    }
  }
  return `${lines.join("\n")}\n`;
}

function lineText({ before, sides, remark }: Line): string {
  const equation = sides.map((side) => side.text).join(" = ");
  const parts = [before, equation].filter((part) => part !== "").join(" ");
  return remark === "" ? parts : `${parts}    ${remark}`;
}
