import { scope, type Tensor, type Variable } from "@leibniz/core";

/**
 * The affine layer `Y = X · W + b`: what a fully connected layer does to a batch of rows.
 *
 * Shapes: X (N, in) or (in,), W (in, out), b (out,), Y (N, out) or (out,). Backward gives ∂L/∂X = ∂L/∂Y · Wᵀ,
 * ∂L/∂W = Xᵀ · ∂L/∂Y, and ∂L/∂b = the sum of ∂L/∂Y over the rows.
 *
 * ```ts
 * import { tensor, variable } from "@leibniz/core";
 * import { Affine } from "@leibniz/nn";
 * const layer = new Affine(variable([[1, 2, 3], [4, 5, 6]]), variable([10, 20, 30]));
 * console.log(layer.forward(tensor([1, 1])).data); // Float64Array(3) [ 15, 27, 39 ]
 * ```
 */
export class Affine {
  readonly W: Variable;
  readonly b: Variable;
  readonly name: string;

  /** `name` is that of the scope around its nodes. */
  constructor(W: Variable, b: Variable, name = "Affine") {
    this.W = W;
    this.b = b;
    this.name = name;
  }

  /** @throws ShapeError when X has not as many columns as W has rows. */
  forward(x: Tensor): Tensor {
    return scope(this.name, () => x.matmul(this.W).add(this.b));
  }
}
