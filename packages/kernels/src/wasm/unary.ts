import type { UnaryKernel } from "../kernels.ts";
import type { UnaryName } from "./elementwise-exports.ts";
import {
  copyDoublesOut,
  copyIn,
  copyOut,
  isFloats,
  isLike,
  PIECE_BYTES,
  pieceMachine,
  viewFor,
} from "./pieces.ts";

/** A kernel of one argument by the module's function of that name, from `crossover` numbers on. */
export function unary(name: UnaryName, reference: UnaryKernel, crossover: number): UnaryKernel {
  const names = { 32: `${name}32`, 64: `${name}64` } as const;
  return (out, x) => {
    const size = out.length;
    const machine = size >= crossover && isFloats(out) && isLike(out, x) ? pieceMachine(2) : null;
    if (machine === null || !isFloats(out)) {
      reference(out, x);
      return;
    }
    const view = viewFor(machine, out);
    const f = machine.exports[view instanceof Float32Array ? names[32] : names[64]];
    const bytes = view.BYTES_PER_ELEMENT;
    const from = machine.base;
    const to = from + PIECE_BYTES;
    const piece = PIECE_BYTES / bytes;
    for (let start = 0; start < size; start += piece) {
      const count = Math.min(piece, size - start);
      copyIn(view, from, x, start, count);
      f(to, to + count * bytes, from);
      copyOut(out, start, view, to, count);
    }
  };
}

/** As {@link unary} for the error function, which the module has in doubles alone. */
export function erfOverride(reference: UnaryKernel, crossover: number): UnaryKernel {
  return (out, x) => {
    const size = out.length;
    const machine = size < crossover || !isFloats(out) || !isFloats(x) ? null : pieceMachine(2);
    if (machine === null || !isFloats(out)) {
      reference(out, x);
      return;
    }
    const from = machine.base;
    const to = from + PIECE_BYTES;
    const piece = PIECE_BYTES / 8;
    for (let start = 0; start < size; start += piece) {
      const count = Math.min(piece, size - start);
      copyIn(machine.f64, from, x, start, count);
      machine.exports.erf64(to, to + count * 8, from);
      copyDoublesOut(machine, out, start, to, count);
    }
  };
}
