import type { Kernels, Values } from "@leibniz/kernels";
import { broadcastShapes, broadcastStrides } from "../broadcast.ts";
import { ShapeError, shapeText } from "../errors.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { sumTo } from "../sum-to.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { sameShape } from "../tensor-type.ts";

/** The node of {@link broadcastTo}. */
export class BroadcastToNode extends OpNode {
  readonly #shape: readonly number[];

  constructor(attributes: { readonly shape: readonly number[] }) {
    super();
    this.#shape = [...attributes.shape];
  }
  get op(): string {
    return "broadcastTo";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): { readonly shape: readonly number[] } {
    return { shape: this.#shape };
  }
  override forward(x: TensorLike): Tensor {
    return super.forwardOne(x);
  }
  protected override shape(x: Tensor): readonly number[] {
    if (!this.#shape.every((extent) => Number.isInteger(extent) && extent >= 0)) {
      throw new ShapeError(
        this.op,
        `an extent is a whole number, 0 or more: ${shapeText(x.shape)} cannot become ${shapeText(this.#shape)}`,
        [x.shape, this.#shape],
      );
    }
    if (!sameShape(broadcastShapes(this.op, x.shape, this.#shape), this.#shape)) {
      throw new ShapeError(
        this.op,
        `${shapeText(x.shape)} does not repeat to ${shapeText(this.#shape)}: only an extent of 1 repeats`,
        [x.shape, this.#shape],
      );
    }
    return this.#shape;
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    if (x.length === 1) out.fill(x[0]!);
    else k.stridedCopy(out, x, this.#shape, broadcastStrides(this.first!.shape, this.#shape));
  }
  vjp(gy: Tensor): Contributions {
    return [() => sumTo(gy, this.first!.type)];
  }
}

/**
 * Repeats `x` along axes of extent 1, and along new leading axes, until it has `shape`. The gradient is added
 * up along the axes that repeat: `sum` and `broadcastTo` are each other's gradient.
 *
 * ```ts
 * import { broadcastTo, tensor } from "@leibniz/core";
 * console.log(broadcastTo(tensor([1, 2]), [2, 2]).data); // Float64Array(4) [ 1, 2, 1, 2 ]
 * ```
 *
 * @throws ShapeError when an extent other than 1 would have to change.
 */
export function broadcastTo(x: TensorLike, shape: readonly number[]): Tensor {
  return new BroadcastToNode({ shape }).forward(x);
}
