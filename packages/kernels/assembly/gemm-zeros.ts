// A product whose left operand is mostly zero. The nonzero terms of a row are listed, without a branch, as value and
// place, and only they are added up, in the order and the blocks of the dense product. What is left out is ±0 as long
// as the right operand is finite, and a sum that starts at +0 does not change by it: the result is the dense one, bit
// for bit.
import { BLOCK, packB } from "./gemm-pack";
import { listBytes, listColumns, listRows, OFFSETS } from "./gemm-lists";
import { addBias, copyEdge } from "./gemm-tile";

/** What one row of a panel of the right operand takes here: eight vectors, one row of sums. */
const WIDE_BYTES: usize = 128;
/** What a narrow last panel has in use of it. */
const NARROW_BYTES: usize = 64;

/** The rows whose lists are made at a time. */
const LISTED_ROWS = 32;

/**
 * A row of eight vectors, `list · b`, the list between `entry` and `end`. Not inlined, as the compiler then keeps all
 * that the loop needs in registers.
 */
function sumWide<T>(c: usize, entry: usize, end: usize, b: usize, add: bool): void {
  let c0 = v128.splat<T>(0 as T);
  let c1 = v128.splat<T>(0 as T);
  let c2 = v128.splat<T>(0 as T);
  let c3 = v128.splat<T>(0 as T);
  let c4 = v128.splat<T>(0 as T);
  let c5 = v128.splat<T>(0 as T);
  let c6 = v128.splat<T>(0 as T);
  let c7 = v128.splat<T>(0 as T);
  if (entry < end) {
    do {
      const value = v128.load_splat<T>(entry);
      const row = b + (load<u32>(entry, OFFSETS * sizeof<T>()) as usize);
      c0 = v128.add<T>(c0, v128.mul<T>(value, v128.load(row)));
      c1 = v128.add<T>(c1, v128.mul<T>(value, v128.load(row, 16)));
      c2 = v128.add<T>(c2, v128.mul<T>(value, v128.load(row, 32)));
      c3 = v128.add<T>(c3, v128.mul<T>(value, v128.load(row, 48)));
      // Never so. V8 moves all loads of a stretch without branches to its front, and 8 sums, 8 loads and the value
      // are more than it has registers (spilled sums took 2.3 times as long).
      if (row == 0) break;
      c4 = v128.add<T>(c4, v128.mul<T>(value, v128.load(row, 64)));
      c5 = v128.add<T>(c5, v128.mul<T>(value, v128.load(row, 80)));
      c6 = v128.add<T>(c6, v128.mul<T>(value, v128.load(row, 96)));
      c7 = v128.add<T>(c7, v128.mul<T>(value, v128.load(row, 112)));
      entry += sizeof<T>();
    } while (entry < end);
  }
  put<T>(c, c0, c1, c2, c3, add);
  put<T>(c + 64, c4, c5, c6, c7, add);
}

/** The same for four vectors. */
function sumNarrow<T>(c: usize, entry: usize, end: usize, b: usize, add: bool): void {
  let c0 = v128.splat<T>(0 as T);
  let c1 = v128.splat<T>(0 as T);
  let c2 = v128.splat<T>(0 as T);
  let c3 = v128.splat<T>(0 as T);
  if (entry < end) {
    do {
      const value = v128.load_splat<T>(entry);
      const row = b + (load<u32>(entry, OFFSETS * sizeof<T>()) as usize);
      c0 = v128.add<T>(c0, v128.mul<T>(value, v128.load(row)));
      c1 = v128.add<T>(c1, v128.mul<T>(value, v128.load(row, 16)));
      c2 = v128.add<T>(c2, v128.mul<T>(value, v128.load(row, 32)));
      c3 = v128.add<T>(c3, v128.mul<T>(value, v128.load(row, 48)));
      entry += sizeof<T>();
    } while (entry < end);
  }
  put<T>(c, c0, c1, c2, c3, add);
}

function sumRow<T>(c: usize, entry: usize, end: usize, b: usize, narrow: bool, add: bool): void {
  if (narrow) sumNarrow<T>(c, entry, end, b, add);
  else sumWide<T>(c, entry, end, b, add);
}

