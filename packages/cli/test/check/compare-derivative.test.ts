import { describe, expect, it } from "vitest";
import { compareDerivative } from "../../src/check/compare-derivative.ts";

const DOUBLE = { unit: 2 ** -52, relative: 1e-6 };
const verdict = (f: (x: number) => number, x: number, derivative: number, scale = Math.abs(derivative)) =>
  compareDerivative(f, x, derivative, scale, DOUBLE).verdict;

describe("a right derivative agrees, and one that is wrong by a thousandth differs:", () => {
  it.each<[string, (x: number) => number, number, number]>([
    ["x² at 3", (x) => x * x, 3, 6],
    ["x² at 1e-8, where both are tiny", (x) => x * x, 1e-8, 2e-8],
    ["x² at 1e8", (x) => x * x, 1e8, 2e8],
    ["1000 + x at 1", (x) => 1000 + x, 1, 1],
    ["log x at 1e-5, beside the pole", Math.log, 1e-5, 1e5],
    ["log x at 1e-12", Math.log, 1e-12, 1e12],
    ["1/x at 1e-6", (x) => 1 / x, 1e-6, -1e12],
    ["exp(−x) at 30", (x) => Math.exp(-x), 30, -Math.exp(-30)],
    ["tanh x at 4, nearly flat", Math.tanh, 4, 1 / Math.cosh(4) ** 2],
    ["sin 50x at 1", (x) => Math.sin(50 * x), 1, 50 * Math.cos(50)],
    ["relu at 1e-6, a hair beside the kink", (x) => Math.max(0, x), 1e-6, 1],
    ["1e6 x", (x) => 1e6 * x, 100, 1e6],
    ["1e-6 x", (x) => 1e-6 * x, 100, 1e-6],
  ])("%s", (_, f, x, derivative) => {
    expect(verdict(f, x, derivative)).toBe("agrees");
    expect(verdict(f, x, derivative * 1.001)).toBe("differs");
    expect(verdict(f, x, -derivative)).toBe("differs");
    expect(verdict(f, x, 0, 0)).toBe("differs");
    expect(verdict(f, x, NaN)).toBe("differs");
  });
});

it("a zero derivative agrees beside others that are not", () => {
  expect(verdict(() => 715, 2, 0, 2.2)).toBe("agrees");
  expect(verdict(() => 715, 2, 0, 0)).toBe("agrees");
});

it.each([0, 0.5, 1])("at a kink any slope between those of the two sides agrees: %d", (slope) => {
  expect(verdict((x) => Math.max(0, x), 0, slope, 1)).toBe("agrees");
});

it.each([-0.1, 1.1, 2])("and none outside: %d", (slope) => {
  expect(verdict((x) => Math.max(0, x), 0, slope, 1)).toBe("differs");
});

it("says so when the loss is too large for its differences to show anything", () => {
  expect(verdict((x) => 1e18 + x * x, 3, 6)).toBe("unclear");
});
