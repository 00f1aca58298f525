import { cosineOfTurn, Random, tensor } from "@leibniz/core";
import { Dataset } from "./dataset.ts";
import { type GeneratorOptions, generatorSettings } from "./generator-options.ts";

/**
 * Points around one wave, to fit a curve to: x uniform in [0, 1) and t = sin 2πx + noise.
 *
 * Shapes: x (count, 1), t (count, 1). Default: 100 samples, noise 0.1.
 *
 * ```ts
 * import { regression } from "@leibniz/nn";
 * const { x, t } = regression({ count: 10, noise: 0, dtype: "float64" });
 * console.log(t.data.every((value, i) => Math.abs(value - Math.sin(2 * Math.PI * x.data[i]!)) < 1e-15)); // true
 * ```
 *
 * @throws LeibnizError when the count is no whole number.
 */
export function regression(options: GeneratorOptions = {}): Dataset {
  const { count, noise, seed, dtype } = generatorSettings("regression", options, { count: 100, noise: 0.1 });
  const random = new Random(seed);
  const x = new Float64Array(count);
  const t = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    x[i] = random.uniform();
    t[i] = cosineOfTurn(x[i]! - 0.25) + noise * random.normal();
  }
  const shape = [count, 1];
  return new Dataset(tensor(x, { shape, dtype }), tensor(t, { shape, dtype }));
}
