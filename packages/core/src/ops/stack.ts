import type { DType, Kernels, Values } from "@leibniz/kernels";
import { normalizeAxis } from "../axes.ts";
import { ShapeError, shapeText } from "../errors.ts";
import { checkList, joinBlocks, joinedDType, type JoinOptions } from "../joined.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import { rangesAlong } from "../ranges.ts";
import { sumTo } from "../sum-to.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { sameShape } from "../tensor-type.ts";
import { reshape } from "./reshape.ts";
import { slice } from "./slice.ts";

/** The node of {@link stack}. */
export class StackNode extends OpNode {
  readonly #axis: number;

  constructor(attributes: JoinOptions = {}) {
    super();
    checkOptions("stack", attributes, ["axis"]);
    this.#axis = attributes.axis ?? 0;
  }
  get op(): string {
    return "stack";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): { readonly axis: number } {
    return { axis: this.#axis };
  }
  override forward(...tensors: readonly TensorLike[]): Tensor {
    checkList(this.op, tensors);
    return super.forward(...tensors);
  }
  /** The new axis, in the output. */
  get #place(): number {
    return normalizeAxis(this.op, this.#axis, this.first!.rank + 1);
  }
  protected override shape(...parts: Tensor[]): readonly number[] {
    const { shape } = parts[0]!;
    const other = parts.find((part) => !sameShape(part.shape, shape));
    if (other !== undefined) {
      throw new ShapeError(
        this.op,
        `${shapeText(shape)} and ${shapeText(other.shape)} differ; what is stacked has one shape, concat joins what has not`,
        [shape, other.shape],
      );
    }
    return [...shape.slice(0, this.#place), parts.length, ...shape.slice(this.#place)];
  }
  protected override dtype(...inputs: DType[]): DType {
    return joinedDType(...inputs);
  }
  protected override compute(_k: Kernels, out: Values, ...parts: Values[]): void {
    const leading = this.first!.shape.slice(0, this.#place);
    joinBlocks(
      out,
      parts,
      leading.reduce((size, extent) => size * extent, 1),
    );
  }
  vjp(gy: Tensor): Contributions {
    const axis = this.#place;
    return this.inputs.map((input, i) => () => {
      const part = slice(gy, rangesAlong(axis, i, i + 1));
      return sumTo(reshape(part, input.shape), input.type);
    });
  }
}

/**
 * Joins tensors of one shape along a new axis, whose place in the result is `axis`: 0 when left out, −1 for
 * the last. Scalars become a vector. Each gets its own element of the gradient along that axis.
 *
 * ```ts
 * import { stack, tensor } from "@leibniz/core";
 * const [x, y] = [tensor([1, 2]), tensor([3, 4])];
 * console.log(stack([x, y]).data); // Float64Array(4) [ 1, 2, 3, 4 ]
 * console.log(stack([x, y], { axis: -1 }).data); // Float64Array(4) [ 1, 3, 2, 4 ]
 * ```
 *
 * @throws ShapeError when the shapes differ, or there is no such axis.
 * @throws LeibnizError when there is nothing to join.
 */
export function stack(tensors: readonly TensorLike[], options: JoinOptions = {}): Tensor {
  checkList("stack", tensors);
  return new StackNode(options).forward(...tensors);
}
