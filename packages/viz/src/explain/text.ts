import type { Line, Working } from "./working.ts";

/** A derivation in plain text, for a terminal. */
export function workingText(working: Working): string {
  const lines = [working.title];
  for (const { heading, note, groups } of working.sections) {
    lines.push("", heading);
    if (note !== null) lines.push(`  ${note}`);
    groups.forEach((group, i) => {
      const indent = group.lead === null ? "  " : "    ";
      if (group.lead !== null)
        lines.push(...(i > 0 || note !== null ? [""] : []), `  ${lineText(group.lead)}`);
      for (const line of group.lines) lines.push(indent + lineText(line));
    });
  }
  return `${lines.join("\n")}\n`;
}

function lineText({ before, sides, remark }: Line): string {
  const equation = sides.map((side) => side.text).join(" = ");
  const parts = [before, equation].filter((part) => part !== "").join(" ");
  return remark === "" ? parts : `${parts}    ${remark}`;
}
