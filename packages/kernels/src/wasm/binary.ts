import type { BinaryKernel } from "../kernels.ts";
import type { BinaryName } from "./elementwise-exports.ts";
import { copyIn, copyOut, isFloats, isLike, PIECE_BYTES, pieceMachine, repeatIn, viewFor } from "./pieces.ts";

/** A kernel of two arguments by the module's function of that name, from `crossover` numbers on. */
export function binary(name: BinaryName, reference: BinaryKernel, crossover: number): BinaryKernel {
  const names = { 32: `${name}32`, 64: `${name}64` } as const;
  return (out, x, y) => {
    const size = out.length;
    const shorter = Math.min(x.length, y.length);
    const fits =
      size >= crossover &&
      isFloats(out) &&
      isLike(out, x) &&
      isLike(out, y) &&
      Math.max(x.length, y.length) === size;
    const machine = fits ? pieceMachine(2) : null;
    if (machine === null || !isFloats(out)) {
      reference(out, x, y);
      return;
    }
    const view = viewFor(machine, out);
    const f = machine.exports[view instanceof Float32Array ? names[32] : names[64]];
    const bytes = view.BYTES_PER_ELEMENT;
    const first = machine.base;
    const second = x === y ? first : first + PIECE_BYTES;
    const whole = PIECE_BYTES / bytes;
    // An operand that repeats is there as often as it fits, once for all pieces…
    const repeats = shorter < size && shorter <= whole;
    const piece = repeats ? whole - (whole % shorter) : whole;
    if (repeats) {
      const count = Math.min(piece, size);
      repeatIn(view, x.length === shorter ? first : second, x.length === shorter ? x : y, count);
    }
    for (let start = 0, count: number; start < size; start += count) {
      // …and one that is longer than a piece ends one.
      count = Math.min(piece, size - start, repeats ? piece : shorter - (start % shorter));
      if (!(repeats && x.length === shorter)) copyIn(view, first, x, start % x.length, count);
      if (x !== y && !(repeats && y.length === shorter)) copyIn(view, second, y, start % y.length, count);
      // The result takes the place of the operand that is not needed again.
      const result = repeats && x.length === shorter ? second : first;
      f(result, result + count * bytes, first, second);
      copyOut(out, start, view, result, count);
    }
  };
}
