import { describe, expect, it } from "vitest";
import { LeibnizError, Random, type RandomState } from "../src/index.ts";
import { cosineOfTurn, naturalLogarithm } from "../src/random/elementary.ts";
import { philox } from "../src/random/philox.ts";

type Words = [number, number, number, number];

describe("philox", () => {
  // kat_vectors of the Random123 distribution: philox 4x32, 10 rounds.
  it.each<[string, Words, [number, number], Words]>([
    ["zeros", [0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]],
    [
      "ones",
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      "the digits of pi",
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])("answers the known vector of %s", (_what, counter, key, expected) => {
    expect(philox(counter, key)).toEqual(expected);
  });
});

describe("Random", () => {
  it("is the stream of philox for the seed as key and 0, 1, … as counter", () => {
    const random = new Random(2 ** 32 * 5 + 7);
    const drawn = Array.from({ length: 8 }, () => random.bits());
    expect(drawn).toEqual([...philox([0, 0, 0, 0], [7, 5]), ...philox([1, 0, 0, 0], [7, 5])]);
    expect(new Random(0).bits()).toBe(0x6627e8d5);
  });

  it("repeats for a seed and differs for another", () => {
    const numbers = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 5 }, () => random.uniform());
    };
    expect(numbers(1)).toEqual(numbers(1));
    expect(numbers(1)).not.toEqual(numbers(2));
  });

  it("draws uniform numbers in [low, high) with the mean and variance of the distribution", () => {
    const seed = 42;
    const random = new Random(seed);
    const count = 20_000;
    const numbers = Array.from({ length: count }, () => random.uniform(-2, 4));
    expect(Math.min(...numbers), `seed ${seed}`).toBeGreaterThanOrEqual(-2);
    expect(Math.max(...numbers), `seed ${seed}`).toBeLessThan(4);
    const mean = numbers.reduce((a, b) => a + b) / count;
    const variance = numbers.reduce((a, b) => a + (b - mean) ** 2, 0) / count;
    // Mean 1 and variance 36/12 = 3; five standard errors are 5·√(3/n) and 5·3·√(0.8/n).
    expect(Math.abs(mean - 1), `seed ${seed}`).toBeLessThan(5 * Math.sqrt(3 / count));
    expect(Math.abs(variance - 3), `seed ${seed}`).toBeLessThan(15 * Math.sqrt(0.8 / count));
    const tenths = Array.from(
      { length: 10 },
      (_, i) => numbers.filter((x) => Math.floor((x + 2) / 0.6) === i).length,
    );
    for (const inTenth of tenths) {
      expect(Math.abs(inTenth - count / 10), `seed ${seed}`).toBeLessThan(5 * Math.sqrt(count * 0.09));
    }
  });

  it("takes whole seeds from 0 to 2^53 − 1", () => {
    expect(new Random(2 ** 53 - 1).seed).toBe(2 ** 53 - 1);
    for (const seed of [-1, 0.5, NaN, 2 ** 53])
      expect(() => new Random(seed), String(seed)).toThrow(LeibnizError);
  });
});

describe("the numbers of a stream", () => {
  it("have a logarithm and a cosine of their own, as good as the platform's", () => {
    const random = new Random(1);
    for (let i = 0; i < 10_000; i++) {
      const u = random.uniform() || 1;
      expect(Math.abs(naturalLogarithm(u) - Math.log(u))).toBeLessThanOrEqual(4e-16 * Math.abs(Math.log(u)));
      expect(Math.abs(cosineOfTurn(u) - Math.cos(2 * Math.PI * u))).toBeLessThanOrEqual(1e-15);
    }
    expect(naturalLogarithm(2 ** -53)).toBeCloseTo(-53 * Math.LN2, 14);
  });

  it("are normal: mean 0, variance 1, fourth moment 3", () => {
    const data = Array.from(new Random(7).normalTensor([100_000]).data);
    const moment = (power: number) => data.reduce((sum, x) => sum + x ** power, 0) / data.length;
    // Five standard errors: √(1/n), √(2/n), √(96/n).
    expect(Math.abs(moment(1))).toBeLessThan(5 * Math.sqrt(1 / data.length));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(5 * Math.sqrt(2 / data.length));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(5 * Math.sqrt(96 / data.length));
  });

  it("are whole numbers of a range, each equally often", () => {
    const counts = new Array<number>(6).fill(0);
    for (const value of new Random(3).integerTensor([60_000], 0, 6).data) counts[value]!++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(10_000));
    expect(() => new Random(0).integer(3, 3)).toThrow(LeibnizError);
  });

  it("make permutations and choices", () => {
    expect([...new Random(5).permutation(100).data].sort((a, b) => a - b)).toEqual([...Array(100).keys()]);
    expect(new Set(new Random(5).choice(50, 50, { replace: false }).data).size).toBe(50);
    expect(new Set(new Random(5).choice(50, 500).data).size).toBeGreaterThan(45);
    expect(() => new Random(5).choice(3, 4, { replace: false })).toThrow(/4 of 3 cannot be chosen/);
  });
});

describe("the state of a stream", () => {
  it.each([0, 1, 2, 3, 4, 5, 7, 8])("taken after %i draws goes on with the same bits", (draws) => {
    const random = new Random(7);
    for (let i = 0; i < draws; i++) random.bits();
    const { state } = random;
    const next = Array.from({ length: 9 }, () => random.bits());
    const other = new Random(7).restore(state);
    expect(other.state).toEqual(state);
    expect(Array.from({ length: 9 }, () => other.bits())).toEqual(next);
  });

  it("holds the second of a pair of normal numbers, and survives JSON", () => {
    const random = new Random(0);
    random.normal();
    const state = JSON.parse(JSON.stringify(random.state)) as RandomState;
    const next = Array.from({ length: 5 }, () => random.normal());
    random.restore(state);
    expect(Array.from({ length: 5 }, () => random.normal())).toEqual(next);
  });

  it("goes back as well as on, far along the stream", () => {
    const far = { seed: 3, drawn: 2 ** 40 + 3, spare: null };
    const random = new Random(3).restore(far);
    const first = random.uniform();
    expect(random.restore(far).uniform()).toBe(first);
    expect(random.restore(new Random(3).state).uniform()).toBe(new Random(3).uniform());
  });

  it("of another seed, or what is none, is refused", () => {
    const random = new Random(1);
    expect(() => random.restore(new Random(2).state)).toThrow(LeibnizError);
    expect(() => random.restore({ seed: 1, drawn: -1, spare: null })).toThrow(/drawn/);
    expect(() => random.restore({ seed: 1, drawn: 0, spare: Number.NaN })).toThrow(/spare/);
  });
});
