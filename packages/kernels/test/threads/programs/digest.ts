import type { Values } from "../../../src/index.ts";
import { matmul } from "../../../src/wasm/matmul.ts";

/** The operands are the same in every process; a fifth of the left one is not zero when `sparse`. */
function operand(kind: typeof Float32Array | typeof Float64Array, length: number, sparse: boolean): Values {
  let seed = length;
  const out = new kind(length);
  for (let i = 0; i < length; i++) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0;
    out[i] = sparse && seed % 5 !== 0 ? 0 : seed / 2 ** 31;
  }
  return out;
}

/** All bits of products of odd sizes, in both float dtypes, dense and mostly zero, as one number. */
export function digest(): number {
  let hash = 0;
  for (const kind of [Float32Array, Float64Array]) {
    for (const sparse of [false, true]) {
      const [m, k, n] = [267, 301, 143];
      const out = new kind(m * n);
      const shape = { m, k, n, transposeA: false, transposeB: false };
      matmul(out, operand(kind, m * k, sparse), operand(kind, k * n, false), shape);
      for (const byte of new Uint8Array(out.buffer)) hash = (Math.imul(hash, 31) + byte) | 0;
    }
  }
  return hash;
}
