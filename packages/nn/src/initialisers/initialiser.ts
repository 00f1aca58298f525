import { checkOptions, type DType, Random, ShapeError, shapeText, type Tensor } from "@leibniz/core";

export interface InitialiserOptions {
  /** Where the numbers come from; a new stream of seed 0 when left out. */
  readonly random?: Random;
  /** Default float32, as parameters are. */
  readonly dtype?: DType;
}

/** What fills a new parameter: a function of its shape, and of the stream of random numbers that is drawn from. */
export type Initialiser = (shape: readonly number[], options?: InitialiserOptions) => Tensor;

/** Both options, complete. */
export function drawing(options: InitialiserOptions = {}): {
  readonly random: Random;
  readonly dtype: DType;
} {
  checkOptions("initialiser", options, ["random", "dtype"]);
  const { random = new Random(0), dtype = "float32" } = options;
  return { random, dtype };
}

/** How many numbers enter a unit of the layer, or leave for one of the next. */
export type Fan = "in" | "out" | "average";

/**
 * The fan of a weight: of (in, out) those two, of a convolution's (O, C / groups, rows, columns) the channels times
 * the taps.
 *
 * @throws ShapeError for a shape with fewer than two axes, which has none.
 */
export function fanOf(op: string, shape: readonly number[], fan: Fan): number {
  if (shape.length < 2) {
    throw new ShapeError(
      op,
      `a weight has two axes or more, and this shape is ${shapeText(shape)}; fill it with constant(0) or normal()`,
      [shape],
    );
  }
  const taps = shape.slice(2).reduce((product, extent) => product * extent, 1);
  const [first, second] = [shape[0]! * taps, shape[1]! * taps];
  const [fanIn, fanOut] = shape.length === 2 ? [first, second] : [second, first];
  return fan === "average" ? (fanIn + fanOut) / 2 : fan === "in" ? fanIn : fanOut;
}
