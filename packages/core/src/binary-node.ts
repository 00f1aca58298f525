import { allocate, type DType, type Kernels, type Values } from "@leibniz/kernels";
import { type Algebra, numbers, type Partials } from "./algebra.ts";
import { broadcastShapes, repeatTo } from "./broadcast.ts";
import { promote, roundTo } from "./dtype.ts";
import { ElementwiseNode } from "./elementwise-node.ts";
import { kernels } from "./kernels.ts";
import { type GradientReceiver, refuseSecondRun } from "./op-node.ts";
import { operand } from "./operand.ts";
import { Tensor, type TensorLike } from "./tensor.ts";
import { scalarType, tensorType } from "./tensor-type.ts";

/** An elementwise operation of two arguments with broadcasting: `z = f(x, y)`. */
export abstract class BinaryNode extends ElementwiseNode {
  /** The operation on two numbers. */
  abstract scalar(x: number, y: number): number;
  abstract override partials<T>(o: Algebra<T>, z: T, x: T, y: T): Partials<T>;
  override pullback?<T>(o: Algebra<T>, gy: T, z: T, x: T, y: T): Partials<T>;

  override forward(x: TensorLike, y: TensorLike): Tensor {
    if (this.output !== undefined) refuseSecondRun(this.op);
    const a = x instanceof Tensor ? x : operand(this.op, x, y);
    const b = y instanceof Tensor ? y : operand(this.op, y, x);
    this.first = a;
    this.second = b;
    const dtype = this.dtype(a.type.dtype, b.type.dtype);
    if (typeof a.values === "number" && typeof b.values === "number") {
      const value = this.scalar(a.values, b.values);
      return this.finish(dtype === "float64" ? value : roundTo(dtype, value), scalarType(dtype));
    }
    const shape = a.type === b.type ? a.shape : broadcastShapes(this.op, a.shape, b.shape);
    const type =
      dtype === a.type.dtype && shape === a.shape
        ? a.type
        : dtype === b.type.dtype && shape === b.shape
          ? b.type
          : tensorType(dtype, shape);
    const out = allocate(dtype, type.size);
    this.compute(
      kernels(),
      out,
      repeatTo(a, type.shape, type.size, 0),
      repeatTo(b, type.shape, type.size, 1),
    );
    return this.finish(out, type);
  }

  protected override dtype(x: DType, y: DType): DType {
    return promote(x, y);
  }

  /** A loop over {@link scalar}; an operation with a kernel of its own calls that instead. */
  protected override compute(_k: Kernels, out: Values, x: Values, y: Values): void {
    let ix = 0;
    let iy = 0;
    for (let i = 0; i < out.length; i++) {
      out[i] = this.scalar(x[ix]!, y[iy]!);
      if (++ix === x.length) ix = 0;
      if (++iy === y.length) iy = 0;
    }
  }

  override sendNumber(pass: GradientReceiver, gy: number): boolean {
    const a = this.first!;
    const b = this.second!;
    const x = a.values as number;
    const y = b.values as number;
    const z = this.output!.values as number;
    const rules = this.pullback?.(numbers, gy, z, x, y);
    if (rules !== undefined) {
      if (a.carrier !== null) pass.receiveNumber(a, rules[0]!());
      if (b.carrier !== null) pass.receiveNumber(b, rules[1]!());
      return true;
    }
    const partials = this.partials(numbers, z, x, y);
    if (a.carrier !== null) pass.receiveNumber(a, gy * partials[0]!());
    if (b.carrier !== null) pass.receiveNumber(b, gy * partials[1]!());
    return true;
  }
}
