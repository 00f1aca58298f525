import type { MatMulShape } from "../kernels.ts";
import { matmul as plain } from "../reference/matmul.ts";
import { restarting } from "../threads/parallel.ts";
import type { Values } from "../values.ts";
import type { Numbers } from "./blocks.ts";
import { SHARED } from "./multiply.ts";
import { product } from "./product.ts";

/**
 * From so many multiplications on WebAssembly computes. Its call, with all copies, takes 0.5 µs; TypeScript's time over
 * its time in float32, float64: (8·8)·(8·8) 0.7, 1.2; (8·10)·(10·20) 1.6, 2.7; (16·16)·(16·16) 4, 4; (1·64)·(64·64)
 * 1.4, 1.2. It would pay from 1,000 on, but a program of tiny products need not start the machine, which takes
 * milliseconds.
 */
const FEWEST = 2_000;
/**
 * With fewer sums than this most of a tile is empty and the operands are packed for nothing: (1·4096)·(4096·1) 0.4,
 * (2·4096)·(4096·1) 0.8, (1·4096)·(4096·4) 0.7, (1·4096)·(4096·8) 1.8, (4·4096)·(4096·2) 2.
 */
const FEWEST_SUMS = 8;

/** The product on WebAssembly where shape and dtypes are made for it; the reference elsewhere. */
export function matmul(out: Values, a: Values, b: Values, shape: MatMulShape, bias?: Values): void {
  const { m, k, n } = shape;
  if (m * k * n < FEWEST || m * n < FEWEST_SUMS || !computes(out, a, b, bias)) {
    plain(out, a, b, shape, bias);
  } else if (!(m * k * n < SHARED ? alone(out, a, b, shape, bias) : together(out, a, b, shape, bias))) {
    plain(out, a, b, shape, bias);
  }
}

type Product = (out: Numbers, a: Values, b: Values, shape: MatMulShape, bias?: Values) => boolean;

const alone: Product = (out, a, b, shape, bias) => product({ out, a, b, bias, shape });
const together: Product = (out, a, b, shape, bias) => restarting(() => product({ out, a, b, bias, shape }));

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
