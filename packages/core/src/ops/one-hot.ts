import type { DType, Kernels, Values } from "@leibniz/kernels";
import { zeros } from "../creation.ts";
import { checkDType } from "../dtype.ts";
import { type Indices, indexTensor, positionIn } from "../indices.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import type { Tensor } from "../tensor.ts";
import { wholeCount } from "../whole-number.ts";

/** What {@link oneHot} answers in. */
export interface OneHotOptions {
  /** float64 when left out, so that it multiplies with the numbers of a loss. */
  readonly dtype?: DType;
}

/** What shapes a {@link OneHotNode}. */
export interface OneHotAttributes extends OneHotOptions {
  readonly depth: number;
}

/** The node of {@link oneHot}. */
export class OneHotNode extends OpNode {
  readonly #depth: number;
  readonly #dtype: DType;

  constructor(attributes: OneHotAttributes) {
    super();
    this.#depth = wholeCount("oneHot", "depth, the number of classes,", attributes.depth);
    this.#dtype = checkDType("oneHot", attributes.dtype ?? "float64");
  }
  get op(): string {
    return "oneHot";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): { readonly depth: number; readonly dtype: DType } {
    return { depth: this.#depth, dtype: this.#dtype };
  }
  override forward(indices: Indices): Tensor {
    return super.forward(indexTensor(this.op, indices));
  }
  protected override shape(indices: Tensor): readonly number[] {
    return [...indices.shape, this.#depth];
  }
  protected override dtype(): DType {
    return this.#dtype;
  }
  protected override compute(_k: Kernels, out: Values, indices: Values): void {
    const axis = this.first!.rank;
    out.fill(0);
    indices.forEach((index: number, i: number) => {
      out[i * this.#depth + positionIn(this.op, index, axis, this.#depth)] = 1;
    });
  }
  vjp(): Contributions {
    const indices = this.first!;
    return [() => zeros(indices.shape, { dtype: indices.dtype })];
  }
}

/**
 * A row of `depth` numbers for each index: 1 at the index, 0 elsewhere. A negative index counts from the end
 * here as everywhere. Indices move in steps, so no gradient flows.
 *
 * ```ts
 * import { oneHot } from "@leibniz/core";
 * console.log(oneHot([2, 0], 3).data); // Float64Array(6) [ 0, 0, 1, 1, 0, 0 ]
 * ```
 *
 * @throws ShapeError when an index is out of range or not whole.
 * @throws DTypeError when the indices are a tensor that is not int32.
 */
export function oneHot(indices: Indices, depth: number, options: OneHotOptions = {}): Tensor {
  checkOptions("oneHot", options, ["dtype"]);
  return new OneHotNode({ ...options, depth }).forward(indices);
}
