import { type Formula, formulaOf } from "../formula.ts";
import type { Contributions } from "../op-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { TriangleNode, type TriangleOptions } from "../triangle-node.ts";

/** The node of {@link tril}. */
export class TrilNode extends TriangleNode {
  constructor(attributes: TriangleOptions = {}) {
    super("tril", attributes);
  }
  get op(): string {
    return "tril";
  }
  protected keeps(columnsRight: number): boolean {
    return columnsRight <= 0;
  }
  vjp(gy: Tensor): Contributions {
    return [() => tril(gy, this.attributes)];
  }
  override vjpFormula(_argument: number, gy: Formula): Formula {
    return formulaOf(new TrilNode(this.attributes), gy);
  }
}

/**
 * The lower triangle of each matrix: elements above the diagonal `offset` become 0, also NaN and infinity. The
 * gradient keeps the same triangle.
 *
 * ```ts
 * import { ones, tril } from "@leibniz/core";
 * console.log(tril(ones([2, 2])).data); // Float64Array(4) [ 1, 0, 1, 1 ]
 * console.log(tril(ones([2, 2]), { offset: -1 }).data); // Float64Array(4) [ 0, 0, 1, 0 ]
 * ```
 *
 * @throws ShapeError when `x` has fewer than two axes, or `offset` is no whole number.
 */
export function tril(x: TensorLike, options: TriangleOptions = {}): Tensor {
  return new TrilNode(options).forward(x);
}
