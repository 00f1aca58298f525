import type { ReductionKernel } from "../kernels.ts";
import type { Machine } from "./machine.ts";
import { copyIn, copyOut, type Floats, isFloats, PIECE_BYTES, pieceMachine } from "./pieces.ts";

/** Doubles in a piece: float32 is converted on the way in. */
const PIECE = PIECE_BYTES / 8;

/**
 * Sums in the order of the reference, so that all digits agree: along the last axis from `rowSums` numbers on, and along
 * any other when there are `columnSums` of them to a block.
 */
export function sumOverride(
  reference: ReductionKernel,
  rowSums: number,
  columnSums: number,
): ReductionKernel {
  return (out, x, outer, extent, inner) => {
    const large = inner === 1 ? x.length >= rowSums : extent * inner >= columnSums;
    const fits = large && isFloats(out) && isFloats(x);
    const machine = fits && inner <= PIECE ? pieceMachine(2) : null;
    if (machine === null || !isFloats(out) || !isFloats(x)) reference(out, x, outer, extent, inner);
    else if (inner > 1) sumColumns(machine, out, x, outer, extent, inner);
    else if (extent <= PIECE) sumRows(machine, out, x, outer, extent);
    else for (let o = 0; o < outer; o++) out[o] = sumRun(machine, x, o * extent, extent);
  };
}

function sumColumns(
  machine: Machine,
  out: Floats,
  x: Floats,
  outer: number,
  extent: number,
  inner: number,
): void {
  const totals = machine.base;
  const from = totals + PIECE_BYTES;
  const rows = Math.floor(PIECE / inner);
  for (let o = 0; o < outer; o++) {
    machine.f64.fill(0, totals / 8, totals / 8 + inner);
    for (let row = 0; row < extent; row += rows) {
      const count = Math.min(rows, extent - row);
      copyIn(machine.f64, from, x, (o * extent + row) * inner, count * inner);
      machine.exports.sumColumns(totals, from, count, inner);
    }
    copyOut(out, o * inner, machine.f64, totals, inner);
  }
}

/** Rows that fit into a piece. */
function sumRows(machine: Machine, out: Floats, x: Floats, outer: number, extent: number): void {
  const totals = machine.base;
  const from = totals + PIECE_BYTES;
  const rows = Math.floor(PIECE / extent);
  for (let row = 0; row < outer; row += rows) {
    const count = Math.min(rows, outer - row);
    copyIn(machine.f64, from, x, row * extent, count * extent);
    machine.exports.sumRows(totals, from, count, extent);
    copyOut(out, row, machine.f64, totals, count);
  }
}

/** A run of any length: halves as the module itself would halve it, until they fit into a piece. */
function sumRun(machine: Machine, x: Floats, start: number, length: number): number {
  if (length > PIECE) {
    const half = (length >> 1) - ((length >> 1) % 8);
    return sumRun(machine, x, start, half) + sumRun(machine, x, start + half, length - half);
  }
  const from = machine.base + PIECE_BYTES;
  copyIn(machine.f64, from, x, start, length);
  machine.exports.sumRows(machine.base, from, 1, length);
  return machine.f64[machine.base / 8]!;
}
