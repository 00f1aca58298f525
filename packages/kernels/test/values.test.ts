import { describe, expect, it } from "vitest";
import { allocate, type DType, ownBuffer } from "../src/index.ts";

const DTYPES: readonly DType[] = ["float64", "float32", "int32", "bool"];

describe("allocate", () => {
  it.each(DTYPES)("gives zeros of its own to everyone, whatever the size: %s", (dtype) => {
    const arrays = [0, 1, 7, 8, 9, 16, 17, 33, 100, 511, 512, 513, 5_000].map((length) => {
      const array = allocate(dtype, length);
      expect(array.length).toBe(length);
      expect(array.every((value) => value === 0)).toBe(true);
      return array;
    });
    arrays.forEach((array, i) => array.fill(i + 1));
    arrays.forEach((array, i) => expect(array.every((value) => value === i + 1)).toBe(true));
  });

  it("says how much was wanted when there is no room", () => {
    expect(() => allocate("float64", 2 ** 40)).toThrow(
      /no room for 1099511627776 numbers of float64, 8192.0 GiB/,
    );
  });
});

describe("ownBuffer", () => {
  it("copies an array that shares its buffer, and no other", () => {
    const small = allocate("float64", 10);
    small[3] = 4;
    const own = ownBuffer(small);
    expect(own.buffer.byteLength).toBe(80);
    expect([...own]).toEqual([...small]);
    const large = allocate("float64", 10_000);
    expect(ownBuffer(large)).toBe(large);
    expect(ownBuffer(own)).toBe(own);
  });
});
