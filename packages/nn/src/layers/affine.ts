import {
  checkOptions,
  type DType,
  LeibnizError,
  parameter,
  Random,
  type Tensor,
  type Variable,
  zeros,
} from "@leibniz/core";
import { he } from "../initialisers/he.ts";
import type { Initialiser } from "../initialisers/initialiser.ts";
import { normal } from "../initialisers/normal.ts";
import { Layer } from "../layer.ts";
import { asFloat } from "./as-float.ts";

export interface AffineOptions {
  readonly name?: string;
  /** Default float32. */
  readonly dtype?: DType;
  /** Where the weights come from; a new stream of seed 0 when left out. */
  readonly random?: Random;
  /** What fills the weights; `initialisers.he()` when left out. Biases start at 0. */
  readonly init?: Initialiser;
  /** Short for `init: initialisers.normal({ standardDeviation })`. */
  readonly standardDeviation?: number;
}

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
 * const dx = layer.backward(tensor([1, 0, 0]));
 * console.log(dx.data, layer.db?.data); // Float64Array(2) [ 1, 4 ] Float64Array(3) [ 1, 0, 0 ]
 * ```
 */
export class Affine extends Layer {
  readonly W: Variable;
  readonly b: Variable;

  /** `name` is that of the scope around its nodes. */
  constructor(W: Variable, b: Variable, name = "Affine") {
    super(name);
    this.W = W;
    this.b = b;
  }

  /**
   * A layer from `inputs` to `outputs` numbers a row, with weights drawn at random.
   *
   * @throws LeibnizError when both `init` and `standardDeviation` are given.
   */
  static of(inputs: number, outputs: number, options: AffineOptions = {}): Affine {
    checkOptions("Affine", options, ["name", "dtype", "random", "init", "standardDeviation"]);
    const { name = "Affine", dtype = "float32", random = new Random(0) } = options;
    const W = weightsOf(name, options)([inputs, outputs], { random, dtype });
    return new Affine(
      parameter(W, { name: "W" }),
      parameter(zeros([outputs], { dtype }), { name: "b" }),
      name,
    );
  }

  override get own(): { readonly W: Variable; readonly b: Variable } {
    return { W: this.W, b: this.b };
  }

  /** ∂L/∂W of the last {@link backward}. */
  get dW(): Tensor | undefined {
    return this.gradients["W"];
  }

  /** ∂L/∂b of the last {@link backward}. */
  get db(): Tensor | undefined {
    return this.gradients["b"];
  }

  /** @throws ShapeError when X has not as many columns as W has rows. */
  protected override compute(x: Tensor): Tensor {
    return asFloat(x, this.W.dtype).matmul(this.W).add(this.b);
  }
}

function weightsOf(name: string, { init, standardDeviation }: AffineOptions): Initialiser {
  if (standardDeviation === undefined) return init ?? he();
  if (init !== undefined) {
    throw new LeibnizError(
      name,
      "give init or standardDeviation, not both: each says what fills the weights",
    );
  }
  return normal({ standardDeviation });
}
