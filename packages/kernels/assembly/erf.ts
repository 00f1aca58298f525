import { exp64 } from "./exp64";

// Where |x| < 1, erf x = x P(x²); elsewhere 1 − exp(−x²) R(t) with t = (x − 3) / (x + 3), R being erfc x · exp x² on
// 1 ≤ x ≤ 6, with the sign of x. P (relative error 7e-18) and R (6e-18, of erf) are minimax polynomials of degree 11,
// computed with 60 digits.

/** From here on erf is 1 to the last digit. */
const ONE: f64 = 6;

/** `out[i] = erf x` for float64 up to `end`; `out` is another place than `x`. */
export function erf64(out: usize, end: usize, x: usize): void {
  let place = out;
  let from = x;
  do {
    const size = f64x2.pmin(f64x2.abs(v128.load(from)), f64x2.splat(ONE));
    v128.store(place, f64x2.neg(f64x2.mul(size, size)));
    place += 16;
    from += 16;
  } while (place < end);
  exp64(out, end, out);
  do {
    const v = v128.load(x);
    const size = f64x2.abs(v);
    const middle = f64x2.add(size, f64x2.mul(size, series(f64x2.mul(v, v))));
    const near = f64x2.pmin(size, f64x2.splat(ONE));
    const t = f64x2.div(f64x2.sub(near, f64x2.splat(3)), f64x2.add(near, f64x2.splat(3)));
    const tail = f64x2.sub(f64x2.splat(1), f64x2.mul(v128.load(out), complement(t)));
    const answer = v128.bitselect(middle, tail, f64x2.lt(size, f64x2.splat(1)));
    v128.store(out, v128.or(answer, v128.xor(v, size)));
    out += 16;
    x += 16;
  } while (out < end);
}

/** P of the square of x, less 1: added to 1 at the end, it brings no second rounding. */
function series(z: v128): v128 {
  let p = f64x2.add(f64x2.mul(z, f64x2.splat(-7.801187300572818e-10)), f64x2.splat(1.3722974085577803e-8));
  p = f64x2.add(f64x2.mul(z, p), f64x2.splat(-1.6209175051111221e-7));
  p = f64x2.add(f64x2.mul(z, p), f64x2.splat(1.6447517511670073e-6));
  p = f64x2.add(f64x2.mul(z, p), f64x2.splat(-1.4924744644820125e-5));
  p = f64x2.add(f64x2.mul(z, p), f64x2.splat(0.00012055295319228035));
  p = f64x2.add(f64x2.mul(z, p), f64x2.splat(-0.0008548325989642959));
  p = f64x2.add(f64x2.mul(z, p), f64x2.splat(0.005223977607422088));
  p = f64x2.add(f64x2.mul(z, p), f64x2.splat(-0.02686617064327602));
  p = f64x2.add(f64x2.mul(z, p), f64x2.splat(0.11283791670945252));
  p = f64x2.add(f64x2.mul(z, p), f64x2.splat(-0.3761263890318355));
  return f64x2.add(f64x2.mul(z, p), f64x2.splat(0.12837916709551256));
}

/** R of t. */
function complement(t: v128): v128 {
  let r = f64x2.add(f64x2.mul(t, f64x2.splat(1.5203335976956598e-5)), f64x2.splat(0.00010295185555928254));
  r = f64x2.add(f64x2.mul(t, r), f64x2.splat(7.639387985794074e-5));
  r = f64x2.add(f64x2.mul(t, r), f64x2.splat(-0.0005810924684719879));
  r = f64x2.add(f64x2.mul(t, r), f64x2.splat(0.000713175055662979));
  r = f64x2.add(f64x2.mul(t, r), f64x2.splat(0.004270353684280381));
  r = f64x2.add(f64x2.mul(t, r), f64x2.splat(-0.02439232791405104));
  r = f64x2.add(f64x2.mul(t, r), f64x2.splat(0.07166585012298361));
  r = f64x2.add(f64x2.mul(t, r), f64x2.splat(-0.15011593634465928));
  r = f64x2.add(f64x2.mul(t, r), f64x2.splat(0.24560380166423013));
  r = f64x2.add(f64x2.mul(t, r), f64x2.splat(-0.32623356004590454));
  return f64x2.add(f64x2.mul(t, r), f64x2.splat(0.17900115118135373));
}
