import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "./algebra.ts";
import { UnaryNode } from "./unary-node.ts";

/**
 * An elementwise question about one argument: the answer is a bool tensor. It is constant between its jumps, so
 * its derivative is 0 and no gradient flows through it.
 */
export abstract class PredicateNode extends UnaryNode {
  override get savesInputs(): boolean {
    return false;
  }
  protected override dtype(_x: DType): DType {
    return "bool";
  }
  partials<T>(_o: Algebra<T>): Partials<T> {
    return [() => 0];
  }
}
