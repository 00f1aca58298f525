import type { Kernels, ReductionKernel } from "../kernels.ts";
import { type Machine, unsharedMachine } from "./machine.ts";
import { copyDoublesOut, copyIn, copyOut, type Floats, isFloats, PIECE_BYTES } from "./pieces.ts";

/** What a block of exponentials may write beyond the end of its array. */
const MARGIN = 64;

/** Where the arrays of a block of rows lie: two of its numbers, as doubles, and two of one double a row. */
interface Block {
  readonly machine: Machine;
  readonly rows: number;
  readonly x: number;
  readonly work: number;
  readonly largest: number;
  readonly logTotals: number;
}

/** As many rows as make a piece, at least one; null where the reference has to do them. */
function blockOf(outer: number, extent: number, inner: number, crossover: number): Block | null {
  if (inner !== 1 || outer * extent < crossover) return null;
  const machine = unsharedMachine();
  const rows = Math.min(outer, Math.max(1, Math.floor(PIECE_BYTES / 8 / extent)));
  const numbers = Math.ceil((rows * extent * 8) / MARGIN + 1) * MARGIN;
  const ofRows = Math.ceil((rows * 8) / MARGIN) * MARGIN;
  if (machine === null || !machine.reserve(2 * (numbers + ofRows))) return null;
  const x = machine.base;
  const work = x + numbers;
  const largest = work + numbers;
  return { machine, rows, x, work, largest, logTotals: largest + ofRows };
}

/** From `crossover` numbers on, along the last axis: `compute` makes of the rows at `x` those at `work`. */
function rowwise(
  reference: ReductionKernel,
  crossover: number,
  compute: (block: Block, rows: number, extent: number) => void,
): ReductionKernel {
  return (out, x, outer, extent, inner) => {
    const block = isFloats(out) && isFloats(x) ? blockOf(outer, extent, inner, crossover) : null;
    if (block === null) {
      reference(out, x, outer, extent, inner);
      return;
    }
    const { machine } = block;
    for (let row = 0; row < outer; row += block.rows) {
      const rows = Math.min(block.rows, outer - row);
      copyIn(machine.f64, block.x, x, row * extent, rows * extent);
      compute(block, rows, extent);
      copyDoublesOut(machine, out as Floats, row * extent, block.work, rows * extent);
    }
  };
}

export function softmaxOverride(reference: ReductionKernel, crossover: number): ReductionKernel {
  return rowwise(reference, crossover, ({ machine, work, x }, rows, extent) =>
    machine.exports.softmaxRows(work, x, rows, extent),
  );
}

export function logSoftmaxOverride(reference: ReductionKernel, crossover: number): ReductionKernel {
  return rowwise(reference, crossover, ({ machine, work, x, largest, logTotals }, rows, extent) => {
    machine.exports.logSumExpRows(largest, logTotals, work, x, rows, extent);
    machine.exports.shiftRows(work, x, largest, logTotals, rows, extent);
  });
}

/** From `crossover` numbers on, along the last axis. */
export function logSumExpOverride(reference: Kernels["logSumExp"], crossover: number): Kernels["logSumExp"] {
  return (largest, logTotals, x, outer, extent, inner) => {
    const block = isFloats(x) ? blockOf(outer, extent, inner, crossover) : null;
    if (block === null) {
      reference(largest, logTotals, x, outer, extent, inner);
      return;
    }
    const { f64, exports } = block.machine;
    for (let row = 0; row < outer; row += block.rows) {
      const rows = Math.min(block.rows, outer - row);
      copyIn(f64, block.x, x, row * extent, rows * extent);
      exports.logSumExpRows(block.largest, block.logTotals, block.work, block.x, rows, extent);
      copyOut(largest, row, f64, block.largest, rows);
      copyOut(logTotals, row, f64, block.logTotals, rows);
    }
  };
}
