import { allocate, type DType, type Kernels, type Values } from "@leibniz/kernels";
import { type Algebra, numbers, type Partials } from "./algebra.ts";
import { repeatTo } from "./broadcast.ts";
import { roundTo } from "./dtype.ts";
import { ElementwiseNode } from "./elementwise-node.ts";
import { kernels } from "./kernels.ts";
import type { GradientReceiver } from "./op-node.ts";
import type { Tensor, TensorLike } from "./tensor.ts";
import type { TensorType } from "./tensor-type.ts";

/** An elementwise operation of three arguments with broadcasting: `z = f(x, y, w)`. */
export abstract class TernaryNode extends ElementwiseNode {
  /** The operation on three numbers. */
  abstract scalar(x: number, y: number, w: number): number;
  abstract override partials<T>(o: Algebra<T>, z: T, x: T, y: T, w: T): Partials<T>;
  override pullback?<T>(o: Algebra<T>, gy: T, z: T, x: T, y: T, w: T): Partials<T>;

  override forward(x: TensorLike, y: TensorLike, w: TensorLike): Tensor {
    return super.forward(x, y, w);
  }

  protected abstract override dtype(x: DType, y: DType, w: DType): DType;

  protected override evaluate(type: TensorType): Values | number {
    const [x, y, w] = this.inputs as [Tensor, Tensor, Tensor];
    if (type.rank === 0) {
      return roundTo(type.dtype, this.scalar(x.item(), y.item(), w.item()));
    }
    const out = allocate(type.dtype, type.size);
    const a = repeatTo(x, type.shape, type.size, 0);
    const b = repeatTo(y, type.shape, type.size, 1);
    const c = repeatTo(w, type.shape, type.size, 2);
    this.compute(kernels(), out, a, b, c);
    return out;
  }

  /** A loop over {@link scalar}; an operation with a kernel of its own calls that instead. */
  protected override compute(_k: Kernels, out: Values, x: Values, y: Values, w: Values): void {
    for (let i = 0; i < out.length; i++) {
      out[i] = this.scalar(x[i % x.length]!, y[i % y.length]!, w[i % w.length]!);
    }
  }

  override sendNumber(pass: GradientReceiver, gy: number): boolean {
    const inputs = this.inputs as readonly [Tensor, Tensor, Tensor];
    const [x, y, w] = inputs.map((input) => input.values as number) as [number, number, number];
    const z = this.output!.values as number;
    const rules = this.pullback?.(numbers, gy, z, x, y, w);
    const partials = rules ?? this.partials(numbers, z, x, y, w);
    inputs.forEach((input, i) => {
      if (input.carrier !== null) pass.receiveNumber(input, rules ? rules[i]!() : gy * partials[i]!());
    });
    return true;
  }
}
