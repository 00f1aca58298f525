import { scope, ShapeError, shapeText, type Tensor } from "@leibniz/core";

/**
 * Softmax and cross-entropy in one: the mean over the rows of `−Σ t · log softmax(x)`.
 *
 * Shapes: x and t (N, C), or (C,) for one sample. `t` holds probabilities, one-hot rows among them. Each
 * row's maximum is subtracted first and the logarithm is taken of the sum, so that no finite x overflows and no
 * logarithm of 0 is taken. Backward gives (softmax(x) − t) / N when each row of t adds up to 1.
 *
 * ```ts
 * import { tensor, variable } from "@leibniz/core";
 * import { SoftmaxWithLoss } from "@leibniz/nn";
 * const x = variable([0.3, 2.9, 4.0]);
 * const loss = new SoftmaxWithLoss().forward(x, tensor([0, 1, 0]));
 * console.log(loss.item().toFixed(12)); // 1.405714464812
 * ```
 */
export class SoftmaxWithLoss {
  readonly name: string;

  /** `name` is that of the scope around its nodes. */
  constructor(name = "SoftmaxWithLoss") {
    this.name = name;
  }

  /** @throws ShapeError when x and t differ in shape, or are neither rows nor one row. */
  forward(x: Tensor, t: Tensor): Tensor {
    if (x.rank < 1 || x.rank > 2 || x.shape.join() !== t.shape.join()) {
      throw new ShapeError(
        "SoftmaxWithLoss",
        `scores ${shapeText(x.shape)} and targets ${shapeText(t.shape)} must have one shape, (N, C) or (C,); ` +
          "targets are one-hot rows or probabilities",
        [x.shape, t.shape],
      );
    }
    const rows = x.rank === 2 ? x.shape[0]! : 1;
    return scope(this.name, () => {
      // Shifting all scores of a row changes nothing, so the shift needs no gradient of its own.
      const shifted = x.sub(x.like(x.data).max({ axes: -1, keepDims: true }));
      const logOfSum = shifted.exp().sum({ axes: -1, keepDims: true }).log();
      const logProbabilities = shifted.sub(logOfSum);
      return logProbabilities.mul(t).sum().div(-rows);
    });
  }
}
