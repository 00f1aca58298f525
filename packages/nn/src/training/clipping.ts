import { checkOptions, LeibnizError, noGrad, type Parameter, tensor, type Tensor } from "@leibniz/core";
import { nonNegative, positive, type Rule } from "../settings.ts";

export interface GradientNormOptions {
  /** The order p of the norm; default 2, and Infinity for the greatest size. */
  readonly order?: number;
}

/**
 * The norm of all gradients as if they were one vector, (Σ |g|ᵖ)^(1/p), a 0-d float64. Parameters without a gradient
 * do not count.
 *
 * ```ts
 * import { parameter } from "@leibniz/core";
 * import { gradientNorm } from "@leibniz/nn";
 * const [a, b] = [parameter(1, { name: "a" }), parameter(1, { name: "b" })];
 * a.mul(3).add(b.mul(4)).backward();
 * console.log(gradientNorm([a, b]).item()); // 5
 * ```
 *
 * @throws LeibnizError unless the order is above 0.
 */
export function gradientNorm(parameters: Iterable<Parameter>, options: GradientNormOptions = {}): Tensor {
  checkOptions("gradientNorm", options, ["order"]);
  const { order = 2 } = options;
  if (order !== Infinity) checkNumber("gradientNorm", "order", order, positive);
  let total: Tensor = tensor(0);
  noGrad(() => {
    for (const { grad } of parameters) {
      if (grad === null || grad.size === 0) continue;
      if (order === Infinity) total = total.maximum(grad.abs().max().cast("float64"));
      else total = total.add((order === 2 ? grad.square() : grad.abs().pow(order)).sum().cast("float64"));
    }
    if (order !== Infinity) total = order === 2 ? total.sqrt() : total.pow(1 / order);
  });
  return total;
}

/**
 * Scales all gradients by one factor so that their norm is at most `maximum`, and returns the norm that they had, a 0-d
 * float64. As in PyTorch the factor is min(1, maximum / (norm + 10⁻⁶)).
 *
 * Source: R. Pascanu, T. Mikolov and Y. Bengio, "On the difficulty of training recurrent neural networks", ICML 2013.
 *
 * ```ts
 * import { parameter } from "@leibniz/core";
 * import { clipGradNorm } from "@leibniz/nn";
 * const w = parameter([1, 1], { name: "w" });
 * w.mul(30).sum().backward();
 * console.log(clipGradNorm([w], 1).item().toFixed(3)); // 42.426
 * console.log(w.grad!.data[0]!.toFixed(3)); // 0.707
 * ```
 *
 * @throws LeibnizError unless `maximum` is a number, 0 or greater.
 */
export function clipGradNorm(
  parameters: Iterable<Parameter>,
  maximum: number,
  options: GradientNormOptions = {},
): Tensor {
  checkNumber("clipGradNorm", "maximum", maximum, nonNegative);
  const all = [...parameters];
  const norm = gradientNorm(all, options);
  noGrad(() => {
    const factor = norm.add(1e-6).reciprocal().mul(maximum).minimum(1);
    for (const w of all) if (w.grad !== null) w.grad = w.grad.mul(factor.cast(w.grad.dtype));
  });
  return norm;
}

/**
 * Brings each number of each gradient into [−maximum, maximum].
 *
 * ```ts
 * import { parameter, tensor } from "@leibniz/core";
 * import { clipGradValue } from "@leibniz/nn";
 * const w = parameter([1, 1], { name: "w" });
 * w.mul(tensor([30, -0.25])).sum().backward();
 * clipGradValue([w], 0.5);
 * console.log(w.grad!.data); // Float64Array(2) [ 0.5, -0.25 ]
 * ```
 *
 * @throws LeibnizError unless `maximum` is a number, 0 or greater.
 */
export function clipGradValue(parameters: Iterable<Parameter>, maximum: number): void {
  checkNumber("clipGradValue", "maximum", maximum, nonNegative);
  noGrad(() => {
    for (const w of parameters) {
      if (w.grad !== null) w.grad = w.grad.clamp({ min: -maximum, max: maximum });
    }
  });
}

function checkNumber(op: string, name: string, value: number, rule: Rule): void {
  const wanted = rule(value);
  if (wanted !== null) throw new LeibnizError(op, `${name} is ${wanted}; got ${String(value)}`);
}
