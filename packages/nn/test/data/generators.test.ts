import { type Dataset, moons, regression, spiral, xor } from "@leibniz/nn";
import { describe, expect, it } from "vitest";

const numbers = ({ x, t }: Dataset) => [[...x.data], [...t.data]];

describe.each<[string, (options: { seed: number; count: number; noise?: number }) => Dataset]>([
  ["spiral", spiral],
  ["moons", moons],
  ["regression", regression],
  ["xor", (options) => xor({ noise: 0.1, ...options })],
])("%s", (_name, make) => {
  it("repeats for a seed and differs for another", () => {
    expect(numbers(make({ seed: 1, count: 20 }))).toEqual(numbers(make({ seed: 1, count: 20 })));
    expect(numbers(make({ seed: 1, count: 20 }))).not.toEqual(numbers(make({ seed: 2, count: 20 })));
  });

  it("has as many samples as asked for, down to none, and refuses half a sample", () => {
    for (const count of [0, 1, 2, 7]) {
      const { x, length } = make({ seed: 0, count });
      expect(length).toBe(count);
      expect(x.data.every(Number.isFinite)).toBe(true);
    }
    expect(() => make({ seed: 0, count: 0.5 })).toThrow(/a number of samples is whole, 0 or more; got 0.5/);
  });
});

describe("spiral", () => {
  it("puts each sample on its arm: radius from 0 to 1, angle 2π·class/3 + 4r", () => {
    const { x, t } = spiral({ noise: 0, dtype: "float64" });
    expect(x.shape).toEqual([300, 2]);
    for (let i = 0; i < 300; i++) {
      const [a, b] = [x.data[2 * i]!, x.data[2 * i + 1]!];
      const radius = Math.floor(i / 3) / 100;
      const angle = (2 * Math.PI * t.data[i]!) / 3 + 4 * radius;
      expect(a).toBeCloseTo(radius * Math.cos(angle), 14);
      expect(b).toBeCloseTo(radius * Math.sin(angle), 14);
    }
  });
});

describe("moons", () => {
  it("lie on their circles without noise, the first above, the second below", () => {
    const { x, t } = moons({ noise: 0, dtype: "float64" });
    for (let i = 0; i < 200; i++) {
      const [a, b] = [x.data[2 * i]!, x.data[2 * i + 1]!];
      const [right, up] = t.data[i] === 0 ? [a, b] : [a - 1, 0.5 - b];
      expect(Math.hypot(right, up)).toBeCloseTo(1, 14);
      expect(up).toBeGreaterThanOrEqual(0);
    }
  });
});

describe("noise", () => {
  it("has the standard deviation asked for", () => {
    const clean = regression({ count: 20_000, noise: 0, dtype: "float64" });
    const { x, t } = regression({ count: 20_000, noise: 0.3, dtype: "float64" });
    expect(x.shape).toEqual([20_000, 1]);
    const off = Array.from(t.data, (value, i) => value - Math.sin(2 * Math.PI * x.data[i]!));
    const deviation = Math.sqrt(off.reduce((sum, value) => sum + value * value, 0) / off.length);
    // Five standard errors of a deviation are 5 · 0.3 / √(2n).
    expect(Math.abs(deviation - 0.3)).toBeLessThan(0.0075);
    expect(clean.t.data.every((value: number) => Math.abs(value) <= 1)).toBe(true);
  });
});
