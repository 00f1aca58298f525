import { describe, expect, it } from "vitest";
import { errorFunction } from "../../src/index.ts";
import { overrides } from "../../src/wasm/overrides.ts";
import { unit } from "../overrides/samples.ts";

/** Every so many of the 2³² bit patterns are looked at, each sign and exponent among them; all with LEIBNIZ_EXHAUSTIVE. */
const STRIDE = process.env["LEIBNIZ_EXHAUSTIVE"] === undefined ? 9_973 : 1;
const BLOCK = 65_536;
/** What looking at all numbers may take, in milliseconds. */
const ALL_OF_THEM = 3_600_000;

/**
 * The function, in doubles, and a bound of its error in units in the last place. Among every thirteenth number the
 * greatest were 0.998, 0.814, 1.323, 2.339 and 0.5.
 */
const table = [
  ["exp", Math.exp, 1],
  ["log", Math.log, 0.9],
  ["tanh", Math.tanh, 1.5],
  ["sigmoid", (x: number) => 1 / (1 + Math.exp(-x)), 2.4],
  ["erf", errorFunction, 0.5001],
] as const;

describe("float32 by WebAssembly, against doubles", () => {
  it.each(table)(
    "%s over the whole range",
    (name, f, bound) => {
      const patterns = new Uint32Array(BLOCK);
      const x = new Float32Array(patterns.buffer);
      const out = new Float32Array(BLOCK);
      let [worst, place] = [0, 0];
      for (let start = 0; start < 2 ** 32; start += BLOCK * STRIDE) {
        for (let i = 0; i < BLOCK; i++) patterns[i] = Math.min(start + i * STRIDE, 2 ** 32 - 1);
        overrides[name]!(out, x);
        for (let i = 0; i < BLOCK; i++) {
          const exact = f(x[i]!);
          const nearest = Math.fround(exact);
          if (Object.is(nearest, out[i])) continue;
          // Where one of them is infinite or NaN and the other is not, this is no number, or infinite.
          const units = Math.abs(out[i]! - exact) / unit(exact, true);
          if (!(units <= worst)) [worst, place] = [units, x[i]!];
        }
      }
      expect(worst, `at ${place}`).toBeLessThanOrEqual(bound);
      if (STRIDE === 1) console.log(`${name}: ${worst} at ${place}`);
    },
    ALL_OF_THEM,
  );

  it("overflows and underflows where the numbers end", () => {
    const numbers = new Float32Array(64).fill(1);
    const ends = [
      88.72283,
      88.72284,
      -87.33655,
      -103.27893,
      -103.97207,
      -103.9721,
      -104,
      Infinity,
      -Infinity,
    ];
    numbers.set(ends);
    const out = new Float32Array(64);
    overrides.exp!(out, numbers);
    const expected = [...numbers].map((x) => Math.fround(Math.exp(x)));
    expect(expected.slice(3, 6)).toEqual([1.401298464324817e-45, 1.401298464324817e-45, 0]);
    expect([...out.subarray(3, 9)]).toEqual(expected.slice(3, 9));
    expect(out[0]! / expected[0]!).toBeCloseTo(1, 6);
    expect(out[1]).toBe(Infinity);
  });
});
