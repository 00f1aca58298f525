import type { DType, Kernels, Values } from "@leibniz/kernels";
import { reducedShape } from "../axes.ts";
import { toFloat } from "../dtype.ts";
import type { Contributions } from "../op-node.ts";
import { mul } from "../ops/mul.ts";
import { sub } from "../ops/sub.ts";
import { sum } from "../ops/sum.ts";
import type { Tensor } from "../tensor.ts";
import { placesIn } from "./places.ts";
import { ReductionNode } from "./reduction-node.ts";

/**
 * The derivative of logSumExp: the share of each exponential in their sum along the axes. Where all numbers are
 * −∞ every share is 0; those that are +∞ share evenly.
 */
export class SoftmaxWeightsNode extends ReductionNode {
  get op(): string {
    return "softmaxWeights";
  }
  protected override shape(x: Tensor): readonly number[] {
    return x.shape;
  }
  protected override dtype(x: DType): DType {
    return toFloat(x);
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    const { shape } = this.first!;
    const places = placesIn(k, reducedShape(shape, this.axes, true), shape);
    const largest = new Float64Array(x.length / this.count).fill(-Infinity);
    for (let i = 0; i < x.length; i++) largest[places[i]!] = Math.max(largest[places[i]!]!, x[i]!);
    const totals = new Float64Array(largest.length);
    const weights = new Float64Array(x.length);
    for (let i = 0; i < x.length; i++) {
      const place = places[i]!;
      weights[i] = weight(x[i]!, largest[place]!);
      totals[place]! += weights[i]!;
    }
    for (let i = 0; i < x.length; i++) out[i] = weights[i]! / (totals[places[i]!]! || 1);
  }
  vjp(gy: Tensor): Contributions {
    return [
      () => {
        const weighted = mul(gy, this.output!);
        return sub(weighted, mul(this.output!, sum(weighted, this.keeping)));
      },
    ];
  }
  override latex(x: string): string {
    return `\\operatorname{softmax}\\left(${x}\\right)`;
  }
  override text(x: string): string {
    return `softmax(${x})`;
  }
}

function weight(x: number, largest: number): number {
  if (largest === Infinity) return x === Infinity ? 1 : 0;
  return largest === -Infinity ? 0 : Math.exp(x - largest);
}
