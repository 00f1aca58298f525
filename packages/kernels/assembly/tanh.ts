import { exp32 } from "./exp32";
import { exp64 } from "./exp64";

// Where |x| < 0.625, tanh x = x + x³ R(x²); elsewhere 1 − 2 / (e²ˣ + 1), with the sign of x. R is that of the Cephes
// library (tanhf.c, tanh.c).

/** From here on tanh is 1 to the last digit. */
const ONE32: f32 = 10;
const ONE64: f64 = 20;

/** `out[i] = tanh x` for float32 up to `end`; `out` is another place than `x`. */
export function tanh32(out: usize, end: usize, x: usize): void {
  twiceSize<f32>(out, end, x, ONE32);
  exp32(out, end, out);
  do {
    const v = v128.load(x);
    const z = f32x4.mul(v, v);
    let r = f32x4.add(f32x4.mul(z, f32x4.splat(-5.70498872745e-3)), f32x4.splat(2.06390887954e-2));
    r = f32x4.add(f32x4.mul(z, r), f32x4.splat(-5.37397155531e-2));
    r = f32x4.add(f32x4.mul(z, r), f32x4.splat(1.33314422036e-1));
    r = f32x4.add(f32x4.mul(z, r), f32x4.splat(-3.33332819422e-1));
    v128.store(out, joined<f32>(v, f32x4.mul(z, r), v128.load(out)));
    out += 16;
    x += 16;
  } while (out < end);
}

/** The same for float64. */
export function tanh64(out: usize, end: usize, x: usize): void {
  twiceSize<f64>(out, end, x, ONE64);
  exp64(out, end, out);
  do {
    const v = v128.load(x);
    const z = f64x2.mul(v, v);
    let p = f64x2.add(f64x2.mul(z, f64x2.splat(-0.9643991794250523)), f64x2.splat(-99.28772310019185));
    p = f64x2.add(f64x2.mul(z, p), f64x2.splat(-1614.6876844170845));
    let q = f64x2.add(z, f64x2.splat(112.81167849163293));
    q = f64x2.add(f64x2.mul(z, q), f64x2.splat(2235.4883906010045));
    q = f64x2.add(f64x2.mul(z, q), f64x2.splat(4844.063053251255));
    v128.store(out, joined<f64>(v, f64x2.mul(z, f64x2.div(p, q)), v128.load(out)));
    out += 16;
    x += 16;
  } while (out < end);
}

/** 2|x|, up to twice `limit`; NaN stays. */
function twiceSize<T>(out: usize, end: usize, x: usize, limit: T): void {
  do {
    const size = v128.pmin<T>(v128.abs<T>(v128.load(x)), v128.splat<T>(limit));
    v128.store(out, v128.add<T>(size, size));
    out += 16;
    x += 16;
  } while (out < end);
}

/** x + x · `bend` where |x| is small, else from `square` = exp 2|x|. The sign is that of x, that of −0 too. */
function joined<T>(x: v128, bend: v128, square: v128): v128 {
  const one = v128.splat<T>(1);
  const size = v128.abs<T>(x);
  const small = v128.add<T>(size, v128.mul<T>(size, bend));
  const large = v128.sub<T>(one, v128.div<T>(v128.splat<T>(2), v128.add<T>(square, one)));
  const answer = v128.bitselect(small, large, v128.lt<T>(size, v128.splat<T>(<T>0.625)));
  return v128.or(answer, v128.xor(x, size));
}
