import { checkOptions, LeibnizError, scope, type Tensor } from "@leibniz/core";
import { besides, reduced, type ReductionChoice } from "./reduction.ts";

/**
 * Huber's loss of d = y − t: `½ d²` where |d| ≤ delta, and the line `delta · (|d| − ½ delta)` that continues it
 * beyond, so that an outlier pulls no harder than `delta`. By default delta is 1, and the mean is over all elements.
 *
 * Shapes: y and t the same.
 *
 * Source: P. Huber, "Robust estimation of a location parameter", 1964.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { huber } from "@leibniz/nn";
 * console.log(huber(tensor([0.5, 10]), tensor([0, 0]), { reduction: "none" }).data); // Float64Array(2) [ 0.125, 9.5 ]
 * ```
 *
 * @throws ShapeError when y and t differ in shape.
 * @throws LeibnizError when delta is not a positive number.
 */
export function huber(
  y: Tensor,
  t: Tensor,
  options: ReductionChoice & { readonly delta?: number } = {},
): Tensor {
  checkOptions("huber", options, ["delta", "reduction"]);
  const { delta = 1, reduction } = options;
  refuseBend("huber", "delta", delta);
  return scope("huber", () => {
    const [predictions, targets] = besides("huber", y, t);
    return reduced("huber", bent(predictions.sub(targets), delta, 1), reduction);
  });
}

/** @throws LeibnizError when a parabola cannot end there. */
export function refuseBend(op: string, name: string, value: number): void {
  if (value > 0 && Number.isFinite(value)) return;
  throw new LeibnizError(op, `${name} is a positive number; got ${String(value)}`);
}

/** A parabola up to |d| = bend, and its tangent beyond: `(½ c² + bend · (|d| − c)) / scale` with c = min(|d|, bend). */
export function bent(d: Tensor, bend: number, scale: number): Tensor {
  const size = d.abs();
  const curved = size.minimum(bend);
  return curved
    .square()
    .mul(0.5 / scale)
    .add(size.sub(curved).mul(bend / scale));
}
