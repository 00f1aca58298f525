import {
  checkOptions,
  type DType,
  DTypeError,
  indexSelect,
  parameter,
  Random,
  type Tensor,
  type Variable,
} from "@leibniz/core";
import type { Initialiser } from "../initialisers/initialiser.ts";
import { normal } from "../initialisers/normal.ts";
import { Layer } from "../layer.ts";

export interface EmbeddingOptions {
  readonly name?: string;
  /** Default float32. */
  readonly dtype?: DType;
  /** Where the rows come from; a new stream of seed 0 when left out. */
  readonly random?: Random;
  /** What fills the rows; normal numbers of standard deviation 1 when left out. */
  readonly init?: Initialiser;
}

/**
 * The embedding layer: for each index the row of W that it names.
 *
 * Shapes: x int32 of any shape S, W (count, features), y S followed by features. Backward gives ∂L/∂W, where a row that
 * was taken several times gets the sum; positions have no gradient, so that what `backward` returns is 0.
 *
 * ```ts
 * import { tensor, variable } from "@leibniz/core";
 * import { Embedding } from "@leibniz/nn";
 * const layer = new Embedding(variable([[1, 2], [3, 4], [5, 6]]));
 * const y = layer.forward(tensor([2, 0, 2], { dtype: "int32" }));
 * console.log(y.data); // Float64Array(6) [ 5, 6, 1, 2, 5, 6 ]
 * layer.backward(y.like([1, 1, 1, 1, 1, 1]));
 * console.log(layer.dW?.data); // Float64Array(6) [ 1, 1, 0, 0, 2, 2 ]
 * ```
 */
export class Embedding extends Layer {
  readonly W: Variable;

  /** `name` is that of the scope around its nodes. */
  constructor(W: Variable, name = "Embedding") {
    super(name);
    this.W = W;
  }

  /** A layer of `count` rows of `features` numbers, drawn at random. */
  static of(count: number, features: number, options: EmbeddingOptions = {}): Embedding {
    checkOptions("Embedding", options, ["name", "dtype", "random", "init"]);
    const { dtype = "float32", random = new Random(0), init = normal({ standardDeviation: 1 }) } = options;
    const W = init([count, features], { random, dtype });
    return new Embedding(parameter(W, { name: "W" }), options.name);
  }

  override get own(): { readonly W: Variable } {
    return { W: this.W };
  }

  /** ∂L/∂W of the last {@link backward}. */
  get dW(): Tensor | undefined {
    return this.gradients["W"];
  }

  protected override get takesPositions(): boolean {
    return true;
  }

  /**
   * @throws DTypeError when x is not int32.
   * @throws ShapeError for an index beyond the rows.
   */
  protected override compute(x: Tensor): Tensor {
    if (x.dtype !== "int32") {
      throw new DTypeError(
        this.name,
        `the indices are int32, and this input is ${x.dtype}; make it with tensor(…, { dtype: "int32" })`,
        [x.dtype],
      );
    }
    const rows = indexSelect(this.W, x.reshape([-1]), { axis: 0 });
    return x.rank === 1 ? rows : rows.reshape([...x.shape, this.W.shape[1]!]);
  }
}
