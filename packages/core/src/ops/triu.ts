import { type Formula, formulaOf } from "../formula.ts";
import type { Contributions } from "../op-node.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { TriangleNode, type TriangleOptions } from "../triangle-node.ts";

/** The node of {@link triu}. */
export class TriuNode extends TriangleNode {
  constructor(attributes: TriangleOptions = {}) {
    super("triu", attributes);
  }
  get op(): string {
    return "triu";
  }
  protected keeps(columnsRight: number): boolean {
    return columnsRight >= 0;
  }
  vjp(gy: Tensor): Contributions {
    return [() => triu(gy, this.attributes)];
  }
  override vjpFormula(_argument: number, gy: Formula): Formula {
    return formulaOf(new TriuNode(this.attributes), gy);
  }
}

/**
 * The upper triangle of each matrix: elements below the diagonal `offset` become 0, also NaN and infinity. The
 * gradient keeps the same triangle.
 *
 * ```ts
 * import { ones, triu } from "@leibniz/core";
 * console.log(triu(ones([2, 2])).data); // Float64Array(4) [ 1, 1, 0, 1 ]
 * console.log(triu(ones([2, 2]), { offset: 1 }).data); // Float64Array(4) [ 0, 1, 0, 0 ]
 * ```
 *
 * @throws ShapeError when `x` has fewer than two axes, or `offset` is no whole number.
 */
export function triu(x: TensorLike, options: TriangleOptions = {}): Tensor {
  return new TriuNode(options).forward(x);
}
