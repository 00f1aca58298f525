import type { DType, Kernels, Values } from "@leibniz/kernels";
import { normalizeAxis } from "../axes.ts";
import { placesOf } from "../axis-places.ts";
import { zeros } from "../creation.ts";
import { type Indices, type AlongAxis, checkVector, indexTensor, positionsAlong } from "../indices.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { indexAdd } from "./index-add.ts";

/** The node of {@link indexSelect}. */
export class IndexSelectNode extends OpNode {
  readonly #axis: number;

  constructor(attributes: AlongAxis) {
    super();
    checkOptions("indexSelect", attributes, ["axis"]);
    this.#axis = attributes.axis;
  }
  get op(): string {
    return "indexSelect";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): { readonly axis: number } {
    return { axis: this.#axis };
  }
  override forward(x: TensorLike, index: Indices): Tensor {
    return super.forward(x, indexTensor(this.op, index));
  }
  get #place(): number {
    return normalizeAxis(this.op, this.#axis, this.first!.rank);
  }
  protected override shape(x: Tensor, index: Tensor): readonly number[] {
    const axis = this.#place;
    checkVector(this.op, index);
    return x.shape.map((extent, other) => (other === axis ? index.size : extent));
  }
  protected override dtype(x: DType): DType {
    return x;
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    const { shape } = this.first!;
    const axis = this.#place;
    const positions = positionsAlong(this.op, this.second!, axis, shape[axis]!);
    k.gatherAxes(
      out,
      x,
      placesOf(
        shape,
        shape.map((_, other) => (other === axis ? positions : undefined)),
      ),
    );
  }
  vjp(gy: Tensor): Contributions {
    const [x, index] = [this.first!, this.second!];
    return [
      () => indexAdd(zeros(x.shape, { dtype: x.dtype }), index, gy, this.attributes),
      () => zeros(index.shape, { dtype: index.dtype }),
    ];
  }
}

/**
 * The elements of one axis at the positions of a vector of whole numbers, in its order; a row of an embedding
 * for each word. Negative positions count from the end. What is taken more than once gets the sum of its
 * gradients: `indexAdd` is the gradient.
 *
 * ```ts
 * import { indexSelect, tensor } from "@leibniz/core";
 * const x = tensor([[1, 2], [3, 4], [5, 6]]);
 * console.log(indexSelect(x, [2, 0], { axis: 0 }).data); // Float64Array(4) [ 5, 6, 1, 2 ]
 * ```
 *
 * @throws ShapeError when an index is out of range or not whole, the index is no vector, or there is no such axis.
 * @throws DTypeError when the index is a tensor that is not int32.
 */
export function indexSelect(x: TensorLike, index: Indices, options: AlongAxis): Tensor {
  return new IndexSelectNode(options).forward(x, index);
}
