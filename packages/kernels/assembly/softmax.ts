import { exp64 } from "./exp64";
import { log64 } from "./log";

// Rows of doubles; float32 is converted on the way in and out. A difference of two float32 numbers is then exact, as the
// exponential of a rounded −100 would not be. All the exponentials of a block of rows are taken in one go, however short
// the rows are. The arrays have room for a block of 8 beyond their end.

/** `out = softmax(x)` for `(rows, extent)` numbers; `out` is another place than `x`. */
export function softmaxRows(out: usize, x: usize, rows: usize, extent: usize): void {
  let end = out;
  for (let row: usize = 0; row < rows; row++) {
    differences(end, x, extent, maximum(x, extent));
    x += extent << 3;
    end += extent << 3;
  }
  exp64(out, end, out);
  while (out < end) {
    const stop = out + (extent << 3);
    let total: f64 = 0;
    for (let at = out; at < stop; at += 8) total += load<f64>(at);
    const pairs = out + ((extent & ~1) << 3);
    for (; out < pairs; out += 16) v128.store(out, f64x2.div(v128.load(out), f64x2.splat(total)));
    if (out < stop) {
      store<f64>(out, load<f64>(out) / total);
      out += 8;
    }
  }
}

/**
 * log Σ exp(x) of each row in two parts: its largest number, and the logarithm of 1 + s with s = Σ exp(x − largest) over
 * all the others. The first of several largest stands apart, so that a small s keeps its digits.
 */
export function logSumExpRows(
  largest: usize,
  logTotals: usize,
  work: usize,
  x: usize,
  rows: usize,
  extent: usize,
): void {
  let end = work;
  for (let row: usize = 0; row < rows; row++) {
    const top = maximum(x, extent);
    store<f64>(largest + (row << 3), top);
    differences(end, x, extent, top);
    x += extent << 3;
    end += extent << 3;
  }
  exp64(work, end, work);
  let place = work;
  for (let row: usize = 0; row < rows; row++) {
    const stop = place + (extent << 3);
    let total: f64 = 0;
    // The first 1 is the largest number's, or as good: one of them is left out.
    for (; place < stop && load<f64>(place) != 1; place += 8) total += load<f64>(place);
    for (place += 8; place < stop; place += 8) total += load<f64>(place);
    place = stop;
    store<f64>(logTotals + (row << 3), total);
    store<f64>(work + (row << 3), 1 + total);
  }
  log64(work, work + (rows << 3), work);
  for (end = logTotals + (rows << 3); logTotals < end; logTotals += 8) {
    const s = load<f64>(logTotals);
    const top = load<f64>(largest);
    // What rounding took from 1 + s is given back by the slope of the logarithm. ∞ − ∞ is NaN: neither an ∞ nor a row of
    // −∞ alone has a softmax.
    store<f64>(logTotals, load<f64>(work) + (s - (1 + s - 1)) / (1 + s) + (top - top));
    work += 8;
    largest += 8;
  }
}

/** `out = x − largest − logTotal`, where each row has one of each. */
export function shiftRows(
  out: usize,
  x: usize,
  largest: usize,
  logTotal: usize,
  rows: usize,
  extent: usize,
): void {
  for (let row: usize = 0; row < rows; row++) {
    const top = load<f64>(largest + (row << 3));
    const log = load<f64>(logTotal + (row << 3));
    for (let column: usize = 0; column < extent; column++) {
      store<f64>(out, load<f64>(x) - top - log);
      out += 8;
      x += 8;
    }
  }
}

/** The largest of `extent` numbers; NaN wins. */
function maximum(x: usize, extent: usize): f64 {
  let top: f64 = -Infinity;
  const end = x + (extent << 3);
  for (; x < end; x += 8) top = max<f64>(top, load<f64>(x));
  return top;
}

function differences(out: usize, x: usize, extent: usize, top: f64): void {
  const end = x + (extent << 3);
  const pairs = x + ((extent & ~1) << 3);
  for (; x < pairs; x += 16) {
    v128.store(out, f64x2.sub(v128.load(x), f64x2.splat(top)));
    out += 16;
  }
  if (x < end) store<f64>(out, load<f64>(x) - top);
}
