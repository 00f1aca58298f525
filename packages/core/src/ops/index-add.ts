import type { DType, Kernels, Values } from "@leibniz/kernels";
import { normalizeAxis } from "../axes.ts";
import { zeros } from "../creation.ts";
import { promote } from "../dtype.ts";
import { ShapeError, shapeText } from "../errors.ts";
import { type AlongAxis, checkVector, type Indices, indexTensor, positionsAlong } from "../indices.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import { sumTo } from "../sum-to.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { sameShape } from "../tensor-type.ts";
import { indexSelect } from "./index-select.ts";

/** The node of {@link indexAdd}. */
export class IndexAddNode extends OpNode {
  readonly #axis: number;

  constructor(attributes: AlongAxis) {
    super();
    checkOptions("indexAdd", attributes, ["axis"]);
    this.#axis = attributes.axis;
  }
  get op(): string {
    return "indexAdd";
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
    const axis = this.#place;
    checkVector(this.op, index);
    const wanted = x.shape.map((extent, other) => (other === axis ? index.size : extent));
    if (!sameShape(source.shape, wanted)) {
      throw new ShapeError(
        this.op,
        `${index.size} indices along axis ${axis} of ${shapeText(x.shape)} want a source of ${shapeText(wanted)}; ` +
          `got ${shapeText(source.shape)}`,
        [x.shape, source.shape],
      );
    }
    return x.shape;
  }
  protected override dtype(x: DType, _index: DType, source: DType): DType {
    return promote(x, source);
  }
  protected override compute(_k: Kernels, out: Values, x: Values, _index: Values, source: Values): void {
    const { shape } = this.first!;
    const axis = this.#place;
    const extent = shape[axis]!;
    const positions = positionsAlong(this.op, this.second!, axis, extent);
    const inner = shape.slice(axis + 1).reduce((size, other) => size * other, 1);
    out.set(x);
    let from = 0;
    for (let start = 0; start < out.length; start += extent * inner) {
      for (const position of positions) {
        const to = start + position * inner;
        for (let i = 0; i < inner; i++) out[to + i]! += source[from++]!;
      }
    }
  }
  vjp(gy: Tensor): Contributions {
    const [x, index, source] = this.inputs as readonly [Tensor, Tensor, Tensor];
    return [
      () => sumTo(gy, x.type),
      () => zeros(index.shape, { dtype: index.dtype }),
      () => sumTo(indexSelect(gy, index, this.attributes), source.type),
    ];
  }
}

/**
 * `x` with the elements of `source` added along one axis, each at its position in the vector `index`; what is
 * named more than once gets the sum. The gradient goes to `x` as it is, and to `source` by `indexSelect`.
 *
 * ```ts
 * import { indexAdd, tensor, zeros } from "@leibniz/core";
 * const counts = indexAdd(zeros([3]), [0, 2, 2], tensor([1, 1, 1]), { axis: 0 });
 * console.log(counts.data); // Float64Array(3) [ 1, 0, 2 ]
 * ```
 *
 * @throws ShapeError when an index is out of range or not whole, `source` does not fit, or there is no such axis.
 * @throws DTypeError when the index is a tensor that is not int32.
 */
export function indexAdd(x: TensorLike, index: Indices, source: TensorLike, options: AlongAxis): Tensor {
  return new IndexAddNode(options).forward(x, index, source);
}
