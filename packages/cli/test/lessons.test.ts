import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fact, factBetween, factWithin, type Lesson, outcomeOf } from "../src/lessons/lesson.ts";
import { defects, lessons } from "../src/lessons/index.ts";

const table = [...lessons, ...defects];

describe("the acceptance cases", () => {
  it.for(table.map((lesson) => [lesson.id, lesson] as const))(
    "%s gives the documents' figures, or what their slip leads to",
    // Cases that train take seconds, and on a busy machine more.
    { timeout: 300_000 },
    async ([id, lesson], { skip }) => {
      const reason = lesson.obstacle?.() ?? null;
      if (reason !== null) skip(`${id}: ${reason}`);
      if (lesson.obstacle !== undefined && process.env["LEIBNIZ_KERNELS"] === "reference") {
        skip(`${id}: with the plain kernels its training takes minutes`);
      }
      const facts = await lesson.facts("short");
      expect(facts.length).toBeGreaterThan(0);
      expect(facts.filter((entry) => !entry.passed)).toEqual([]);
    },
  );

  it("have ids of their own, and a program that exists", () => {
    expect(new Set(table.map((lesson) => lesson.id)).size).toBe(table.length);
    const root = fileURLToPath(new URL("../../../", import.meta.url));
    for (const lesson of table) expect(existsSync(root + lesson.program), lesson.program).toBe(true);
  });

  it("cover G01 to G20, L01 to L13, N01 to N13, T01 to T24 and B01 to B33", () => {
    const ids = table.map((lesson) => lesson.id);
    expect([lessons.length, defects.length]).toEqual([70, 33]);
    for (const [letter, last] of [
      ["G", 20],
      ["L", 13],
      ["N", 13],
      ["T", 24],
      ["B", 33],
    ] as const) {
      for (let i = 1; i <= last; i++) expect(ids).toContain(`${letter}${String(i).padStart(2, "0")}`);
    }
  });
});

describe("the errata", () => {
  const text = (name: string) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), "utf8");
  it.each([
    ["en", text("errata.md")],
    ["ko", text("errata.ko.md")],
  ] as const)("in %s list every slip as the table says it, and no other", (language, page) => {
    const rows = page.split("\n").filter((line) => /^\| B\d/.test(line));
    const cells = rows.map((row) => row.split("|").map((cell) => cell.trim()).slice(1, -1)); // prettier-ignore
    expect(cells).toEqual(
      defects.map(({ id, source, title, right }) => [id, source, title[language], right[language]]),
    );
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
    expect(factBetween("", 0.91, 0.9093, [0.9, 1]).passed).toBe(true);
    expect(factBetween("", 0.89, 0.9093, [0.9, 1]).passed).toBe(false);
    expect(factBetween("", NaN, 0.9093, [0.9, 1]).passed).toBe(false);
  });
});

describe("a case", () => {
  const lesson: Lesson = {
    id: "X01",
    source: "",
    title: { en: "", ko: "" },
    program: "",
    facts: () => [fact("", 1, 2)],
  };
  it("is passed, failed, or skipped for a reason, and then no figure of it is shown", async () => {
    expect((await outcomeOf(lesson, "short")).result).toBe("failed");
    expect((await outcomeOf({ ...lesson, facts: async () => [fact("", 2, 2)] }, "short")).result).toBe(
      "passed",
    );
    const skipped = await outcomeOf({ ...lesson, obstacle: () => "no files" }, "short");
    expect([skipped.result, skipped.reason, skipped.facts]).toEqual(["skipped", "no files", []]);
  });
});
