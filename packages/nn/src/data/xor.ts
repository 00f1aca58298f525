import { Random, tensor } from "@leibniz/core";
import { Dataset } from "./dataset.ts";
import { type GeneratorOptions, generatorSettings } from "./generator-options.ts";

/**
 * The exclusive or, which no single perceptron can learn: the corners (0, 0), (1, 0), (0, 1) and (1, 1) in turn, of
 * class 0, 1, 1 and 0.
 *
 * Shapes: x (count, 2), t (count,) int32. Default: the four corners without noise.
 *
 * ```ts
 * import { xor } from "@leibniz/nn";
 * const { x, t } = xor();
 * console.log(x.data.join(" "), [...t.data]); // 0 0 1 0 0 1 1 1 [ 0, 1, 1, 0 ]
 * ```
 *
 * @throws LeibnizError when the count is no whole number.
 */
export function xor(options: GeneratorOptions = {}): Dataset {
  const { count, noise, seed, dtype } = generatorSettings("xor", options, { count: 4, noise: 0 });
  const random = new Random(seed);
  const x = new Float64Array(2 * count);
  const t = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const [first, second] = [i & 1, (i >> 1) & 1];
    t[i] = first ^ second;
    x[2 * i] = first + noise * random.normal();
    x[2 * i + 1] = second + noise * random.normal();
  }
  return new Dataset(tensor(x, { shape: [count, 2], dtype }), tensor(t));
}
