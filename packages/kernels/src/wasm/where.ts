import type { SelectionKernel } from "../kernels.ts";
import type { Values } from "../values.ts";
import { copyIn, copyOut, isFloats, isLike, PIECE_BYTES, pieceMachine, repeatIn, viewFor } from "./pieces.ts";

/** Each operand is as long as the output, or a single number. The condition may be of truth values. */
export function whereOverride(reference: SelectionKernel, crossover: number): SelectionKernel {
  return (out, condition, x, y) => {
    const size = out.length;
    const fits =
      size >= crossover &&
      isFloats(out) &&
      isLike(out, x) &&
      isLike(out, y) &&
      (isLike(out, condition) || condition instanceof Uint8Array) &&
      wholeOrSingle(condition, size) &&
      wholeOrSingle(x, size) &&
      wholeOrSingle(y, size);
    const machine = fits ? pieceMachine(3) : null;
    if (machine === null || !isFloats(out)) {
      reference(out, condition, x, y);
      return;
    }
    const view = viewFor(machine, out);
    const f = view instanceof Float32Array ? machine.exports.where32 : machine.exports.where64;
    const bytes = view.BYTES_PER_ELEMENT;
    const piece = PIECE_BYTES / bytes;
    const first = machine.base;
    const second = first + PIECE_BYTES;
    const third = second + PIECE_BYTES;
    if (condition.length < size) repeatIn(view, first, condition, Math.min(piece, size));
    if (x.length < size) repeatIn(view, second, x, Math.min(piece, size));
    if (y.length < size) repeatIn(view, third, y, Math.min(piece, size));
    for (let start = 0; start < size; start += piece) {
      const count = Math.min(piece, size - start);
      if (condition.length === size) copyIn(view, first, condition, start, count);
      if (x.length === size) copyIn(view, second, x, start, count);
      if (y.length === size) copyIn(view, third, y, start, count);
      const result = condition.length === size ? first : x.length === size ? second : third;
      f(result, result + count * bytes, first, second, third);
      copyOut(out, start, view, result, count);
    }
  };
}

function wholeOrSingle(x: Values, size: number): boolean {
  return x.length === size || x.length === 1;
}
