// Lists of the numbers that are not 0: their values, and at a fixed distance behind them the offsets of the rows of a
// packed right operand that they multiply.
import { BLOCK } from "./gemm-pack";
import { transpose } from "./gemm-transpose";

/** How far, in numbers, the offsets stand behind the values: a block, and a vector more of which nothing is kept. */
export const OFFSETS: usize = (BLOCK as usize) + 4;

/** What a list takes. */
export function listBytes<T>(): usize {
  return 2 * OFFSETS * sizeof<T>();
}

// For each mask of lanes to keep the bytes that bring them to the front.
// prettier-ignore
const KEEP_4 = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  4, 5, 6, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 2, 3, 4, 5, 6, 7, 0, 0, 0, 0, 0, 0, 0, 0,
  8, 9, 10, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 2, 3, 8, 9, 10, 11, 0, 0, 0, 0, 0, 0, 0, 0,
  4, 5, 6, 7, 8, 9, 10, 11, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 0, 0, 0,
  12, 13, 14, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 2, 3, 12, 13, 14, 15, 0, 0, 0, 0, 0, 0, 0, 0,
  4, 5, 6, 7, 12, 13, 14, 15, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 15, 0, 0, 0, 0,
  8, 9, 10, 11, 12, 13, 14, 15, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15, 0, 0, 0, 0,
  4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 0, 0, 0,
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
]);
// prettier-ignore
const KEEP_2 = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 2, 3, 4, 5, 6, 7, 0, 0, 0, 0, 0, 0, 0, 0,
  8, 9, 10, 11, 12, 13, 14, 15, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
]);

/**
 * Lists what is not 0 of `count` numbers (at least 1), with the offsets 0, `step`, 2·`step`, …; where the values end.
 * A vector at a time and without a branch: the numbers that stay move to the front of it, the rest is overwritten.
 */
function list<T>(to: usize, from: usize, count: i32, step: i32): usize {
  const single = sizeof<T>() == 4;
  const lanes = 16 / sizeof<T>();
  const table = single ? KEEP_4 : KEEP_2;
  const end = from + (count as usize) * sizeof<T>();
  const zero = v128.splat<T>(0 as T);
  let offsets = single ? i32x4(0, step, 2 * step, 3 * step) : i64x2(0, step as i64);
  const further = single ? i32x4.splat(4 * step) : i64x2.splat((2 * step) as i64);
  let whole = count & ~(lanes - 1);
  const wholeEnd = from + (whole as usize) * sizeof<T>();
  while (from < wholeEnd) {
    const values = v128.load(from);
    const mask = single
      ? v128.bitmask<i32>(v128.ne<T>(values, zero))
      : v128.bitmask<i64>(v128.ne<T>(values, zero));
    const keep = v128.load(table + ((mask as usize) << 4));
    v128.store(to, i8x16.swizzle(values, keep));
    v128.store(to, i8x16.swizzle(offsets, keep), OFFSETS * sizeof<T>());
    offsets = single ? i32x4.add(offsets, further) : i64x2.add(offsets, further);
    to += (popcnt(mask) as usize) * sizeof<T>();
    from += 16;
  }
  for (; from < end; from += sizeof<T>()) {
    const value = load<T>(from);
    store<T>(to, value);
    store<i32>(to, whole * step, OFFSETS * sizeof<T>());
    to += value != (0 as T) ? sizeof<T>() : 0;
    whole++;
  }
  return to;
}

/** Makes the lists of `rows` rows of `(m, k)` from row `row` on over the terms `start` to `start + count`. */
export function listRows<T>(
  lists: usize,
  ends: usize,
  a: usize,
  k: i32,
  row: i32,
  rows: i32,
  start: i32,
  count: i32,
  step: i32,
): void {
  let source = a + ((row as usize) * (k as usize) + (start as usize)) * sizeof<T>();
  for (let i = 0; i < rows; i++) {
    store<usize>(ends, list<T>(lists, source, count, step));
    source += (k as usize) * sizeof<T>();
    lists += listBytes<T>();
    ends += 4;
  }
}

/** The same for the operand stored as `(k, m)`; `strip` has room for its transpose, `rows` times `OFFSETS` numbers. */
export function listColumns<T>(
  lists: usize,
  ends: usize,
  strip: usize,
  a: usize,
  m: i32,
  row: i32,
  rows: i32,
  start: i32,
  count: i32,
  step: i32,
): void {
  const source = a + ((start as usize) * (m as usize) + (row as usize)) * sizeof<T>();
  // Not a power of two apart, which would bring all rows into one set of the cache.
  const stripStep = OFFSETS * sizeof<T>();
  transpose<T>(strip, stripStep, source, (m as usize) * sizeof<T>(), count, rows);
  listRows<T>(lists, ends, strip, OFFSETS as i32, 0, rows, 0, count, step);
}
