import { describe, expect, it } from "vitest";
import { figure, lowerIsBetter, median, timesAsFast } from "../src/report/figures.ts";

describe("figures", () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])("the median of %j is %d", (values, wanted) => expect(median(values)).toBe(wanted));

  it.each([
    ["ms", true],
    ["s", true],
    ["ns/op", true],
    ["MB", true],
    ["steps/s", false],
    ["GFLOP/s", false],
    ["Melem/s", false],
  ])("less is better in %s: %s", (unit, wanted) => expect(lowerIsBetter(unit)).toBe(wanted));

  it("twice as fast is 2, whether half the time or twice the rate", () => {
    expect(timesAsFast(10, 20, "ms")).toBe(2);
    expect(timesAsFast(20, 10, "steps/s")).toBe(2);
    expect(timesAsFast(20, 10, "ns/op")).toBe(0.5);
  });

  it.each([
    [12_345.6, "12,346"],
    [123.4, "123"],
    [12.34, "12.3"],
    [1.234, "1.23"],
    [0.01234, "0.012"],
    [0, "0.0"],
  ])("%d reads %s", (value, text) => expect(figure(value)).toBe(text));
});
