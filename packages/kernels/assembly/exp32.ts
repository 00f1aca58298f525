// eˣ = 2ⁿ eʳ with n = round(x / ln 2) and r = x − n ln 2, so that |r| ≤ ½ ln 2. There eʳ is 1 + r + r² Q(r) with Q of
// degree 4, minimax with the weight r² (computed with 60 digits, error 3e-9).

const LOG2E: f32 = 1.4426950408889634;
// ln 2 in two parts; the first has so few digits that n times it is exact.
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -0.00021219444;
const Q0: f32 = 0.5;
const Q1: f32 = 0.166665181517601;
const Q2: f32 = 0.04166620597243309;
const Q3: f32 = 0.008368908427655697;
const Q4: f32 = 0.0013950536958873272;
// 1.5 · 2²³: what is added to it is rounded to a whole number, which then stands in the lowest bits.
const ROUND: f32 = 12582912;
/** Up to this size 2ⁿ is a normal number. */
const NORMAL: f32 = 87;
const OVERFLOW: f32 = 89;
const UNDERFLOW: f32 = -104;

/** `out[i] = eˣ` for float32 up to `end`, which lies at the end of a block of 16 or inside one. */
export function exp32(out: usize, end: usize, x: usize): void {
  exponential32(out, end, x, 0);
}

/**
 * `out[i] = eˣ`, and e to −|x| when `sign` is the bit of the sign. One look at a block tells whether any of it needs
 * {@link extreme}.
 */
export function exponential32(out: usize, end: usize, x: usize, sign: u32): void {
  const negated = v128.splat<u32>(sign);
  while (out < end) {
    const size = v128.splat<u32>(0x7fffffff);
    const larger = i32x4.max_s(
      i32x4.max_s(v128.and(v128.load(x), size), v128.and(v128.load(x, 16), size)),
      i32x4.max_s(v128.and(v128.load(x, 32), size), v128.and(v128.load(x, 48), size)),
    );
    const stop = out + 64;
    if (v128.any_true(i32x4.gt_s(larger, v128.splat<u32>(reinterpret<u32>(NORMAL))))) {
      do {
        v128.store(out, extreme(v128.or(v128.load(x), negated)));
        out += 16;
        x += 16;
      } while (out < stop);
    } else {
      do {
        const v = v128.or(v128.load(x), negated);
        const shifted = f32x4.add(f32x4.mul(v, f32x4.splat(LOG2E)), f32x4.splat(ROUND));
        const n = f32x4.sub(shifted, f32x4.splat(ROUND));
        const r = f32x4.sub(
          f32x4.sub(v, f32x4.mul(n, f32x4.splat(LN2_HIGH))),
          f32x4.mul(n, f32x4.splat(LN2_LOW)),
        );
        let q = f32x4.add(f32x4.mul(f32x4.splat(Q4), r), f32x4.splat(Q3));
        q = f32x4.add(f32x4.mul(q, r), f32x4.splat(Q2));
        q = f32x4.add(f32x4.mul(q, r), f32x4.splat(Q1));
        q = f32x4.add(f32x4.mul(q, r), f32x4.splat(Q0));
        const power = f32x4.add(f32x4.add(f32x4.mul(q, f32x4.mul(r, r)), r), f32x4.splat(1));
        v128.store(out, i32x4.add(power, i32x4.shl(shifted, 23)));
        out += 16;
        x += 16;
      } while (out < stop);
    }
  }
}

/** The same for any numbers: 2ⁿ in two factors, so that only the last product overflows or loses digits. */
function extreme(x: v128): v128 {
  // In this order of the arguments NaN stays.
  const v = f32x4.pmax(f32x4.pmin(x, f32x4.splat(OVERFLOW)), f32x4.splat(UNDERFLOW));
  const shifted = f32x4.add(f32x4.mul(v, f32x4.splat(LOG2E)), f32x4.splat(ROUND));
  const n = f32x4.sub(shifted, f32x4.splat(ROUND));
  const r = f32x4.sub(f32x4.sub(v, f32x4.mul(n, f32x4.splat(LN2_HIGH))), f32x4.mul(n, f32x4.splat(LN2_LOW)));
  let q = f32x4.add(f32x4.mul(f32x4.splat(Q4), r), f32x4.splat(Q3));
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(Q2));
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(Q1));
  q = f32x4.add(f32x4.mul(q, r), f32x4.splat(Q0));
  const power = f32x4.add(f32x4.add(f32x4.mul(q, f32x4.mul(r, r)), r), f32x4.splat(1));
  const whole = i32x4.sub(shifted, v128.splat<u32>(reinterpret<u32>(ROUND)));
  const half = i32x4.shr_s(whole, 1);
  const bias = v128.splat<i32>(127);
  const scaled = f32x4.mul(power, i32x4.shl(i32x4.add(half, bias), 23));
  return f32x4.mul(scaled, i32x4.shl(i32x4.add(i32x4.sub(whole, half), bias), 23));
}
