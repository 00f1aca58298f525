import { describe, expect, it } from "vitest";
import { type Problem, quadratic, smallNet } from "./problems.ts";
import type { Rule } from "./rules.ts";
import { rows, twentySteps } from "./table.ts";

function byRule(problem: Problem, rule: Rule): readonly number[] {
  let w = problem.start;
  const kept = w.map(() => ({}));
  for (let t = 1; t <= 20; t++) {
    const g = problem.gradient(w);
    w = w.map((each, i) => rule(each, g[i]!, t, kept[i]!));
  }
  return w;
}

describe.each([quadratic, smallNet])("20 steps on $name are those of the published formula", (problem) => {
  it.each(rows)("%s", (_, make, rule) => {
    const wanted = byRule(problem, rule);
    const got = twentySteps(problem, make, "float64").w;
    got.forEach((w, i) => expect(Math.abs(w - wanted[i]!)).toBeLessThanOrEqual(1e-12));
  });

  it.each(rows)("%s, in float32", (_, make, rule) => {
    const wanted = byRule(problem, rule);
    const got = twentySteps(problem, make, "float32").w;
    got.forEach((w, i) => expect(Math.abs(w - wanted[i]!)).toBeLessThanOrEqual(2e-5));
  });
});
