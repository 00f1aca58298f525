import { describe, expect, it } from "vitest";
import { Random } from "../src/index.ts";
import { philox } from "../src/random.ts";

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
      expect(() => new Random(seed), String(seed)).toThrow(RangeError);
  });
});
