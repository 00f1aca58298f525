// ln x = k ln 2 + ln(1 + f) with √½ ≤ 1 + f < √2, and with s = f / (2 + f) the series
// ln(1 + f) = f − f²/2 + s (f²/2 + s² L(s²)). Method and coefficients: FreeBSD's e_log.c and e_logf.c (fdlibm).

/** `out[i] = ln x` for float32 up to `end`. */
export function log32(out: usize, end: usize, x: usize): void {
  const one = f32x4.splat(1);
  const root = f32x4.splat(0.70710677); // √½
  do {
    const v = v128.load(x);
    // Numbers too small to be normal are made so by a factor of 2²⁵.
    const small = f32x4.lt(v, f32x4.splat(1.1754943508222875e-38));
    const scaled = v128.bitselect(f32x4.mul(v, f32x4.splat(33554432)), v, small);
    const bits = i32x4.add(scaled, i32x4.sub(one, root));
    const exponent = i32x4.sub(i32x4.shr_s(bits, 23), v128.splat<i32>(127));
    const k = f32x4.convert_i32x4_s(i32x4.sub(exponent, v128.and(small, v128.splat<i32>(25))));
    const m = i32x4.add(v128.and(bits, v128.splat<i32>(0x007fffff)), root);
    const f = f32x4.sub(m, one);
    const s = f32x4.div(f, f32x4.add(f, f32x4.splat(2)));
    const z = f32x4.mul(s, s);
    let series = f32x4.add(f32x4.mul(z, f32x4.splat(0.24279078841)), f32x4.splat(0.28498786688));
    series = f32x4.add(f32x4.mul(z, series), f32x4.splat(0.40000972152));
    series = f32x4.mul(z, f32x4.add(f32x4.mul(z, series), f32x4.splat(0.66666662693)));
    const half = f32x4.mul(f32x4.splat(0.5), f32x4.mul(f, f));
    const low = f32x4.add(f32x4.mul(s, f32x4.add(half, series)), f32x4.mul(k, f32x4.splat(9.0580006145e-6)));
    const answer = f32x4.add(f32x4.sub(f, f32x4.sub(half, low)), f32x4.mul(k, f32x4.splat(6.9313812256e-1)));
    v128.store(out, limits<f32>(v, answer));
    out += 16;
    x += 16;
  } while (out < end);
}

/** The same for float64. */
export function log64(out: usize, end: usize, x: usize): void {
  const one = f64x2.splat(1);
  const root = f64x2.splat(0.7071067811865476); // √½
  do {
    const v = v128.load(x);
    const small = f64x2.lt(v, f64x2.splat(2.2250738585072014e-308));
    const scaled = v128.bitselect(f64x2.mul(v, f64x2.splat(18014398509481984)), v, small); // 2⁵⁴
    const bits = i64x2.add(scaled, i64x2.sub(one, root));
    // The biased exponent behind the leading bits of 2⁵² is that number and the exponent.
    const biased = v128.or(i64x2.shr_u(bits, 52), v128.splat<i64>(0x4330000000000000));
    const k = f64x2.sub(
      f64x2.sub(biased, f64x2.splat(4503599627370496 + 1023)),
      v128.and(small, f64x2.splat(54)),
    );
    const m = i64x2.add(v128.and(bits, v128.splat<i64>(0x000fffffffffffff)), root);
    const f = f64x2.sub(m, one);
    const s = f64x2.div(f, f64x2.add(f, f64x2.splat(2)));
    const z = f64x2.mul(s, s);
    let series = f64x2.add(f64x2.mul(z, f64x2.splat(0.14798198605116586)), f64x2.splat(0.15313837699209373));
    series = f64x2.add(f64x2.mul(z, series), f64x2.splat(0.1818357216161805));
    series = f64x2.add(f64x2.mul(z, series), f64x2.splat(0.22222198432149784));
    series = f64x2.add(f64x2.mul(z, series), f64x2.splat(0.2857142874366239));
    series = f64x2.add(f64x2.mul(z, series), f64x2.splat(0.3999999999940942));
    series = f64x2.mul(z, f64x2.add(f64x2.mul(z, series), f64x2.splat(0.6666666666666735)));
    const half = f64x2.mul(f64x2.splat(0.5), f64x2.mul(f, f));
    const low = f64x2.add(
      f64x2.mul(s, f64x2.add(half, series)),
      f64x2.mul(k, f64x2.splat(1.9082149292705877e-10)),
    );
    const answer = f64x2.add(
      f64x2.sub(f, f64x2.sub(half, low)),
      f64x2.mul(k, f64x2.splat(0.6931471803691238)),
    );
    v128.store(out, limits<f64>(v, answer));
    out += 16;
    x += 16;
  } while (out < end);
}

/** `answer`, but −∞ where x is 0, NaN below, and x itself where it is ∞ or NaN. */
function limits<T>(x: v128, answer: v128): v128 {
  const zero = v128.splat<T>(0);
  const infinity = v128.splat<T>(<T>Infinity);
  let result = v128.bitselect(answer, x, v128.lt<T>(x, infinity));
  result = v128.bitselect(v128.neg<T>(infinity), result, v128.eq<T>(x, zero));
  return v128.bitselect(v128.splat<T>(<T>NaN), result, v128.lt<T>(x, zero));
}
