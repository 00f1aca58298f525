import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "./algebra.ts";
import { UnaryNode } from "./unary-node.ts";

/**
 * An elementwise operation that is constant between its jumps, such as floor and sign: its gradient is 0
 * everywhere, also at the jumps and from an infinite gradient (PyTorch's convention). Integers stay integers.
 */
export abstract class StepNode extends UnaryNode {
  override get savesInputs(): boolean {
    return false;
  }
  protected override dtype(x: DType): DType {
    return x === "bool" ? "int32" : x;
  }
  partials<T>(_o: Algebra<T>): Partials<T> {
    return [() => 0];
  }
  override pullback<T>(_o: Algebra<T>, _gy: T): Partials<T> {
    return [() => 0];
  }
}
