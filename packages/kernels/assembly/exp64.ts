// As exp32, for float64: Q has degree 9 (minimax with the weight r², computed with 60 digits, error 4e-18).

const LOG2E: f64 = 1.4426950408889634;
// ln 2 in two parts (those of fdlibm); the first has so few digits that n times it is exact.
const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
// 1.5 · 2⁵²: what is added to it is rounded to a whole number, which then stands in the lowest bits.
const ROUND: f64 = 6755399441055744;
/** Up to this size 2ⁿ is a normal number. */
const NORMAL: f64 = 708;
const OVERFLOW: f64 = 710;
const UNDERFLOW: f64 = -746;

/** `out[i] = eˣ` for float64 up to `end`, which lies at the end of a block of 8 or inside one. */
export function exp64(out: usize, end: usize, x: usize): void {
  exponential64(out, end, x, 0);
}

/**
 * `out[i] = eˣ`, and e to −|x| when `sign` is the bit of the sign. One look at a block tells whether any of it needs
 * {@link extreme}.
 */
export function exponential64(out: usize, end: usize, x: usize, sign: u64): void {
  const negated = v128.splat<u64>(sign);
  while (out < end) {
    const limit = f64x2.splat(NORMAL);
    const inside = v128.and(
      v128.and(f64x2.le(f64x2.abs(v128.load(x)), limit), f64x2.le(f64x2.abs(v128.load(x, 16)), limit)),
      v128.and(f64x2.le(f64x2.abs(v128.load(x, 32)), limit), f64x2.le(f64x2.abs(v128.load(x, 48)), limit)),
    );
    const stop = out + 64;
    if (i64x2.all_true(inside)) {
      do {
        const v = v128.or(v128.load(x), negated);
        const shifted = f64x2.add(f64x2.mul(v, f64x2.splat(LOG2E)), f64x2.splat(ROUND));
        v128.store(out, i64x2.add(power(v, shifted), i64x2.shl(shifted, 52)));
        out += 16;
        x += 16;
      } while (out < stop);
    } else {
      do {
        v128.store(out, extreme(v128.or(v128.load(x), negated)));
        out += 16;
        x += 16;
      } while (out < stop);
    }
  }
}

/** The same for any numbers: 2ⁿ in two factors, so that only the last product overflows or loses digits. */
function extreme(x: v128): v128 {
  // In this order of the arguments NaN stays.
  const v = f64x2.pmax(f64x2.pmin(x, f64x2.splat(OVERFLOW)), f64x2.splat(UNDERFLOW));
  const shifted = f64x2.add(f64x2.mul(v, f64x2.splat(LOG2E)), f64x2.splat(ROUND));
  const whole = i64x2.sub(shifted, i64x2.splat(reinterpret<i64>(ROUND)));
  const half = i64x2.shr_s(whole, 1);
  const bias = i64x2.splat(1023);
  const scaled = f64x2.mul(power(v, shifted), i64x2.shl(i64x2.add(half, bias), 52));
  return f64x2.mul(scaled, i64x2.shl(i64x2.add(i64x2.sub(whole, half), bias), 52));
}

/** eʳ, where `shifted` is n + {@link ROUND}. */
function power(x: v128, shifted: v128): v128 {
  const n = f64x2.sub(shifted, f64x2.splat(ROUND));
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(n, f64x2.splat(LN2_HIGH))), f64x2.mul(n, f64x2.splat(LN2_LOW)));
  let q = f64x2.add(f64x2.mul(f64x2.splat(2.511794595541203e-8), r), f64x2.splat(2.763131787373376e-7));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(2.755721601358717e-6));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(2.4801489844222193e-5));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(1.984126991772743e-4));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(1.3888888947102727e-3));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(8.333333333307037e-3));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(0.04166666666651512));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(0.166666666666667));
  q = f64x2.add(f64x2.mul(q, r), f64x2.splat(0.5000000000000013));
  return f64x2.add(f64x2.add(f64x2.mul(q, f64x2.mul(r, r)), r), f64x2.splat(1));
}