function put<T>(c: usize, c0: v128, c1: v128, c2: v128, c3: v128, add: bool): void {
  if (add) {
    c0 = v128.add<T>(v128.load(c), c0);
    c1 = v128.add<T>(v128.load(c, 16), c1);
    c2 = v128.add<T>(v128.load(c, 32), c2);
    c3 = v128.add<T>(v128.load(c, 48), c3);
  }
  v128.store(c, c0);
  v128.store(c, c1, 16);
  v128.store(c, c2, 32);
  v128.store(c, c3, 48);
}

/** What a thread needs for itself in float64. */
export function zerosThreadBytes(): usize {
  return WIDE_BYTES + (LISTED_ROWS as usize) * 4 + (LISTED_ROWS as usize) * (OFFSETS * 8 + listBytes<f64>());
}

/** As `gemm`, for a right operand that is finite and packed by `packWide`. */
function rows<T>(
  c: usize,
  a: usize,
  b: usize,
  bias: usize,
  own: usize,
  m: i32,
  k: i32,
  n: i32,
  transposed: bool,
  add: bool,
  from: i32,
  to: i32,
  thread: i32,
): void {
  const size: usize = sizeof<T>();
  const stride = (n as usize) * size;
  const width = (stride + WIDE_BYTES - 1) & ~(WIDE_BYTES - 1);
  const edge = own + (thread as usize) * zerosThreadBytes();
  const ends = edge + WIDE_BYTES;
  const strip = ends + (LISTED_ROWS as usize) * 4;
  const lists = strip + (LISTED_ROWS as usize) * OFFSETS * sizeof<T>();
  for (let start = 0; start < k; start += BLOCK) {
    const count = min(BLOCK, k - start);
    const addHere = add || start > 0;
    for (let row = from; row < to; row += LISTED_ROWS) {
      const here = min(LISTED_ROWS, to - row);
      let panel = b + (start as usize) * width;
      if (transposed) {
        listColumns<T>(lists, ends, strip, a, m, row, here, start, count, WIDE_BYTES as i32);
      } else {
        listRows<T>(lists, ends, a, k, row, here, start, count, WIDE_BYTES as i32);
      }
      for (let column: usize = 0; column < stride; column += WIDE_BYTES) {
        const narrow = stride - column <= NARROW_BYTES;
        const whole = column + (narrow ? NARROW_BYTES : WIDE_BYTES) <= stride;
        let target = c + (row as usize) * stride + column;
        for (let i: usize = 0; i < (here as usize); i++) {
          const first = lists + i * listBytes<T>();
          const end = load<usize>(ends + (i << 2));
          if (whole) {
            sumRow<T>(target, first, end, panel, narrow, addHere);
          } else {
            sumRow<T>(edge, first, end, panel, narrow, false);
            copyEdge<T>(target, stride, edge, 1, ((stride - column) / size) as i32, addHere);
          }
          target += stride;
        }
        panel += (count as usize) * WIDE_BYTES;
      }
    }
  }
  if (bias != 0) addBias<T>(c + (from as usize) * stride, bias, to - from, stride);
}

export function gemmZeros32(
  c: usize,
  a: usize,
  b: usize,
  bias: usize,
  own: usize,
  m: i32,
  k: i32,
  n: i32,
  transposed: bool,
  add: bool,
  from: i32,
  to: i32,
  thread: i32,
): void {
  rows<f32>(c, a, b, bias, own, m, k, n, transposed, add, from, to, thread);
}

export function gemmZeros64(
  c: usize,
  a: usize,
  b: usize,
  bias: usize,
  own: usize,
  m: i32,
  k: i32,
  n: i32,
  transposed: bool,
  add: bool,
  from: i32,
  to: i32,
  thread: i32,
): void {
  rows<f64>(c, a, b, bias, own, m, k, n, transposed, add, from, to, thread);
}

/** Panels `from` to `to` of the right operand for `gemmZeros32`: 32 columns each. */
export function packWide32(
  packed: usize,
  b: usize,
  k: i32,
  n: i32,
  transposed: bool,
  from: i32,
  to: i32,
): void {
  packB<f32>(packed, b, k, n, transposed, WIDE_BYTES, from, to);
}

/** The same for float64: 16 columns each. */
export function packWide64(
  packed: usize,
  b: usize,
  k: i32,
  n: i32,
  transposed: bool,
  from: i32,
  to: i32,
): void {
  packB<f64>(packed, b, k, n, transposed, WIDE_BYTES, from, to);
}
