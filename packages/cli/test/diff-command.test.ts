import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, leibniz } from "./run-command.ts";

const price = (tax: string): string => `import { variable } from "leibniz";
export default variable(100, { name: "사과" }).mul(2).mul(variable(${tax}, { name: "소비세" })).named("L");
`;

const PROGRAMS = { "old.ts": price("1.1"), "new.ts": price("1.2") };

describe("leibniz diff", () => {
  it("of two programs says where they part, in the language asked for, and exits with 1", () => {
    const folder = folderWith(PROGRAMS);
    const { code, out, err } = leibniz(["diff", "old.ts", "new.ts"], folder);
    expect([code, err]).toEqual([1, ""]);
    expect(out).toMatch(
      /^old\.ts and new\.ts differ\.\n\nfirst differing wire, forward: 소비세\n {2}value 1\.1 → 1\.2/,
    );
    expect(out).toContain("~ L: value 220 → 240");
    expect(leibniz(["diff", "old.ts", "new.ts", "--lang", "ko"], folder).out).toContain(
      "순전파에서 처음 다른 선: 소비세",
    );
    expect(leibniz(["diff", "old.ts", "new.ts", "--tolerance", "0.1"], folder).code).toBe(0);
  });

  it("takes a graph document for a program, and exits with 0 when both are the same", () => {
    const folder = folderWith(PROGRAMS);
    expect(leibniz(["graph", "old.ts", "-o", "old.json"], folder).code).toBe(0);
    const same = leibniz(["diff", "old.json", "old.ts"], folder);
    expect([same.code, same.out]).toEqual([0, "old.json and old.ts are the same.\n"]);
    const { code, out } = leibniz(["diff", "old.json", "new.ts", "--json"], folder);
    const diff = JSON.parse(out) as {
      a: string;
      equal: boolean;
      changed: { nodes: { aspects: string[] }[] };
    };
    expect([code, diff.a, diff.equal]).toEqual([1, "old.json", false]);
    expect(diff.changed.nodes.some(({ aspects }) => aspects.includes("value"))).toBe(true);
  });

  it("draws both with the first differing wire framed", () => {
    const folder = folderWith(PROGRAMS);
    expect(leibniz(["diff", "old.ts", "new.ts", "-o", "diff.svg", "--theme", "dark"], folder).code).toBe(1);
    const svg = readFileSync(join(folder, "diff.svg"), "utf8");
    for (const text of ["old.ts", "new.ts", "≠", "1.1", "1.2"]) expect(svg).toContain(`>${text}</text>`);
  });

  it.each([
    [["old.ts"], "missing required argument 'b'"],
    [["old.ts", "gone.ts"], "gone.ts: there is no such file"],
    [
      ["old.ts", "new.ts", "-f", "text", "-o", "new.ts"],
      "-o new.ts is the program itself; name another file",
    ],
    [["old.ts", "new.ts", "-f", "png"], 'there is no format "png"; choose text, json, svg'],
  ])("refuses %j", (args, message) => {
    const ran = leibniz(["diff", ...args], folderWith(PROGRAMS));
    expect(ran).toEqual({ code: 2, out: "", err: `leibniz: ${message}\n` });
  });
});
