import { checkOptions, ShapeError, shapeText, tensor } from "@leibniz/core";
import { drawing, type Initialiser } from "./initialiser.ts";

/**
 * A weight whose rows, or columns when these are fewer, are perpendicular to each other and of length `gain`: what
 * passes keeps its length. Axes after the first count as one. Every such matrix is as likely as any other.
 *
 * Source: A. Saxe, J. McClelland and S. Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear
 * neural networks", 2013.
 *
 * ```ts
 * import { initialisers } from "@leibniz/nn";
 * const W = initialisers.orthogonal()([2, 3], { dtype: "float64" });
 * const product = W.matmul(W.transpose());
 * console.log([...product.data].map((value) => Math.abs(Math.round(value))).join(" ")); // 1 0 0 1
 * ```
 */
export function orthogonal(options: { readonly gain?: number } = {}): Initialiser {
  checkOptions("orthogonal", options, ["gain"]);
  const { gain = 1 } = options;
  return (shape, given) => {
    if (shape.length < 2) {
      throw new ShapeError(
        "orthogonal",
        `a matrix has two axes or more, and this shape is ${shapeText(shape)}`,
        [shape],
      );
    }
    const { random, dtype } = drawing(given);
    const rows = shape[0]!;
    const columns = shape.slice(1).reduce((product, extent) => product * extent, 1);
    const [few, many] = [Math.min(rows, columns), Math.max(rows, columns)];
    const directions = Array.from({ length: few }, () =>
      Float64Array.from({ length: many }, () => random.normal()),
    );
    makePerpendicular(directions);
    const data = Float64Array.from({ length: rows * columns }, (_, i) => {
      const [row, column] = [Math.floor(i / columns), i % columns];
      return gain * (rows <= columns ? directions[row]![column]! : directions[column]![row]!);
    });
    return tensor(data, { shape, dtype });
  };
}

/** Gram and Schmidt's method, twice over, so that rounding leaves no angle. */
function makePerpendicular(directions: readonly Float64Array[]): void {
  directions.forEach((direction, i) => {
    for (let round = 0; round < 2; round++) {
      for (const earlier of directions.slice(0, i)) {
        const along = dot(direction, earlier);
        for (let k = 0; k < direction.length; k++) direction[k]! -= along * earlier[k]!;
      }
      const length = Math.sqrt(dot(direction, direction));
      for (let k = 0; k < direction.length; k++) direction[k]! /= length;
    }
  });
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}
