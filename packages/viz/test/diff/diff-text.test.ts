import { type Tensor, variable } from "@leibniz/core";
import { diffGraphs, diffText, type DiffTextOptions, type GraphDoc, graphOf } from "@leibniz/viz";
import { describe, expect, it } from "vitest";
import { biasGradient, sharedStart, softmaxOfMatrix } from "./defects.ts";

const text = (a: GraphDoc, b: GraphDoc, options?: DiffTextOptions): string =>
  diffText(diffGraphs(a, b), a, b, options);

const price = (tax: number, twice = false): GraphDoc => {
  const total: Tensor = variable(100, { name: "apple" }).mul(2).mul(tax);
  const root = twice ? total.mul(2) : total;
  root.backward();
  return graphOf(root);
};

describe("diffText", () => {
  it("says where two programs part, and every number that differs", () => {
    expect(text(price(1.1), price(1.2), { titles: ["old.ts", "new.ts"] })).toBe(`old.ts and new.ts differ.

first differing wire, forward: 1.1 | 1.2
  value 1.1 → 1.2
first differing wire, backward: t1 → L = t1 × 1.1 [0] | t1 → L = t1 × 1.2 [0]
  contribution 1.1 → 1.2

nodes: 0 added, 0 removed, 4 changed
edges: 0 added, 0 removed, 2 changed

~ apple: gradient 2.2 → 2.4
~ t1: gradient 1.1 → 1.2
~ 1.1: value 1.1 → 1.2
~ L: value 220 → 240
~ apple → t1 = apple × 2 [0]: contribution 2.2 → 2.4
~ t1 → L = t1 × 1.1 [0]: local derivative 1.1 → 1.2; contribution 1.1 → 1.2
`);
  });

  it("names what only one of them has", () => {
    const lines = text(price(1.1), price(1.1, true)).split("\n");
    expect(lines).toContain("first differing wire, forward: L = t2 × 2  (only in b)");
    expect(lines).toContain("+ L = t2 × 2  (only in b)");
    expect(text(price(1.1, true), price(1.1))).toContain("- L = t2 × 2  (only in a)");
  });

  it("of a tensor tells the element that differs most, and never two numbers that look the same", () => {
    const { wrong, right } = softmaxOfMatrix();
    // e³ / Σeⁱ over the whole matrix, and over its row.
    expect(text(wrong, right)).toContain("~ y: value [0,2]: 0.0315496 → 0.665241; 6 of 6 elements differ");
    const near = text(price(1.1), price(1.1 + 1e-7), { digits: 3 });
    expect(near).toContain("value 1.1 → 1.1000001");
  });

  it("speaks Korean and Japanese", () => {
    const { wrong, right } = biasGradient();
    const korean = text(wrong, right, { lang: "ko", titles: ["틀림.ts", "맞음.ts"] });
    expect(korean).toMatch(/^틀림.ts, 맞음.ts: 서로 다릅니다\./);
    expect(korean).toContain("역전파에서 처음 다른 선: b1 →");
    expect(korean).not.toContain("순전파");
    expect(text(wrong, right, { lang: "ja" })).toContain("逆伝播で最初に異なる線");
    expect(text(right, right, { lang: "ko" })).toBe("a, b: 서로 같습니다.\n");
  });

  it("keeps names on their line, and long lists short", () => {
    const { wrong, right } = sharedStart();
    const hostile = text(wrong, right, { titles: ["a\n- forged", "\u202eb"] });
    expect(hostile.split("\n")[0]).toContain("differ");
    expect(hostile).not.toContain("\n- forged");
    const chain = (factor: number): GraphDoc => {
      let y = variable(1, { name: "x" }).mul(factor);
      for (let i = 0; i < 50; i++) y = y.mul(1);
      return graphOf(y);
    };
    const lines = text(chain(2), chain(3)).split("\n");
    expect(lines.filter((line) => line.includes("value")).length).toBeLessThan(25);
    expect(lines.some((line) => /^ {2}… and \d+ more$/.test(line))).toBe(true);
  });
});
