import type { MatMulShape } from "../kernels.ts";
import type { Values } from "../values.ts";

/** `out = a · b`, the rows of `out` built by adding multiples of the rows of `b`, which reads memory in order. */
export function matmul(out: Values, a: Values, b: Values, shape: MatMulShape): void {
  const { m, k, n, transposeA, transposeB } = shape;
  const [rowA, columnA] = transposeA ? [1, m] : [k, 1];
  if (transposeB) {
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let total = 0;
        for (let p = 0; p < k; p++) total += a[i * rowA + p * columnA]! * b[j * k + p]!;
        out[i * n + j] = total;
      }
    }
    return;
  }
  // A row in doubles, whatever the output holds.
  const row = new Float64Array(n);
  for (let i = 0; i < m; i++) {
    row.fill(0);
    for (let p = 0; p < k; p++) {
      const factor = a[i * rowA + p * columnA]!;
      for (let j = 0; j < n; j++) row[j]! += factor * b[p * n + j]!;
    }
    out.set(row, i * n);
  }
}
