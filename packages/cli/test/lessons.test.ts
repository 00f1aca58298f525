import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fact, factWithin } from "../src/lessons/lesson.ts";
import { lessons } from "../src/lessons/index.ts";

describe("the acceptance cases", () => {
  it.each(lessons.map((lesson) => [lesson.id, lesson] as const))(
    "%s gives the documents' figures",
    (_, lesson) => {
      const facts = lesson.facts();
      expect(facts.length).toBeGreaterThan(0);
      expect(facts.filter((entry) => !entry.passed)).toEqual([]);
    },
  );

  it("have ids of their own, and a program that exists", () => {
    expect(new Set(lessons.map((lesson) => lesson.id)).size).toBe(lessons.length);
    const root = fileURLToPath(new URL("../../../", import.meta.url));
    for (const lesson of lessons) expect(existsSync(root + lesson.program), lesson.program).toBe(true);
  });

  it("cover G01 to G20, L01 to L13, N01 to N13, T01 to T17 and T24", () => {
    const ids = lessons.map((lesson) => lesson.id);
    for (const [letter, last] of [
      ["G", 20],
      ["L", 13],
      ["N", 13],
      ["T", 17],
    ] as const) {
      for (let i = 1; i <= last; i++) expect(ids).toContain(`${letter}${String(i).padStart(2, "0")}`);
    }
    expect(ids).toContain("T24");
  });
});

describe("a fact", () => {
  it("fails beyond its tolerance", () => {
    expect(fact("", 220.00000000000003, 220).passed).toBe(true);
    expect(fact("", 220.001, 220).passed).toBe(false);
    expect(fact("", 3.3, 3.3000000000000003, 0).passed).toBe(false);
    expect(fact("", NaN, 1).passed).toBe(false);
    expect(factWithin("", 0.05001, 0.05, 2e-5).passed).toBe(true);
    expect(factWithin("", 1e-7, 0, 1e-8).passed).toBe(false);
    expect(factWithin("", NaN, 0, 1).passed).toBe(false);
  });
});
