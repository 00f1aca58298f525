import { cosineOfTurn, Random, tensor } from "@leibniz/core";
import { Dataset } from "./dataset.ts";
import { type GeneratorOptions, generatorSettings, sampleCount } from "./generator-options.ts";

/**
 * Spirals that wind around each other, one for each class: a line cannot part them, a small net can.
 *
 * Sample i belongs to class i mod `classes`. Along its arm it lies at a radius r from 0 to 1 and at the angle
 * 2π · class / classes + 4r + noise; `noise`, default 0.2, is that of the angle, in radians.
 *
 * Shapes: x (count, 2), t (count,) int32. Default: 300 samples of 3 classes.
 *
 * ```ts
 * import { spiral } from "@leibniz/nn";
 * const { x, t } = spiral({ count: 6, seed: 1 });
 * console.log(x.shape, [...t.data]); // [ 6, 2 ] [ 0, 1, 2, 0, 1, 2 ]
 * ```
 *
 * @throws LeibnizError when a count is no whole number.
 */
export function spiral(options: GeneratorOptions & { readonly classes?: number } = {}): Dataset {
  const own = { count: 300, noise: 0.2 };
  const { count, noise, seed, dtype } = generatorSettings("spiral", options, own, ["classes"]);
  const classes = sampleCount("spiral", options.classes ?? 3);
  const random = new Random(seed);
  const x = new Float64Array(2 * count);
  const t = new Int32Array(count);
  const arm = Math.ceil(count / classes);
  for (let i = 0; i < count; i++) {
    t[i] = i % classes;
    const radius = Math.floor(i / classes) / arm;
    const turn = t[i]! / classes + (4 * radius + noise * random.normal()) / (2 * Math.PI);
    x[2 * i] = radius * cosineOfTurn(turn);
    x[2 * i + 1] = radius * cosineOfTurn(turn - 0.25);
  }
  return new Dataset(tensor(x, { shape: [count, 2], dtype }), tensor(t));
}
