import type { Kernels, Values } from "@leibniz/kernels";
import type { Contributions } from "../op-node.ts";
import { recurrence } from "../scans/recurrence-node.ts";
import { back, eachLine, ScanNode, type ScanOptions } from "../scans/scan-node.ts";
import { shift } from "../scans/shift-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { mul } from "./mul.ts";

/** The node of {@link cumprod}. */
export class CumprodNode extends ScanNode {
  get op(): string {
    return "cumprod";
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    eachLine(this.first!.shape, this.way, (start, step, length) => {
      let product = 1;
      for (let i = 0, at = start; i < length; i++, at += step) {
        product *= x[at]!;
        out[at] = product;
      }
    });
  }
  vjp(gy: Tensor): Contributions {
    const { way } = this;
    return [
      () => {
        // ∂zₖ/∂xᵢ is the product of what stands before xᵢ, times that of what stands after it up to xₖ.
        const before = shift(this.output!, way, 1);
        const after = recurrence(shift(this.first!, back(way), 0), gy, back(way));
        return mul(before, after);
      },
    ];
  }
}

/**
 * The products of the numbers so far along one axis, `zᵢ = x₀ · … · xᵢ`; with `reverse` from the other end. The
 * gradient, `∂zₖ/∂xᵢ = Π xⱼ` over the other j up to k, is found without a division: it is right when there are
 * zeros.
 *
 * ```ts
 * import { cumprod, tensor, variable } from "@leibniz/core";
 * console.log(cumprod(tensor([1, 2, 3, 4])).data); // Float64Array(4) [ 1, 2, 6, 24 ]
 * const x = variable([2, 0, 5]);
 * cumprod(x).sum().backward();
 * console.log(x.grad?.data); // Float64Array(3) [ 1, 12, 0 ]
 * ```
 *
 * @throws ShapeError when there is no such axis, or `axis` is left out and there are several.
 */
export function cumprod(x: TensorLike, options: ScanOptions = {}): Tensor {
  return new CumprodNode(options).forward(x);
}
