import type { DType, Kernels, Values } from "@leibniz/kernels";
import { ShapeError } from "../errors.ts";
import type { Contributions } from "../op-node.ts";
import type { Tensor } from "../tensor.ts";
import { zerosLike } from "../zeros-like.ts";
import { eachRun } from "./each-run.ts";
import { ReductionNode } from "./reduction-node.ts";

/**
 * A reduction that answers with the position of one of the numbers, an int32, along one axis or among all of
 * them, row-major. It is constant between its jumps, so no gradient flows through it.
 */
export abstract class PositionNode extends ReductionNode {
  override get savesInputs(): boolean {
    return false;
  }

  /** “largest”, in errors. */
  protected abstract get adjective(): string;

  /** Whether `x` is to be chosen before the `best` of those in front of it. */
  protected abstract beats(x: number, best: number): boolean;

  protected override shape(x: Tensor): readonly number[] {
    const { options, axes } = this;
    if (options.axes !== undefined && axes.length !== 1) {
      throw new ShapeError(
        this.op,
        `a position is counted along one axis, or along all of them when axes is left out; got ${axes.length} axes` +
          `${axes.length === 0 ? "" : `, ${axes.join(", ")}`}. Reshape those into one`,
        [x.shape],
      );
    }
    this.refuseEmpty(`nothing is ${this.adjective}`);
    return super.shape(x);
  }
  protected override dtype(_x: DType): DType {
    return "int32";
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    const plan = this.plan(x);
    eachRun(plan, (place, start, step) => {
      let best = plan.values[start]!;
      let position = 0;
      for (let e = 1; e < plan.extent; e++) {
        const value = plan.values[start + e * step]!;
        if (!(this.beats(value, best) || (Number.isNaN(value) && !Number.isNaN(best)))) continue;
        best = value;
        position = e;
      }
      out[place] = position;
    });
  }
  vjp(): Contributions {
    return [() => zerosLike(this.first!)];
  }
}
