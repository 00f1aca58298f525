import type { Kernels, Values } from "@leibniz/kernels";
import type { Contributions } from "../op-node.ts";
import { back, eachLine, ScanNode, type ScanOptions } from "../scans/scan-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** The node of {@link cumsum}. */
export class CumsumNode extends ScanNode {
  get op(): string {
    return "cumsum";
  }
  override get savesInputs(): boolean {
    return false;
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    eachLine(this.first!.shape, this.way, (start, step, length) => {
      let total = 0;
      for (let i = 0, at = start; i < length; i++, at += step) {
        total += x[at]!;
        out[at] = total;
      }
    });
  }
  vjp(gy: Tensor): Contributions {
    return [() => cumsum(gy, back(this.way))];
  }
}

/**
 * The sums of the numbers so far along one axis, `zᵢ = x₀ + … + xᵢ`; with `reverse` from the other end. A number
 * takes part in all sums from its own on, so its gradient is the sum of theirs: the cumulative sum in reverse.
 *
 * ```ts
 * import { cumsum, tensor } from "@leibniz/core";
 * console.log(cumsum(tensor([1, 2, 3])).data); // Float64Array(3) [ 1, 3, 6 ]
 * console.log(cumsum(tensor([[1, 2], [3, 4]]), { axis: 0 }).data); // Float64Array(4) [ 1, 2, 4, 6 ]
 * ```
 *
 * @throws ShapeError when there is no such axis, or `axis` is left out and there are several.
 */
export function cumsum(x: TensorLike, options: ScanOptions = {}): Tensor {
  return new CumsumNode(options).forward(x);
}
