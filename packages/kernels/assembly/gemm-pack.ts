// Operands of a matrix product are packed into the order in which its inner loop reads them: k after k, at each the
// few rows of the left operand or columns of the right one that a tile takes. Transposes end here.
import { ROWS } from "./gemm-tile";
import { transpose } from "./gemm-transpose";

/** The terms that are added up before they join the result: a panel of 256 rows of 32 bytes stays in the L1 cache. */
export const BLOCK = 256;

/**
 * Packs `width` lines that lie `step` bytes apart: for each of `count` elements a row with that of every line. Only
 * `valid` lines exist; in place of the others there is 0.
 */
function packLines<T>(to: usize, from: usize, step: usize, count: i32, width: i32, valid: i32): void {
  const bytes = (width as usize) * sizeof<T>();
  if (valid < width) memory.fill(to, 0, (count as usize) * bytes);
  transpose<T>(to, bytes, from, step, valid, count);
}

/** Packs `valid` elements that lie side by side in each of `count` rows, `step` bytes apart, as rows of `bytes`. */
function packRows<T>(to: usize, from: usize, step: usize, count: i32, bytes: usize, valid: i32): void {
  const end = to + (count as usize) * bytes;
  if ((valid as usize) * sizeof<T>() == bytes) {
    do {
      for (let i: usize = 0; i < bytes; i += 16) v128.store(to + i, v128.load(from + i));
      from += step;
      to += bytes;
    } while (to < end);
    return;
  }
  const present = (valid as usize) * sizeof<T>();
  memory.fill(to, 0, (count as usize) * bytes);
  do {
    for (let i: usize = 0; i < present; i += sizeof<T>()) store<T>(to + i, load<T>(from + i));
    from += step;
    to += bytes;
  } while (to < end);
}

/**
 * Packs four panels of 32 bytes at once, which lie `apart`: rows of 128 bytes are read in whole cache lines, where
 * those of 32 bytes fetch each line twice (1.6 times as fast for a million numbers).
 */
function packFour(to: usize, apart: usize, from: usize, step: usize, count: i32): void {
  const second = to + apart;
  const third = second + apart;
  const fourth = third + apart;
  const end = (count as usize) * 32;
  for (let at: usize = 0; at < end; at += 32, from += step) {
    v128.store(to + at, v128.load(from));
    v128.store(to + at, v128.load(from, 16), 16);
    v128.store(second + at, v128.load(from, 32));
    v128.store(second + at, v128.load(from, 48), 16);
    v128.store(third + at, v128.load(from, 64));
    v128.store(third + at, v128.load(from, 80), 16);
    v128.store(fourth + at, v128.load(from, 96));
    v128.store(fourth + at, v128.load(from, 112), 16);
  }
}

/**
 * Packs rows `from` to `to` of the left operand, `(m, k)` or stored as `(k, m)`, over the terms `start` to
 * `start + count`.
 */
export function packA<T>(
  packed: usize,
  a: usize,
  m: i32,
  k: i32,
  transposed: bool,
  from: i32,
  to: i32,
  start: i32,
  count: i32,
): void {
  const size: usize = sizeof<T>();
  for (let row = from; row < to; row += ROWS) {
    const valid = min(ROWS, m - row);
    if (transposed) {
      const source = a + ((start as usize) * (m as usize) + (row as usize)) * size;
      packRows<T>(packed, source, (m as usize) * size, count, (ROWS as usize) * size, valid);
    } else {
      const source = a + ((row as usize) * (k as usize) + (start as usize)) * size;
      packLines<T>(packed, source, (k as usize) * size, count, ROWS, valid);
    }
    packed += (ROWS as usize) * (count as usize) * size;
  }
}

/**
 * Packs panels `from` to `to` (of `bytes` of columns) of the right operand, `(k, n)` or stored as `(n, k)`: block
 * after block of terms, in each panel after panel.
 */
export function packB<T>(
  packed: usize,
  b: usize,
  k: i32,
  n: i32,
  transposed: bool,
  bytes: usize,
  from: i32,
  to: i32,
): void {
  const size: usize = sizeof<T>();
  const width = (bytes / size) as i32;
  const panels = (n + width - 1) / width;
  for (let start = 0; start < k; start += BLOCK) {
    const count = min(BLOCK, k - start);
    let target = packed + ((start as usize) * (panels as usize) + (from as usize) * (count as usize)) * bytes;
    const length = (count as usize) * bytes;
    for (let panel = from; panel < to; panel++) {
      const column = panel * width;
      const valid = min(width, n - column);
      if (!transposed && bytes == 32 && panel + 4 <= to && column + 4 * width <= n) {
        const source = b + ((start as usize) * (n as usize) + (column as usize)) * size;
        packFour(target, length, source, (n as usize) * size, count);
        panel += 3;
        target += 4 * length;
        continue;
      }
      if (transposed) {
        const source = b + ((column as usize) * (k as usize) + (start as usize)) * size;
        packLines<T>(target, source, (k as usize) * size, count, width, valid);
      } else {
        const source = b + ((start as usize) * (n as usize) + (column as usize)) * size;
        packRows<T>(target, source, (n as usize) * size, count, bytes, valid);
      }
      target += length;
    }
  }
}
