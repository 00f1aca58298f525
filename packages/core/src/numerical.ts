import { LeibnizError } from "./errors.ts";
import { noGrad } from "./modes.ts";
import { Tensor } from "./tensor.ts";

export interface NumericalOptions {
  /** The step. Default 1e-4, as in the lecture notes. */
  readonly h?: number;
}

/**
 * The derivative of a function of one number by the central difference `(f(x + h) − f(x − h)) / 2h`. Its error
 * falls with h² until rounding, which grows with 1/h, takes over.
 *
 * ```ts
 * import { numericalDiff } from "@leibniz/core";
 * console.log(numericalDiff((x) => 0.01 * x ** 2 + 0.1 * x, 5)); // 0.1999999999990898
 * ```
 */
export function numericalDiff(f: (x: number) => number, x: number, options: NumericalOptions = {}): number {
  const h = stepOf("numericalDiff", options);
  return (f(x + h) - f(x - h)) / (2 * h);
}

/**
 * The gradient of a scalar function by a central difference for each element. `x` itself is not touched: the
 * function sees copies, so nothing that it keeps can change under it.
 *
 * ```ts
 * import { numericalGradient, tensor, type Tensor } from "@leibniz/core";
 * const f = (x: Tensor) => x.pow(2).sum();
 * console.log(numericalGradient(f, tensor([3, 4])).data); // Float64Array(2) [ 6.00000000000378, 7.999999999999119 ]
 * ```
 *
 * @throws LeibnizError when the function returns something other than a number or a tensor with one element.
 */
export function numericalGradient(
  f: (x: Tensor) => Tensor | number,
  x: Tensor,
  options: NumericalOptions = {},
): Tensor {
  const h = stepOf("numericalGradient", options);
  const data = Float64Array.from(x.data);
  const at = (i: number, value: number): number => {
    const moved = data.slice();
    moved[i] = value;
    const result = noGrad(() => f(x.like(moved)));
    if (typeof result !== "number" && !(result instanceof Tensor)) {
      throw new LeibnizError("numericalGradient", "the function must return a scalar");
    }
    return typeof result === "number" ? result : result.item();
  };
  return x.like(data.map((value, i) => (at(i, value + h) - at(i, value - h)) / (2 * h)));
}

function stepOf(op: string, { h = 1e-4 }: NumericalOptions): number {
  if (!(h > 0 && Number.isFinite(h)))
    throw new LeibnizError(op, `the step h is a positive number; got ${String(h)}`);
  return h;
}
