import type { Kernels, Values } from "@leibniz/kernels";
import { normalizeAxis, stridesOf } from "../axes.ts";
import { ShapeError, shapeText } from "../errors.ts";
import { type Formula, formulaOf } from "../formula.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link permute}. */
export class PermuteNode extends OpNode {
  readonly #axes: readonly number[];

  constructor(attributes: { readonly axes: readonly number[] }) {
    super();
    if (!Array.isArray(attributes?.axes)) {
      throw new ShapeError("permute", "the axes are an array that names each once, as in permute(x, [1, 0])");
    }
    this.#axes = [...attributes.axes];
  }
  get op(): string {
    return "permute";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): { readonly axes: readonly number[] } {
    return { axes: this.#axes };
  }
  override forward(x: TensorLike): Tensor {
    return super.forwardOne(x);
  }
  /** For each axis of the output, that of the input. */
  get #order(): number[] {
    return this.#axes.map((axis) => normalizeAxis(this.op, axis, this.#axes.length));
  }
  protected override shape(x: Tensor): readonly number[] {
    if (this.#axes.length !== x.rank || new Set(this.#order).size !== x.rank) {
      throw new ShapeError(
        this.op,
        `[${this.#axes.join(", ")}] must name each of the ${x.rank} axes of ${shapeText(x.shape)} once`,
        [x.shape],
      );
    }
    return this.#order.map((axis) => x.shape[axis]!);
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    const strides = stridesOf(this.first!.shape);
    k.stridedCopy(
      out,
      x,
      this.#order.map((axis) => this.first!.shape[axis]!),
      this.#order.map((axis) => strides[axis]!),
    );
  }
  /** Where each axis of the input went. */
  get #inverse(): number[] {
    const inverse: number[] = [];
    this.#order.forEach((from, to) => (inverse[from] = to));
    return inverse;
  }
  vjp(gy: Tensor): Contributions {
    return [() => permute(gy, this.#inverse)];
  }
  override vjpFormula(_argument: number, gy: Formula): Formula {
    return formulaOf(new PermuteNode({ axes: this.#inverse }), gy);
  }
  override latex(x: string): string {
    return `\\operatorname{permute}_{${this.#axes.join(",")}}\\left(${x}\\right)`;
  }
  override text(x: string): string {
    return `permute(${x}, [${this.#axes.join(", ")}])`;
  }
}

/**
 * Reorders the axes: axis i of the result is axis `axes[i]` of `x`, −1 for the last. The gradient is put in
 * the old order. `transpose` reverses the axes, `swapAxes` exchanges two.
 *
 * ```ts
 * import { permute, zeros } from "@leibniz/core";
 * console.log(permute(zeros([2, 3, 4]), [2, 0, 1]).shape); // [ 4, 2, 3 ]
 * ```
 *
 * @throws ShapeError unless `axes` names every axis once.
 */
export function permute(x: TensorLike, axes: readonly number[]): Tensor {
  return new PermuteNode({ axes }).forward(x);
}
