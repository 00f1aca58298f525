import { exp32 } from "./exp32";
import { exp64 } from "./exp64";

/** `out[i] = 1 / (1 + e⁻ˣ)` for float32 up to `end`; `out` is another place than `x`. */
export function sigmoid32(out: usize, end: usize, x: usize): void {
  minusSize<f32>(out, end, x);
  exp32(out, end, out);
  quotient<f32>(out, end, x);
}

/** The same for float64. */
export function sigmoid64(out: usize, end: usize, x: usize): void {
  minusSize<f64>(out, end, x);
  exp64(out, end, out);
  quotient<f64>(out, end, x);
}

/** −|x|: its exponential never overflows. */
function minusSize<T>(out: usize, end: usize, x: usize): void {
  do {
    v128.store(out, v128.neg<T>(v128.abs<T>(v128.load(x))));
    out += 16;
    x += 16;
  } while (out < end);
}

/** From e = exp(−|x|), which stands in `out`: 1 / (1 + e), and e / (1 + e) below 0, where that keeps the digits. */
function quotient<T>(out: usize, end: usize, x: usize): void {
  const one = v128.splat<T>(1);
  do {
    const e = v128.load(out);
    const numerator = v128.bitselect(e, one, v128.lt<T>(v128.load(x), v128.splat<T>(0)));
    v128.store(out, v128.div<T>(numerator, v128.add<T>(one, e)));
    out += 16;
    x += 16;
  } while (out < end);
}
