import {
  checkOptions,
  indexSelect,
  LeibnizError,
  Random,
  ShapeError,
  shapeText,
  type Tensor,
  tensor,
} from "@leibniz/core";

/**
 * Samples and their targets: row i of `x` belongs to row i of `t`.
 *
 * Shapes: x (N, …), t (N,) for class indices or (N, C) for one-hot rows and numbers to predict.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { Dataset } from "@leibniz/nn";
 * const data = new Dataset(tensor([[0, 0], [0, 1], [1, 0]]), tensor([0, 1, 1], { dtype: "int32" }));
 * console.log(data.length, data.take([2, 0]).x.data); // 3 Float64Array(4) [ 1, 0, 0, 0 ]
 * const [train, test] = data.split(2, { seed: 0 });
 * console.log(train.length, test.length); // 2 1
 * ```
 */
export class Dataset {
  readonly x: Tensor;
  readonly t: Tensor;

  /** @throws ShapeError when x and t differ in length, or one of them is a scalar. */
  constructor(x: Tensor, t: Tensor) {
    if (x.rank === 0 || t.rank === 0 || x.shape[0] !== t.shape[0]) {
      throw new ShapeError(
        "Dataset",
        `x ${shapeText(x.shape)} and t ${shapeText(t.shape)} must have the same number of rows`,
        [x.shape, t.shape],
      );
    }
    this.x = x;
    this.t = t;
  }

  /** The number of samples. */
  get length(): number {
    return this.x.shape[0]!;
  }

  /**
   * The samples at the positions of an int32 tensor or an array of whole numbers, in its order, repeated where it repeats.
   *
   * @throws ShapeError when a position is out of range.
   */
  take(positions: Tensor | readonly number[] | Int32Array): Dataset {
    const rows = Array.isArray(positions) && positions.length === 0 ? new Int32Array(0) : positions;
    return new Dataset(indexSelect(this.x, rows, { axis: 0 }), indexSelect(this.t, rows, { axis: 0 }));
  }

  /**
   * The samples from `start` up to but without `end`, or to the last. Their numbers are those of this dataset, not copies.
   *
   * @throws LeibnizError when a position is no whole number, 0 or more.
   */
  slice(start: number, end = this.length): Dataset {
    for (const position of [start, end]) {
      if (Number.isInteger(position) && position >= 0) continue;
      throw new LeibnizError("Dataset", `a slice goes between whole numbers, 0 or more; got ${position}`);
    }
    const last = Math.min(end, this.length);
    const first = Math.min(start, last);
    return new Dataset(rowsOf(this.x, first, last), rowsOf(this.t, first, last));
  }

  /**
   * Two parts without a sample in common: `count` samples drawn at random, and the others, in random order both.
   *
   * @throws LeibnizError when there are not so many samples.
   */
  split(count: number, options: { readonly seed: number }): [first: Dataset, rest: Dataset] {
    checkOptions("Dataset", options, ["seed"]);
    if (!Number.isInteger(count) || count < 0 || count > this.length) {
      throw new LeibnizError(
        "Dataset",
        `the first part has 0 to ${this.length} of the ${this.length} samples; got ${count}`,
      );
    }
    const order = new Random(options.seed).permutation(this.length).data;
    return [
      this.take(tensor(order.subarray(0, count), { dtype: "int32" })),
      this.take(tensor(order.subarray(count), { dtype: "int32" })),
    ];
  }
}

/** Rows that follow one another: a tensor is never written to, so it can share their numbers. */
function rowsOf({ data, shape, dtype }: Tensor, start: number, end: number): Tensor {
  const extents = shape.slice(1);
  const size = extents.reduce((product, extent) => product * extent, 1);
  const options = { shape: [end - start, ...extents], dtype, copy: false };
  return tensor(data.subarray(start * size, end * size), options);
}
