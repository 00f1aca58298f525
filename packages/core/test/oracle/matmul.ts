import { arrayFrom, elementAt, type NumberArray } from "./array.ts";
import { broadcastShape, repeatedAt } from "./broadcast.ts";

export interface Product {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
}

/** NumPy's `matmul`: a vector on the left is a row, on the right a column; leading axes broadcast. */
export function matmul(a: NumberArray, b: NumberArray, options: Product = {}): NumberArray {
  const [left, right] = [a.shape.length, b.shape.length];
  const x = left === 1 ? { ...a, shape: [1, ...a.shape] } : options.transposeA ? swapped(a) : a;
  const y = right === 1 ? { ...b, shape: [...b.shape, 1] } : options.transposeB ? swapped(b) : b;
  const [m, k] = x.shape.slice(-2) as [number, number];
  const n = y.shape.at(-1)!;
  const batch = broadcastShape(x.shape.slice(0, -2), y.shape.slice(0, -2));
  const product = arrayFrom([...batch, m, n], (index) => {
    const [at, i, j] = [index.slice(0, -2), index.at(-2)!, index.at(-1)!];
    let total = 0;
    for (let p = 0; p < k; p++) total += matrixElement(x, at, i, p) * matrixElement(y, at, p, j);
    return total;
  });
  return { ...product, shape: [...batch, ...(left === 1 ? [] : [m]), ...(right === 1 ? [] : [n])] };
}

/** An element of the matrix at place `batch` of a stack that repeats along its leading axes only. */
function matrixElement(stack: NumberArray, batch: readonly number[], row: number, column: number): number {
  const leading = stack.shape.slice(0, -2);
  const places: NumberArray = arrayFrom(leading, (index) =>
    index.reduce((flat, i, axis) => flat * leading[axis]! + i, 0),
  );
  const [rows, columns] = stack.shape.slice(-2) as [number, number];
  return stack.data[(repeatedAt(places, batch) * rows + row) * columns + column]!;
}

function swapped(x: NumberArray): NumberArray {
  const [rows, columns] = x.shape.slice(-2) as [number, number];
  return arrayFrom([...x.shape.slice(0, -2), columns, rows], (index) =>
    elementAt(x, [...index.slice(0, -2), index.at(-1)!, index.at(-2)!]),
  );
}
