import { flatten, ShapeError, type Tensor } from "@leibniz/core";
import { Layer } from "../layer.ts";

/**
 * Flattens each sample: (N, …) becomes (N, the product of the rest). Backward gives the gradient its old shape.
 *
 * ```ts
 * import { zeros } from "@leibniz/core";
 * import { Flatten } from "@leibniz/nn";
 * console.log(new Flatten().forward(zeros([2, 3, 4, 4])).shape); // [ 2, 48 ]
 * ```
 */
export class Flatten extends Layer {
  /** `name` is that of the scope around its nodes. */
  constructor(name = "Flatten") {
    super(name);
  }

  /** @throws ShapeError for a scalar, which has no samples. */
  protected override compute(x: Tensor): Tensor {
    if (x.rank === 0) {
      throw new ShapeError(this.name, "the first axis is that of the samples; got a scalar", [x.shape]);
    }
    return x.rank === 1 ? x.reshape([x.size, 1]) : flatten(x, { startAxis: 1 });
  }
}
