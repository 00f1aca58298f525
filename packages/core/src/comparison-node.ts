import type { DType } from "@leibniz/kernels";
import type { Algebra, Partials } from "./algebra.ts";
import { BinaryNode } from "./binary-node.ts";
import { Precedence } from "./precedence.ts";

/**
 * An elementwise question about two arguments, with broadcasting: the answer is a bool tensor. It is constant
 * between its jumps, so its derivative is 0 and no gradient flows through it.
 */
export abstract class ComparisonNode extends BinaryNode {
  override get savesInputs(): boolean {
    return false;
  }
  override get precedence(): Precedence {
    return Precedence.comparison;
  }
  override leastPrecedence(): number {
    return Precedence.sum;
  }
  protected override dtype(_x: DType, _y: DType): DType {
    return "bool";
  }
  partials<T>(_o: Algebra<T>): Partials<T> {
    return [() => 0, () => 0];
  }
}
