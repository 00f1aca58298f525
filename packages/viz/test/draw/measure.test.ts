import { describe, expect, test } from "vitest";
import { shortenMiddle, textWidth } from "../../src/draw/measure.ts";

describe("textWidth, in em", () => {
  test.each([
    ["", 0],
    ["사과", 2],
    ["사과".normalize("NFD"), 2],
    ["苹果", 2],
    ["りんご", 3],
    ["Ｗ", 1],
    ["x", 0.55],
    ["e\u0301", 0.55],
    ["🍎", 1],
    ["귤 1", 1 + 2 * 0.55],
    ["\u{20000}", 1],
    ["가힣", 2],
  ])("%s is %d", (text, ems) => expect(textWidth(text, 1)).toBeCloseTo(ems, 12));

  test("grows with the font", () => expect(textWidth("사과", 15)).toBe(30));
});

describe("shortenMiddle", () => {
  test("leaves a text of just that length", () => expect(shortenMiddle("abcde", 5)).toBe("abcde"));
  test("keeps beginning and end", () => expect(shortenMiddle("abcdefghij", 5)).toBe("ab…ij"));
  test("counts code points", () => expect(shortenMiddle("🍎🍏🍐🍊🍋", 5)).toBe("🍎🍏🍐🍊🍋"));
  test("never halves a pair", () => expect(shortenMiddle("🍎🍏🍐🍊🍋🍌", 3)).toBe("🍎…🍌"));
});
