import type { Contributions } from "../op-node.ts";
import { div } from "../ops/div.ts";
import { sum } from "../ops/sum.ts";
import { where } from "../ops/where.ts";
import type { Tensor } from "../tensor.ts";
import { ReductionNode } from "./reduction-node.ts";
import { TiesNode } from "./ties.ts";

/**
 * A reduction that picks one of the numbers: the largest or the smallest. The gradient goes to that one. Along
 * one named axis the first of equal numbers takes it, as in PyTorch's `max(dim)`; over several axes or all of
 * them it is split evenly among them, as in its `amax` and `max()`.
 */
export abstract class ExtremumNode extends ReductionNode {
  protected override shape(x: Tensor): readonly number[] {
    this.refuseEmpty(`nothing is ${this.adjective}`);
    return super.shape(x);
  }

  /** “largest”, in errors. */
  protected abstract get adjective(): string;

  vjp(gy: Tensor): Contributions {
    const firstOnly = this.options.axes !== undefined && this.axes.length === 1;
    return [
      () => {
        const winners = new TiesNode({ firstOnly }).forward(this.first!, this.kept(this.output!));
        const share = firstOnly ? gy : div(this.kept(gy), sum(winners, this.keeping));
        return where(winners, this.spread(share), 0);
      },
    ];
  }
}
