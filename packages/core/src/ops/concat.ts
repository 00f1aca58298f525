import type { DType, Kernels, Values } from "@leibniz/kernels";
import { normalizeAxis } from "../axes.ts";
import { ShapeError, shapeText } from "../errors.ts";
import { type Formula, formulaOf } from "../formula.ts";
import { checkList, joinBlocks, joinedDType, type JoinOptions } from "../joined.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import { rangesAlong, type SliceRange } from "../ranges.ts";
import { sumTo } from "../sum-to.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { slice, SliceNode } from "./slice.ts";

/** The node of {@link concat}. */
export class ConcatNode extends OpNode {
  readonly #axis: number;

  constructor(attributes: JoinOptions = {}) {
    super();
    checkOptions("concat", attributes, ["axis"]);
    this.#axis = attributes.axis ?? 0;
  }
  get op(): string {
    return "concat";
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
  get #place(): number {
    return normalizeAxis(this.op, this.#axis, this.first!.rank);
  }
  protected override shape(...parts: Tensor[]): readonly number[] {
    const first = parts[0]!;
    if (parts.some((part) => part.rank === 0)) {
      throw new ShapeError(this.op, "a scalar has no axis to be joined along; stack makes one");
    }
    const axis = this.#place;
    for (const part of parts) {
      const fits =
        part.rank === first.rank &&
        part.shape.every((extent, other) => other === axis || extent === first.shape[other]);
      if (fits) continue;
      throw new ShapeError(
        this.op,
        `${shapeText(first.shape)} and ${shapeText(part.shape)} differ beside axis ${axis}, along which they are joined`,
        [first.shape, part.shape],
      );
    }
    return first.shape.map((extent, other) =>
      other === axis ? parts.reduce((total, part) => total + part.shape[axis]!, 0) : extent,
    );
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
  /** Where each input stands in the output. */
  #ranges(): SliceRange[][] {
    const axis = this.#place;
    let end = 0;
    return this.inputs.map((input) => {
      const start = end;
      end += input.shape[axis]!;
      return rangesAlong(axis, start, end);
    });
  }
  vjp(gy: Tensor): Contributions {
    const ranges = this.#ranges();
    return this.inputs.map((input, i) => () => sumTo(slice(gy, ranges[i]!), input.type));
  }
  override vjpFormula(argument: number, gy: Formula): Formula | null {
    if (this.first === undefined) return null;
    return formulaOf(new SliceNode({ ranges: this.#ranges()[argument]! }), gy);
  }
}

/**
 * Joins tensors one after the other along an axis that they have, 0 when left out; their other extents agree.
 * Each gets its own slice of the gradient: `concat` and `split` undo each other, forwards and backwards.
 *
 * ```ts
 * import { concat, tensor } from "@leibniz/core";
 * const x = tensor([[1, 2]]);
 * console.log(concat([x, tensor([[3, 4]])]).shape); // [ 2, 2 ]
 * console.log(concat([x, tensor([[3]])], { axis: 1 }).data); // Float64Array(3) [ 1, 2, 3 ]
 * ```
 *
 * @throws ShapeError when the other extents differ, there is no such axis, or one is a scalar.
 * @throws LeibnizError when there is nothing to join.
 */
export function concat(tensors: readonly TensorLike[], options: JoinOptions = {}): Tensor {
  checkList("concat", tensors);
  return new ConcatNode(options).forward(...tensors);
}
