import { describe, expect, it } from "vitest";
import { overrides } from "../../src/wasm/overrides.ts";
import * as exact from "./fixed-point.ts";

/** How many samples; LEIBNIZ_EXHAUSTIVE takes many more. */
const SAMPLES = process.env["LEIBNIZ_EXHAUSTIVE"] === undefined ? 400 : 20_000;
const SEED = 20261126;

type Name = "exp" | "log" | "tanh" | "sigmoid" | "erf";

function drawn(low: number, high: number): number[] {
  let state = SEED;
  return Array.from({ length: SAMPLES }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const coarse = state;
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return low + (high - low) * ((coarse + state / 2 ** 32) / 2 ** 32);
  });
}

/** Numbers of all sizes, from 2⁻¹⁰⁷⁴ to 2ʰⁱᵍʰ. */
const scaled = (high: number) => drawn(-1074, high).map((exponent) => 2 ** exponent);

const around = (...numbers: number[]) => numbers.flatMap((x) => [x * (1 - 2 ** -52), x, x * (1 + 2 ** -52)]);
const both = (numbers: readonly number[]) => numbers.flatMap((x) => [x, -x]);

/** The function, its greatest error in units in the last place, and where it is looked for. */
const table: readonly (readonly [Name, number, readonly number[]])[] = [
  [
    "exp",
    1,
    [...drawn(-745.2, 709.7), ...drawn(-1, 1), ...around(708, -708, 0.34657359027997264), -745.133, -720.5],
  ],
  [
    "log",
    1,
    [...scaled(1024), ...drawn(0.5, 2), ...around(1, Math.SQRT1_2, Math.SQRT2, 2.2250738585072014e-308)],
  ],
  ["tanh", 1.5, both([...scaled(4), ...drawn(0, 20), ...drawn(0.5, 1), ...around(0.625, 19, 20)])],
  ["sigmoid", 2.1, [...drawn(-745, 40), ...drawn(-8, 8), ...both(scaled(4)), ...around(-708, -708.5)]],
  ["erf", 1.25, both([...scaled(2), ...drawn(0, 6), ...drawn(0.5, 1.5), ...around(1, 5.9, 6)])],
];

describe("float64 by WebAssembly, against integers of 1,280 bits", () => {
  it.each(table)(
    "%s is within %d units in the last place",
    (name, bound, samples) => {
      const out = new Float64Array(samples.length);
      overrides[name]!(out, Float64Array.from(samples));
      let [worst, place] = [0, 0];
      samples.forEach((x, i) => {
        const units = exact.unitsOff(out[i]!, exact[name](exact.fixed(x)));
        if (units > worst) [worst, place] = [units, x];
      });
      expect(worst, `at ${place} (seed ${SEED})`).toBeLessThanOrEqual(bound);
      // A bound that is twice too wide says nothing.
      expect(worst).toBeGreaterThan(bound / 2.5);
      if (process.env["LEIBNIZ_EXHAUSTIVE"] !== undefined) console.log(`${name}: ${worst} at ${place}`);
    },
    3_600_000,
  );

  it.each<[Name, number, number]>([
    ["exp", -Infinity, 0],
    ["exp", Infinity, Infinity],
    ["exp", 709.782712893384, 1.7976931348622732e308],
    ["exp", 709.7827128933841, Infinity],
    ["exp", -745.1332191019411, Number.MIN_VALUE],
    ["exp", -745.1332191019412, 0],
    ["exp", -0, 1],
    ["log", 0, -Infinity],
    ["log", -0, -Infinity],
    ["log", -1, NaN],
    ["log", -Number.MIN_VALUE, NaN],
    ["log", -Infinity, NaN],
    ["log", Infinity, Infinity],
    ["log", 1, 0],
    ["tanh", -0, -0],
    ["tanh", Number.MIN_VALUE, Number.MIN_VALUE],
    ["tanh", 1e300, 1],
    ["tanh", -Infinity, -1],
    ["sigmoid", 0, 0.5],
    ["sigmoid", Infinity, 1],
    ["sigmoid", -Infinity, 0],
    ["sigmoid", -744.5, Number.MIN_VALUE],
    ["erf", -0, -0],
    ["erf", Number.MIN_VALUE, Number.MIN_VALUE],
    ["erf", 1e300, 1],
    ["erf", -Infinity, -1],
    ...(["exp", "log", "tanh", "sigmoid", "erf"] as const).map((name): [Name, number, number] => [
      name,
      NaN,
      NaN,
    ]),
  ])("%s(%d) is %d", (name, x, expected) => {
    // As many as it takes to leave the reference, among ordinary ones.
    const numbers = new Float64Array(128).fill(0.5).fill(x, 64, 65);
    const out = new Float64Array(128);
    overrides[name]!(out, numbers);
    expect(out[64]).toBe(expected);
    expect(Math.abs(out[63]! - out[65]!)).toBe(0);
  });
});
