import { describe, expect, it } from "vitest";
import { erf, erfc, tensor } from "../src/index.ts";

// The doubles nearest to erf and erfc in Abramowitz and Stegun, Tables 7.1 and 7.3, and where those have too few
// digits, to an evaluation with forty digits.
const erfTable: readonly (readonly [x: number, y: number])[] = [
  [0.5, 0.5204998778130465],
  [1, 0.8427007929497149],
  [1.5, 0.9661051464753108],
  [2, 0.9953222650189527],
  [3, 0.9999779095030014],
];
const erfcTable: readonly (readonly [x: number, y: number])[] = [
  [0.5, 0.4795001221869535],
  [1, 0.15729920705028513],
  [1.5, 0.033894853524689274],
  [2, 0.004677734981047266],
  [3, 2.209049699858544e-5],
  [4, 1.541725790028002e-8],
  [5, 1.537459794428035e-12],
  [6, 2.1519736712498913e-17],
  [10, 2.088487583762545e-45],
  [20, 5.395865611607901e-176],
  [26, 5.663192408856143e-296],
];
const relative = (found: number, expected: number) => Math.abs(found - expected) / Math.abs(expected);

describe("erf", () => {
  it.each(erfTable)("of %d is within 4e-16 of %d, and odd", (x, y) => {
    expect(relative(erf(x).item(), y)).toBeLessThan(4e-16);
    expect(erf(-x).item()).toBe(-erf(x).item());
  });

  it("is 2x/√π where x is small, to the last digit that there is", () => {
    for (const x of [1e-8, 1e-20, 1e-300]) {
      expect(relative(erf(x).item(), (2 / Math.sqrt(Math.PI)) * x)).toBeLessThan(4e-16);
    }
    expect(erf(-0).item()).toBe(-0);
  });

  it("ends at −1 and 1, and gives NaN for NaN", () => {
    expect([...erf(tensor([-Infinity, -1e308, -7, 7, Infinity, NaN])).data]).toEqual([-1, -1, -1, 1, 1, NaN]);
  });

  it("goes on smoothly where one expansion follows the other", () => {
    const [below, above] = [1 - 2 ** -53, 1].map((x) => erf(x).item()) as [number, number];
    expect(relative(below, above)).toBeLessThan(4e-16);
  });
});

describe("erfc", () => {
  it.each(erfcTable)("of %d is within 1e-15 of %d, and reflects", (x, y) => {
    expect(relative(erfc(x).item(), y)).toBeLessThan(1e-15);
    expect(erfc(-x).item()).toBe(2 - erfc(x).item());
  });

  it("is 1 − erf to the digits that the difference keeps", () => {
    for (let x = -3; x <= 3; x += 1 / 64) {
      expect(Math.abs(erfc(x).item() - (1 - erf(x).item()))).toBeLessThan(5e-16);
    }
  });

  it("ends at 2 and 0, fades through subnormal numbers, and gives NaN for NaN", () => {
    expect([...erfc(tensor([-Infinity, -1e308, 0, 28, 1e308, Infinity, NaN])).data]).toEqual([
      2,
      2,
      1,
      0,
      0,
      0,
      NaN,
    ]);
    // 5.2370489…e-319 has five digits left.
    expect(relative(erfc(27).item(), 5.23705e-319)).toBeLessThan(1e-4);
  });
});
