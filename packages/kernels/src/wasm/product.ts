import type { MatMulShape } from "../kernels.ts";
import { parallel } from "../threads/parallel.ts";
import { threads } from "../threads/threads.ts";
import type { Values } from "../values.ts";
import { type Block, copyIn, copyOut, type Numbers, placed } from "./blocks.ts";
import { type Machine, theMachine } from "./machine.ts";

/** What the scratch of one product may take. A larger one is computed in parts, which costs it little. */
const SCRATCH_BYTES = 2 ** 28;

/** What one row of a packed panel takes: two vectors, and eight where zeros are skipped. */
const PANEL_BYTES = 32;
const WIDE_BYTES = 128;

/** The rows and columns of parts are multiples of this, and those of a range that a thread takes of the second. */
const STEP = 32;
const CLAIM = 16;

/** From so many multiplications on threads share them: 12 to 25 µs on one, where sharing costs up to 16 µs. */
const SHARED = 2 ** 19;

/**
 * Zeros are skipped in a left operand of which at most this share is not 0. Dense time over skipping time at 20, 30,
 * 40 and 50 %, float32 and float64 alike: (128·128)·(128·128) 2.9, 2.2, 1.6, 1.4; (100·784)·(784·50) and the transposed
 * (784·100)·(100·50) 2.1, 1.6, 1.4, 1.1. Counting takes 3 to 5 % of the dense time of the latter.
 */
const DENSITY = 0.4;
/** With fewer columns listing what is not zero takes too long: of 10 columns 1.2 at 20 % and 0.9 at 40 %. */
const FEWEST_COLUMNS = 32;

type RowName = `${"gemm" | "gemmZeros" | "packB" | "packWide"}${32 | 64}`;

/** The operands, which stay where they are, and the result, which is written when nothing can fail any more. */
interface Operands {
  readonly out: Numbers;
  readonly a: Values;
  readonly b: Values;
  readonly bias: Values | undefined;
  readonly shape: MatMulShape;
}

/** `out = a · b` in the scratch memory; false when there is no room in it, and `out` is as it was. */
export function product(operands: Operands, limit = SCRATCH_BYTES): boolean {
  const machine = theMachine();
  if (machine === null) return false;
  const { m, n } = operands.shape;
  let [rows, columns] = [m, n];
  for (;;) {
    const bytes = layout(machine, operands, rows, columns).end - machine.base;
    if (bytes <= limit && machine.reserve(bytes)) break;
    if (rows <= STEP && columns <= STEP) return false;
    if (rows >= columns) rows = half(rows);
    else columns = half(columns);
  }
  if (rows === m && columns === n) {
    multiply(machine, operands, operands.out, 0, m, 0, n);
    return true;
  }
  const result = operands.out.slice();
  for (let row = 0; row < m; row += rows) {
    for (let column = 0; column < n; column += columns) {
      multiply(
        machine,
        operands,
        result,
        row,
        Math.min(rows, m - row),
        column,
        Math.min(columns, n - column),
      );
    }
  }
  operands.out.set(result);
  return true;
}

const half = (count: number) => Math.ceil(count / 2 / STEP) * STEP;

/** Where a part of the product lies in the scratch; byte offsets. */
function layout(machine: Machine, { out, a, b, shape }: Operands, rows: number, columns: number) {
  const bytes = out.BYTES_PER_ELEMENT;
  const { k } = shape;
  const after = (at: number, count: number) => (at + count * bytes + 127) & ~63;
  const atA = placed(machine.base, a);
  const atB = placed(after(atA, rows * k), b);
  const atOut = placed(after(atB, k * columns), out);
  const atBias = after(atOut, rows * columns);
  const packed = after(atBias, columns);
  // Panels of either kind fit.
  const own = packed + k * Math.ceil((columns * bytes) / WIDE_BYTES) * WIDE_BYTES;
  const { exports } = machine;
  const end = own + threads() * Math.max(exports.gemmThreadBytes(), exports.zerosThreadBytes());
  return { atA, atB, atOut, atBias, packed, own, end };
}

/** Computes `rows` and `columns` of `result` from `row` and `column` on. */
function multiply(
  machine: Machine,
  operands: Operands,
  result: Numbers,
  row: number,
  rows: number,
  column: number,
  columns: number,
): void {
  const { a, b, bias, shape } = operands;
  const { m, k, n, transposeA, transposeB, accumulate = false } = shape;
  const single = result instanceof Float32Array;
  const memory = single ? machine.f32 : machine.f64;
  const { atA, atB, atOut, atBias, packed, own } = layout(machine, operands, rows, columns);
  copyIn(memory, atA, a, transposeA ? block(row, k, rows, m) : block(row * k, rows, k, k));
  copyIn(memory, atB, b, transposeB ? block(column * k, columns, k, k) : block(column, k, columns, n));
  if (bias !== undefined) copyIn(memory, atBias, bias, block(column, 1, columns, n));
  const place = block(row * n + column, rows, columns, n);
  if (accumulate) copyIn(memory, atOut, result, place);

  const skips =
    rows === m && n >= FEWEST_COLUMNS && mayBeSkipped(machine, single, atA, m * k, atB, k * columns);
  const shared = rows * k * columns * (skips ? DENSITY : 1) >= SHARED;
  const run = (name: RowName, values: readonly number[], count: number, step: number) => {
    if (shared) parallel(machine, name, values, count, step);
    else machine.exports[name](...values, 0, count, 0);
  };
  const panels = Math.ceil((columns * memory.BYTES_PER_ELEMENT) / (skips ? WIDE_BYTES : PANEL_BYTES));
  const packing = [packed, atB, k, columns, Number(transposeB)];
  const product = [atOut, atA, packed, bias === undefined ? 0 : atBias, own];
  const shapes = [rows, k, columns, Number(transposeA), Number(accumulate)];
  if (skips) {
    run(single ? "packWide32" : "packWide64", packing, panels, 1);
    run(single ? "gemmZeros32" : "gemmZeros64", [...product, ...shapes], rows, CLAIM);
  } else {
    run(single ? "packB32" : "packB64", packing, panels, 1);
    run(single ? "gemm32" : "gemm64", [...product, ...shapes], rows, CLAIM);
  }
  copyOut(result, place, memory, atOut);
}

const block = (start: number, rows: number, columns: number, stride: number): Block => ({
  start,
  rows,
  columns,
  stride,
});

/** Whether most of the `countA` numbers at `a` are zero, and all at `b` finite, so that 0 times them is 0. */
function mayBeSkipped(
  { exports }: Machine,
  single: boolean,
  a: number,
  countA: number,
  b: number,
  countB: number,
): boolean {
  const most = Math.floor(countA * DENSITY);
  if (single) return !exports.moreNonzeros32(a, countA, most) && Boolean(exports.finite32(b, countB));
  return !exports.moreNonzeros64(a, countA, most) && Boolean(exports.finite64(b, countB));
}
