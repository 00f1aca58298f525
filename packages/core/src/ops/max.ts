import { allocate, type Kernels, type Values } from "@leibniz/kernels";
import { normalizeAxes, ownOptions, planReduction, reducedShape, type ReductionOptions } from "../axes.ts";
import { broadcastStrides } from "../broadcast.ts";
import { ShapeError, shapeText } from "../errors.ts";
import { kernels } from "../kernels.ts";
import { checkOptions } from "../options.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { Tensor, type TensorLike } from "../tensor.ts";
import { scalarType, tensorType } from "../tensor-type.ts";
import { broadcastTo } from "./broadcast-to.ts";
import { div } from "./div.ts";
import { reshape } from "./reshape.ts";
import { where } from "./where.ts";

/** The node of {@link max}. */
export class MaxNode extends OpNode {
  readonly #options: ReductionOptions;

  constructor(attributes: ReductionOptions = {}) {
    super();
    checkOptions("max", attributes, "axes", "keepDims");
    this.#options = ownOptions(attributes);
  }
  get op(): string {
    return "max";
  }
  override get attributes(): { readonly [Key in keyof ReductionOptions]: ReductionOptions[Key] } {
    return this.#options;
  }
  override forward(x: TensorLike): Tensor {
    return super.forward(x);
  }
  get #axes(): number[] {
    return normalizeAxes(this.op, this.#options.axes, this.first!.rank);
  }
  protected override shape(x: Tensor): readonly number[] {
    const axes = this.#axes;
    if (axes.some((axis) => x.shape[axis] === 0) || (axes.length === x.rank && x.size === 0)) {
      throw new ShapeError(this.op, `nothing is largest in an empty extent: shape ${shapeText(x.shape)}`, [
        x.shape,
      ]);
    }
    return reducedShape(x.shape, axes, this.#options.keepDims ?? false);
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    const plan = planReduction(x, this.first!.shape, this.#axes);
    k.max(out, plan.values, plan.outer, plan.extent, plan.inner);
  }
  vjp(gy: Tensor): Contributions {
    const x = this.first!;
    const kept = reducedShape(x.shape, this.#axes, true);
    return [
      () => {
        const { mask, ties } = this.#winners(kept);
        const spread = broadcastTo(reshape(ties > 1 ? div(gy, ties) : gy, kept), x.shape);
        return where(mask, spread, new Tensor(0, scalarType(x.dtype), null));
      },
    ];
  }

  /** Which elements receive the gradient, and among how many it is split. */
  #winners(kept: readonly number[]): { mask: Tensor; ties: number } {
    const x = this.first!;
    const z = this.output!.data;
    const whole = this.#options.axes === undefined;
    // For each element of x, the place of its maximum in z.
    const places = allocate("int32", z.length).map((_, place) => place);
    const owners = allocate("int32", x.size);
    kernels().stridedCopy(owners, places, x.shape, broadcastStrides(kept, x.shape));
    const mask = allocate("bool", x.size);
    const taken = allocate("bool", z.length);
    let ties = 0;
    x.data.forEach((value: number, i: number) => {
      const owner = owners[i]!;
      const largest = z[owner]!;
      if (
        (value === largest || (Number.isNaN(value) && Number.isNaN(largest))) &&
        (whole || taken[owner] === 0)
      ) {
        mask[i] = taken[owner] = 1;
        ties++;
      }
    });
    const shape = tensorType("bool", x.shape);
    return { mask: new Tensor(x.rank === 0 ? mask[0]! : mask, shape, null), ties: whole ? ties : 1 };
  }
}

/**
 * The largest number along `axes` (of all when left out); NaN wins. The gradient goes to the largest element:
 * of several equal ones the first along `axes` takes it, while a maximum over everything splits it evenly
 * among them (PyTorch's conventions).
 *
 * ```ts
 * import { max, tensor } from "@leibniz/core";
 * console.log(max(tensor([[1, 5], [7, 2]]), { axes: -1 }).data); // Float64Array(2) [ 5, 7 ]
 * ```
 *
 * @throws ShapeError when there is no such axis, or nothing along it.
 */
export function max(x: TensorLike, options: ReductionOptions = {}): Tensor {
  return new MaxNode(options).forward(x);
}
