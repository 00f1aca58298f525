import { parallel, wakeThreads } from "../threads/parallel.ts";
import { type Block, copyIn, copyOut, type Numbers } from "./blocks.ts";
import type { Exports, Machine } from "./machine.ts";
import type { Operands, Places } from "./product.ts";

/**
 * From so many multiplications on threads share them. One thread over two, for squares of 128, 160, 192, 256, 512 and
 * 768: float32 0.8, 1.0, 1.2, 1.4, 1.8, 1.9, float64 1.0, 1.15, 1.3, 1.5; (100·784)·(784·50) 0.9 and 1.0. Waking a
 * worker takes 12 to 30 µs of the caller's time, and shared memory is copied at half the speed.
 */
export const SHARED = 2 ** 22;
/** The rows of a range that a thread takes are a multiple of this. */
const CLAIM = 8;
/** The same for the panels of a packing, four of which are packed at once. */
const PANELS = 4;

/** What one row of a packed panel takes: two vectors, and eight where zeros are skipped. */
const PANEL_BYTES = 32;
export const WIDE_BYTES = 128;

/**
 * Zeros are skipped in a left operand of which at most this share is not 0. Dense time over skipping time at 20, 30,
 * 40 and 50 %, float32 and float64 alike: (128·128)·(128·128) 2.9, 2.2, 1.6, 1.4; (100·784)·(784·50) and the transposed
 * (784·100)·(100·50) 2.1, 1.6, 1.4, 1.1. Counting takes 3 to 5 % of the dense time of the latter.
 */
const DENSITY = 0.4;
/** With fewer columns listing what is not zero takes too long: of 10 columns 1.2 at 20 % and 0.9 at 40 %. */
const FEWEST_COLUMNS = 32;

/** Computes `rows` and `columns` of `result` from `row` and `column` on. */
export function multiply(
  machine: Machine,
  operands: Operands,
  places: Places,
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
  const target = block(row * n + column, rows, columns, n);
  // Most products are dense: other threads pack for one while this thread still copies what else it needs.
  const dense: Packing = { single, skips: false, k, columns, transposed: Number(transposeB) };
  const large = machine.shared && rows * k * columns >= SHARED;
  if (large) wakeThreads();
  copyIn(memory, places.b, b, transposeB ? block(column * k, columns, k, k) : block(column, k, columns, n));
  // Decided on the whole left operand, which a part of the rows is not.
  const decides = rows === m && n >= FEWEST_COLUMNS;
  let skips = false;
  const copyRest = () => {
    copyIn(memory, places.a, a, transposeA ? block(row, k, rows, m) : block(row * k, rows, k, k));
    if (bias !== undefined) copyIn(memory, places.bias, bias, block(column, 1, columns, n));
    if (accumulate) copyIn(memory, places.out, result, target);
    skips = decides && mayBeSkipped(machine, single, places, m * k, k * columns);
  };
  if (large) packShared(machine, places, dense, copyRest);
  else copyRest();
  const shared = large && rows * k * columns * (skips ? DENSITY : 1) >= SHARED;
  if (skips && shared) packShared(machine, places, { ...dense, skips });
  else if (skips || !large) packAlone(machine, places, { ...dense, skips });
  const { exports } = machine;
  const { out, packed, own } = places;
  const added = bias === undefined ? 0 : places.bias;
  const transposed = Number(transposeA);
  const adds = Number(accumulate);
  if (shared) {
    const name = skips ? (single ? "gemmZeros32" : "gemmZeros64") : single ? "gemm32" : "gemm64";
    const values = [out, places.a, packed, added, own, rows, k, columns, transposed, adds];
    const copyRows = (from: number, to: number) => {
      const at = out + from * columns * result.BYTES_PER_ELEMENT;
      copyOut(result, block((row + from) * n + column, to - from, columns, n), memory, at);
    };
    // A kernel that has written to its operands could not start again.
    const isOperand = accumulate || [a, b, bias].some((operand) => operand?.buffer === result.buffer);
    multiplyShared(machine, name, values, rows, copyRows, !isOperand);
    return;
  }
  // Written out, because a list of arguments is garbage, and a small product is made of little else.
  const gemm = skips
    ? single
      ? exports.gemmZeros32
      : exports.gemmZeros64
    : single
      ? exports.gemm32
      : exports.gemm64;
  gemm(out, places.a, packed, added, own, rows, k, columns, transposed, adds, 0, rows, 0);
  copyOut(result, target, memory, out);
}

/** Computes all rows on all threads and copies them to the result: at once those of this thread, if it is `early`. */
function multiplyShared(
  machine: Machine,
  name: keyof Exports,
  values: readonly number[],
  rows: number,
  copyRows: (from: number, to: number) => void,
  early: boolean,
): void {
  const copied: [from: number, to: number][] = [];
  const each = (from: number, to: number) => {
    copied.push([from, to]);
    copyRows(from, to);
  };
  parallel(machine, name, values, rows, CLAIM, early ? { each } : {});
  // This thread's ranges came in order; the gaps between them are the others' rows.
  let next = 0;
  for (const [from, to] of copied) {
    if (next < from) copyRows(next, from);
    next = to;
  }
  if (next < rows) copyRows(next, rows);
}

/** What a packing of the right operand depends on. */
interface Packing {
  readonly single: boolean;
  readonly skips: boolean;
  readonly k: number;
  readonly columns: number;
  readonly transposed: number;
}

/** Into how many panels the right operand is laid out. */
const panelsOf = ({ single, skips, columns }: Packing) =>
  Math.ceil((columns * (single ? 4 : 8)) / (skips ? WIDE_BYTES : PANEL_BYTES));

/** Lays the right operand out in panels, on all threads; this one does `first` before it takes part. */
function packShared(machine: Machine, { packed, b }: Places, packing: Packing, first?: () => void): void {
  const { single, skips, k, columns, transposed } = packing;
  const name = skips ? (single ? "packWide32" : "packWide64") : single ? "packB32" : "packB64";
  parallel(
    machine,
    name,
    [packed, b, k, columns, transposed],
    panelsOf(packing),
    PANELS,
    first ? { first } : {},
  );
}

/** The same on this thread. */
function packAlone({ exports }: Machine, { packed, b }: Places, packing: Packing): void {
  const { single, skips, k, columns, transposed } = packing;
  const call = skips
    ? single
      ? exports.packWide32
      : exports.packWide64
    : single
      ? exports.packB32
      : exports.packB64;
  call(packed, b, k, columns, transposed, 0, panelsOf(packing), 0);
}

const block = (start: number, rows: number, columns: number, stride: number): Block => ({
  start,
  rows,
  columns,
  stride,
});

/** Whether most of `countA` numbers of the left operand are zero, and all of the right one finite: 0 · ∞ is NaN. */
function mayBeSkipped(
  { exports }: Machine,
  single: boolean,
  { a, b }: Places,
  countA: number,
  countB: number,
): boolean {
  const most = Math.floor(countA * DENSITY);
  if (single) return !exports.moreNonzeros32(a, countA, most) && Boolean(exports.finite32(b, countB));
  return !exports.moreNonzeros64(a, countA, most) && Boolean(exports.finite64(b, countB));
}
