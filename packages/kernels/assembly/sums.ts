/** `out[row] = Σ x[row, ·]` for `(rows, extent)` doubles. */
export function sumRows(out: usize, x: usize, rows: usize, extent: usize): void {
  for (let row: usize = 0; row < rows; row++) {
    store<f64>(out, pairwise(x, extent));
    out += 8;
    x += extent << 3;
  }
}

/** NumPy's order: eight partial sums in a block of 128, blocks in halves. */
function pairwise(x: usize, count: usize): f64 {
  if (count > 128) {
    const half = (count >> 1) & ~7;
    return pairwise(x, half) + pairwise(x + (half << 3), count - half);
  }
  const end = x + (count << 3);
  let total: f64 = 0;
  if (count >= 8) {
    let a = v128.load(x);
    let b = v128.load(x, 16);
    let c = v128.load(x, 32);
    let d = v128.load(x, 48);
    const eights = x + ((count & ~7) << 3);
    for (x += 64; x < eights; x += 64) {
      a = f64x2.add(a, v128.load(x));
      b = f64x2.add(b, v128.load(x, 16));
      c = f64x2.add(c, v128.load(x, 32));
      d = f64x2.add(d, v128.load(x, 48));
    }
    total = across(a) + across(b) + (across(c) + across(d));
  }
  for (; x < end; x += 8) total += load<f64>(x);
  return total;
}

function across(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

/**
 * Adds each row of `(rows, columns)` doubles to those in `totals`, from the first row to the last. Eight columns at a
 * time, then two, then one: their totals stay in registers.
 */
export function sumColumns(totals: usize, x: usize, rows: usize, columns: usize): void {
  const step = columns << 3;
  const bytes = rows * step;
  let left = columns;
  for (; left >= 8; left -= 8) {
    let a = v128.load(totals);
    let b = v128.load(totals, 16);
    let c = v128.load(totals, 32);
    let d = v128.load(totals, 48);
    const end = x + bytes;
    for (let at = x; at < end; at += step) {
      a = f64x2.add(a, v128.load(at));
      b = f64x2.add(b, v128.load(at, 16));
      c = f64x2.add(c, v128.load(at, 32));
      d = f64x2.add(d, v128.load(at, 48));
    }
    v128.store(totals, a);
    v128.store(totals, b, 16);
    v128.store(totals, c, 32);
    v128.store(totals, d, 48);
    totals += 64;
    x += 64;
  }
  for (; left >= 2; left -= 2) {
    let a = v128.load(totals);
    const end = x + bytes;
    for (let at = x; at < end; at += step) a = f64x2.add(a, v128.load(at));
    v128.store(totals, a);
    totals += 16;
    x += 16;
  }
  if (left == 1) {
    let a = load<f64>(totals);
    const end = x + bytes;
    for (let at = x; at < end; at += step) a += load<f64>(at);
    store<f64>(totals, a);
  }
}
