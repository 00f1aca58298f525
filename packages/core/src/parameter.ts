import type { Values } from "@leibniz/kernels";
import { read, type TensorData, type TensorOptions } from "./create.ts";
import { DTypeError, LeibnizError, ShapeError, shapeText } from "./errors.ts";
import { isFloat } from "./dtype.ts";
import { Tensor } from "./tensor.ts";
import { sameShape, type TensorType } from "./tensor-type.ts";
import { Variable } from "./variable.ts";

/** A variable that an optimiser may give new values: the only tensor that ever changes. */
export class Parameter extends Variable {
  /** Use {@link parameter}. */
  constructor(values: Values | number, type: TensorType, name: string | null) {
    super(values, type, name);
  }

  /**
   * Gives the parameter new values of the same shape, cast to its dtype. Its identity, name and `.grad` stay. A
   * backward pass through nodes that computed with the old values is an error from now on.
   *
   * ```ts
   * import { parameter } from "@leibniz/core";
   * const w = parameter(1, { name: "w" });
   * w.mul(w).backward();
   * w.assign(w.item() - 0.1 * w.grad!.item());
   * console.log(w.item(), w.version); // 0.8 1
   * ```
   *
   * @throws ShapeError when the shape differs.
   */
  assign(data: TensorData): this {
    // Tensors never change, so the numbers of one can be taken as they are.
    const { values, type } =
      data instanceof Tensor && data.type.dtype === this.type.dtype
        ? data
        : read("assign", data, { dtype: this.dtype, ...shapeFor(data, this.shape) });
    if (!sameShape(type.shape, this.shape)) {
      throw new ShapeError(
        "assign",
        `parameter ${this.name ?? ""} has shape ${shapeText(this.shape)}; got ${shapeText(type.shape)}`,
        [this.shape, type.shape],
      );
    }
    // Old values stay with whoever holds them: a new array is taken, never the old one overwritten.
    (this as { values: Values | number }).values = values;
    (this as { version: number }).version++;
    return this;
  }
}

/** A bare typed array has no shape of its own, and takes the parameter's when it fits. */
function shapeFor(data: TensorData, shape: readonly number[]): { shape?: readonly number[] } {
  const size = shape.reduce((product, extent) => product * extent, 1);
  return ArrayBuffer.isView(data) && !(data instanceof Tensor) && data.length === size ? { shape } : {};
}

/**
 * A named variable that an optimiser may assign.
 *
 * ```ts
 * import { parameter } from "@leibniz/core";
 * const W = parameter([[1, 2], [3, 4]], { name: "W", dtype: "float32" });
 * console.log(W.shape, W.dtype); // [ 2, 2 ] float32
 * ```
 *
 * @throws LeibnizError without a name.
 * @throws DTypeError for an integer or bool dtype, which has no gradient.
 */
export function parameter(data: TensorData, options: TensorOptions & { readonly name: string }): Parameter {
  if (typeof options?.name !== "string") {
    throw new LeibnizError("parameter", "a parameter has a name: parameter(data, { name })");
  }
  const { values, type } = read("parameter", data, options);
  if (!isFloat(type.dtype)) {
    throw new DTypeError("parameter", `a gradient needs a float, and this data is ${type.dtype}`, [
      type.dtype,
    ]);
  }
  return new Parameter(values, type, options.name);
}
