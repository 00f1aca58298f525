import { reference as k } from "@leibniz/kernels";
import { describe, expect, it } from "vitest";

// A million times 0.1 in float32: each term is 0.10000000149011612, so the sum is 100000.00149…, and float32 holds
// 100000. Adding in float32 would give 100958.34.
const LENGTH = 1_000_000;
const single = new Float32Array(LENGTH).fill(0.1);

describe("long sums of float32 keep their digits", () => {
  it("along the last axis", () => {
    const out = new Float32Array(1);
    k.sum(out, single, 1, LENGTH, 1);
    expect(out[0]).toBe(100000);
  });

  it("along any other axis", () => {
    const out = new Float32Array(2);
    k.sum(out, new Float32Array(2 * LENGTH).fill(0.1), 1, LENGTH, 2);
    expect([...out]).toEqual([100000, 100000]);
  });

  it.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])("in a product with transposes %s, %s", (transposeA, transposeB) => {
    const out = new Float32Array(1);
    const ones = new Float32Array(LENGTH).fill(1);
    k.matmul(out, single, ones, { m: 1, k: LENGTH, n: 1, transposeA, transposeB });
    expect(out[0]).toBe(100000);
  });
});
