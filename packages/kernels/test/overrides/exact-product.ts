import type { MatMulShape, Values } from "../../src/index.ts";

/** 2²⁷ + 1, which splits a double into halves of 26 bits (Dekker 1971). */
const SPLITTER = 134_217_729;

/** What is lost when `x · y` is rounded to `product`. */
function lost(x: number, y: number, product: number): number {
  const split = (z: number) => {
    const c = SPLITTER * z;
    const high = c - (c - z);
    return [high, z - high] as const;
  };
  const [x1, x2] = split(x);
  const [y1, y2] = split(y);
  return x2 * y2 - (product - x1 * y1 - x2 * y1 - x1 * y2);
}

/**
 * The product in twice the precision of a double (Ogita, Rump and Oishi 2005, algorithm Dot2), and next to each
 * element Σ|a||b|, with which its error is measured; both include what was in `before` and the bias.
 */
export function exactProduct(
  a: Values,
  b: Values,
  shape: MatMulShape,
  before?: Values,
  bias?: Values,
): { readonly exact: Float64Array; readonly sizes: Float64Array } {
  const { m, k, n, transposeA, transposeB } = shape;
  const exact = new Float64Array(m * n);
  const sizes = new Float64Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let [sum, rest, size] = [0, 0, 0];
      const add = (term: number) => {
        const next = sum + term;
        const part = next - sum;
        rest += sum - (next - part) + (term - part);
        sum = next;
      };
      for (let p = 0; p < k; p++) {
        const x = a[transposeA ? p * m + i : i * k + p]!;
        const y = b[transposeB ? j * k + p : p * n + j]!;
        add(x * y);
        rest += lost(x, y, x * y);
        size += Math.abs(x * y);
      }
      for (const term of [before?.[i * n + j] ?? 0, bias?.[j] ?? 0]) {
        add(term);
        size += Math.abs(term);
      }
      exact[i * n + j] = sum + rest;
      sizes[i * n + j] = size;
    }
  }
  return { exact, sizes };
}
