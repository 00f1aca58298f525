import { BLOCK, packA, packB } from "./gemm-pack";
import { addBias, columnsOf, copyEdge, PANEL_BYTES, ROWS, tile } from "./gemm-tile";

/** Rows of the left operand that are packed at a time: with 256 terms 96 kB of float32, a share of the L2 cache. */
const ROW_BLOCK = 96;

/** What a thread needs for itself in float64: a block of the left operand and a tile for the edges. */
export function gemmThreadBytes(): usize {
  return (ROW_BLOCK * BLOCK + ROWS * 4) * 8;
}

/**
 * Rows `from` to `to` of `c = a · b`, or of `c += a · b` when `add`, then of `c += bias` unless that is 0; `from` is
 * a multiple of 4. `b` is packed. Each row is computed in the same way whatever the range.
 */
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
  const width = columnsOf<T>();
  const panels = (n + width - 1) / width;
  const stride = (n as usize) * size;
  const edge = own + (thread as usize) * gemmThreadBytes();
  const packed = edge + (ROWS as usize) * PANEL_BYTES;
  for (let start = 0; start < k; start += BLOCK) {
    const count = min(BLOCK, k - start);
    const addHere = add || start > 0;
    for (let block = from; block < to; block += ROW_BLOCK) {
      const end = min(block + ROW_BLOCK, to);
      packA<T>(packed, a, m, k, transposed, block, end, start, count);
      let panel = b + (start as usize) * (panels as usize) * PANEL_BYTES;
      for (let column = 0; column < n; column += width) {
        let left = packed;
        let corner = c + ((block as usize) * (n as usize) + (column as usize)) * size;
        for (let row = block; row < end; row += ROWS) {
          if (row + ROWS <= m && column + width <= n) {
            tile<T>(corner, stride, left, panel, count, addHere);
          } else {
            tile<T>(edge, PANEL_BYTES, left, panel, count, false);
            copyEdge<T>(corner, stride, edge, min(ROWS, m - row), min(width, n - column), addHere);
          }
          corner += (ROWS as usize) * stride;
          left += (ROWS as usize) * (count as usize) * size;
        }
        panel += (count as usize) * PANEL_BYTES;
      }
    }
  }
  if (bias != 0) addBias<T>(c + (from as usize) * stride, bias, min(to, m) - from, stride);
}

export function gemm32(
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

export function gemm64(
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

/** Panels `from` to `to` of the packed right operand: 8 columns each. */
export function packB32(packed: usize, b: usize, k: i32, n: i32, transposed: bool, from: i32, to: i32): void {
  packB<f32>(packed, b, k, n, transposed, PANEL_BYTES, from, to);
}

/** The same for float64: 4 columns each. */
export function packB64(packed: usize, b: usize, k: i32, n: i32, transposed: bool, from: i32, to: i32): void {
  packB<f64>(packed, b, k, n, transposed, PANEL_BYTES, from, to);
}
