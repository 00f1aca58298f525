import type { MatMulShape } from "../kernels.ts";
import { matmul as plain } from "../reference/matmul.ts";
import { restarting } from "../threads/parallel.ts";
import type { Values } from "../values.ts";
import { product } from "./product.ts";

/**
 * From so many multiplications on WebAssembly is faster: its call with all copies takes 2 µs. TypeScript over
 * WebAssembly in float32: 12·12·12 0.5, 16·16·16 1.2, 24·24·24 2.2, 32·32·32 4.5; (100·2)·(2·16) 1.1; float64 alike.
 */
const FEWEST = 4_000;
/** A single row multiplies each number of the right operand once, which is then not worth packing (0.6 to 1.2). */
const FEWEST_ROWS = 2;

/** The product on WebAssembly where shape and dtypes are made for it; the reference elsewhere. */
export function matmul(out: Values, a: Values, b: Values, shape: MatMulShape, bias?: Values): void {
  const { m, k, n } = shape;
  if (m < FEWEST_ROWS || m * k * n < FEWEST || !computes(out, a, b, bias)) {
    plain(out, a, b, shape, bias);
  } else if (!restarting(() => product({ out, a, b, bias, shape }))) {
    plain(out, a, b, shape, bias);
  }
}

/** Whether WebAssembly computes in the dtype of the output, and that holds every operand exactly. */
function computes(
  out: Values,
  a: Values,
  b: Values,
  bias: Values | undefined,
): out is Float32Array | Float64Array {
  if (out instanceof Float64Array) return true;
  return out instanceof Float32Array && isSingle(a) && isSingle(b) && (bias === undefined || isSingle(bias));
}

const isSingle = (values: Values) => values instanceof Float32Array || values instanceof Uint8Array;
