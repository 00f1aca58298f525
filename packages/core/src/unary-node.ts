import type { DType, Kernels, Values } from "@leibniz/kernels";
import { type Algebra, numbers, type Partials } from "./algebra.ts";
import { roundTo } from "./dtype.ts";
import { ElementwiseNode } from "./elementwise-node.ts";
import { type GradientReceiver, refuseSecondRun } from "./op-node.ts";
import { operand } from "./operand.ts";
import type { Tensor, TensorLike } from "./tensor.ts";
import { scalarType, tensorType } from "./tensor-type.ts";

/** An elementwise operation of one argument: `z = f(x)`. */
export abstract class UnaryNode extends ElementwiseNode {
  /** The operation on one number. */
  abstract scalar(x: number): number;
  abstract override partials<T>(o: Algebra<T>, z: T, x: T): Partials<T>;
  override pullback?<T>(o: Algebra<T>, gy: T, z: T, x: T): Partials<T>;

  override forward(x: TensorLike): Tensor {
    if (this.output !== undefined) refuseSecondRun(this.op);
    const input = operand(this.op, x, undefined);
    this.first = input;
    const dtype = this.dtype(input.type.dtype);
    const same = dtype === input.type.dtype;
    if (typeof input.values === "number") {
      const value = this.scalar(input.values);
      return this.finish(
        dtype === "float64" ? value : roundTo(dtype, value),
        same ? input.type : scalarType(dtype),
      );
    }
    const type = same ? input.type : tensorType(dtype, input.shape);
    return this.finish(this.evaluate(type), type);
  }

  protected override dtype(x: DType): DType {
    return x;
  }

  /** A loop over {@link scalar}; an operation with a kernel of its own calls that instead. */
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    for (let i = 0; i < out.length; i++) out[i] = this.scalar(x[i]!);
  }

  override sendNumber(pass: GradientReceiver, gy: number): boolean {
    const input = this.first!;
    const x = input.values as number;
    const z = this.output!.values as number;
    const rules = this.pullback?.(numbers, gy, z, x);
    pass.receiveNumber(input, rules ? rules[0]!() : gy * this.partials(numbers, z, x)[0]!());
    return true;
  }
}
