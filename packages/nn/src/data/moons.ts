import { cosineOfTurn, Random, tensor } from "@leibniz/core";
import { Dataset } from "./dataset.ts";
import { type GeneratorOptions, generatorSettings } from "./generator-options.ts";

/**
 * Two half circles of radius 1 that reach into each other, as scikit-learn's `make_moons`: class 0 is the upper half of
 * the circle around (0, 0), class 1 the lower half of that around (1, 0.5).
 *
 * Shapes: x (count, 2), t (count,) int32, classes in turn. Default: 200 samples, noise 0.1.
 *
 * ```ts
 * import { moons } from "@leibniz/nn";
 * const { x, t } = moons({ count: 4, noise: 0 });
 * console.log(x.data.join(" "), [...t.data]); // 1 0 0 0.5 -1 0 2 0.5 [ 0, 1, 0, 1 ]
 * ```
 *
 * @throws LeibnizError when the count is no whole number.
 */
export function moons(options: GeneratorOptions = {}): Dataset {
  const { count, noise, seed, dtype } = generatorSettings("moons", options, { count: 200, noise: 0.1 });
  const random = new Random(seed);
  const x = new Float64Array(2 * count);
  const t = new Int32Array(count);
  const last = Math.max(1, Math.ceil(count / 2) - 1);
  for (let i = 0; i < count; i++) {
    t[i] = i % 2;
    const turn = Math.floor(i / 2) / last / 2;
    const [cosine, sine] = [cosineOfTurn(turn), cosineOfTurn(turn - 0.25)];
    x[2 * i] = (t[i] === 0 ? cosine : 1 - cosine) + noise * random.normal();
    x[2 * i + 1] = (t[i] === 0 ? sine : 0.5 - sine) + noise * random.normal();
  }
  return new Dataset(tensor(x, { shape: [count, 2], dtype }), tensor(t));
}
