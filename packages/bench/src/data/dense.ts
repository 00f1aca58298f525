import { Random } from "@leibniz/core";

/** Puts a number between 0 and 1, both excluded, in the place of each zero. */
export function fillZeros(values: Float32Array): void {
  const random = new Random(2);
  for (let i = 0; i < values.length; i++) {
    if (values[i] === 0) values[i] = (random.bits() + 0.5) / 2 ** 32;
  }
}
