import type { DType, Kernels, Values } from "@leibniz/kernels";
import { normalizeAxis } from "../axes.ts";
import { zeros } from "../creation.ts";
import { type AlongAxis, checkAlong, type Indices, indexTensor, placesAlong } from "../indices.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { scatterAdd } from "./scatter-add.ts";

/** The node of {@link gather}. */
export class GatherNode extends OpNode {
  readonly #axis: number;

  constructor(attributes: AlongAxis) {
    super();
    checkOptions("gather", attributes, ["axis"]);
    this.#axis = attributes.axis;
  }
  get op(): string {
    return "gather";
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
    checkAlong(this.op, x.shape, index, this.#place);
    return index.shape;
  }
  protected override dtype(x: DType): DType {
    return x;
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    const places = placesAlong(this.op, this.second!, this.#place, this.first!.shape);
    for (let i = 0; i < out.length; i++) out[i] = x[places[i]!]!;
  }
  vjp(gy: Tensor): Contributions {
    const [x, index] = [this.first!, this.second!];
    return [
      () => scatterAdd(zeros(x.shape, { dtype: x.dtype }), index, gy, this.attributes),
      () => zeros(index.shape, { dtype: index.dtype }),
    ];
  }
}

/**
 * For each element of `index` the element of `x` at the same place, but for `axis`, where the index says which:
 * `z[i, j] = x[i, index[i, j]]` for axis 1. As PyTorch's `gather`, the index has the rank of `x` and may be
 * shorter on the other axes; `takeAlongAxis` broadcasts instead. Negative indices count from the end. The
 * gradient is `scatterAdd`: what is taken more than once gets the sum.
 *
 * ```ts
 * import { gather, tensor } from "@leibniz/core";
 * const scores = tensor([[0.1, 0.9], [0.8, 0.2]]);
 * const labels = [[1], [0]];
 * console.log(gather(scores, labels, { axis: 1 }).data); // Float64Array(2) [ 0.9, 0.8 ]
 * ```
 *
 * @throws ShapeError when an index is out of range or not whole, the index does not fit, or there is no such axis.
 * @throws DTypeError when the index is a tensor that is not int32.
 */
export function gather(x: TensorLike, index: Indices, options: AlongAxis): Tensor {
  return new GatherNode(options).forward(x, index);
}
