import type { DType, Kernels, Values } from "@leibniz/kernels";
import { normalizeAxis } from "../axes.ts";
import { zeros } from "../creation.ts";
import { promote } from "../dtype.ts";
import { ShapeError, shapeText } from "../errors.ts";
import { type AlongAxis, checkAlong, type Indices, indexTensor, placesAlong } from "../indices.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import { sumTo } from "../sum-to.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { sameShape } from "../tensor-type.ts";
import { gather } from "./gather.ts";

/** The node of {@link scatterAdd}. */
export class ScatterAddNode extends OpNode {
  readonly #axis: number;

  constructor(attributes: AlongAxis) {
    super();
    checkOptions("scatterAdd", attributes, ["axis"]);
    this.#axis = attributes.axis;
  }
  get op(): string {
    return "scatterAdd";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): { readonly axis: number } {
    return { axis: this.#axis };
  }
  override forward(x: TensorLike, index: Indices, source: TensorLike): Tensor {
    return super.forward(x, indexTensor(this.op, index), source);
  }
  get #place(): number {
    return normalizeAxis(this.op, this.#axis, this.first!.rank);
  }
  protected override shape(x: Tensor, index: Tensor, source: Tensor): readonly number[] {
    checkAlong(this.op, x.shape, index, this.#place);
    if (!sameShape(source.shape, index.shape)) {
      throw new ShapeError(
        this.op,
        `each element of the source has its index; got ${shapeText(source.shape)} for an index of ${shapeText(index.shape)}`,
        [source.shape, index.shape],
      );
    }
    return x.shape;
  }
  protected override dtype(x: DType, _index: DType, source: DType): DType {
    return promote(x, source);
  }
  protected override compute(_k: Kernels, out: Values, x: Values, _index: Values, source: Values): void {
    const places = placesAlong(this.op, this.second!, this.#place, this.first!.shape);
    out.set(x);
    for (let i = 0; i < places.length; i++) out[places[i]!]! += source[i]!;
  }
  vjp(gy: Tensor): Contributions {
    const [x, index, source] = this.inputs as readonly [Tensor, Tensor, Tensor];
    return [
      () => sumTo(gy, x.type),
      () => zeros(index.shape, { dtype: index.dtype }),
      () => sumTo(gather(gy, index, this.attributes), source.type),
    ];
  }
}

/**
 * `x` with each element of `source` added where `index` says along `axis`: `z[i, index[i, j]] += source[i, j]`
 * for axis 1, in row-major order; what is named more than once gets the sum. As PyTorch's `scatter_add`, but
 * `source` has the shape of `index`. The gradient goes to `x` as it is, and to `source` by `gather`.
 *
 * ```ts
 * import { scatterAdd, tensor, zeros } from "@leibniz/core";
 * const z = scatterAdd(zeros([2, 3]), [[0, 0], [2, 1]], tensor([[1, 2], [3, 4]]), { axis: 1 });
 * console.log(z.data); // Float64Array(6) [ 3, 0, 0, 0, 4, 3 ]
 * ```
 *
 * @throws ShapeError when an index is out of range or not whole, a shape does not fit, or there is no such axis.
 * @throws DTypeError when the index is a tensor that is not int32.
 */
export function scatterAdd(x: TensorLike, index: Indices, source: TensorLike, options: AlongAxis): Tensor {
  return new ScatterAddNode(options).forward(x, index, source);
}
