import { exponential32 } from "./exp32";
import { exponential64 } from "./exp64";

/** `out[i] = 1 / (1 + e⁻ˣ)` for float32 up to `end`; `out` is another place than `x`. */
export function sigmoid32(out: usize, end: usize, x: usize): void {
  exponential32(out, end, x, 0x80000000);
  quotient<f32>(out, end, x);
}

/** The same for float64. */
export function sigmoid64(out: usize, end: usize, x: usize): void {
  exponential64(out, end, x, (<u64>1) << 63);
  quotient<f64>(out, end, x);
}

/** From e = exp(−|x|), which never overflows and stands in `out`: 1 / (1 + e), and e / (1 + e) below 0, where that keeps the digits. */
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
