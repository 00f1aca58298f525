import type { DType } from "@leibniz/kernels";
import type { Contributions } from "../op-node.ts";
import { zerosLike } from "../zeros-like.ts";
import { ReductionNode } from "./reduction-node.ts";

/**
 * A reduction that answers a question about the numbers with true or false. It is constant between its jumps, so
 * no gradient flows through it.
 */
export abstract class TruthNode extends ReductionNode {
  override get savesInputs(): boolean {
    return false;
  }
  protected override dtype(_x: DType): DType {
    return "bool";
  }
  vjp(): Contributions {
    return [() => zerosLike(this.first!)];
  }
}
