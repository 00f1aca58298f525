import type { MatMulShape } from "@leibniz/kernels";
import { broadcastShapes } from "./broadcast.ts";
import { ShapeError, shapeText } from "./errors.ts";

/** How two operands of a matrix product lie as stacks of matrices. */
export interface ProductLayout {
  /** Shapes with at least two axes: a vector on the left is a row, on the right a column. */
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** The leading axes of each, and of the result. */
  readonly batchA: readonly number[];
  readonly batchB: readonly number[];
  readonly batch: readonly number[];
  readonly size: MatMulShape;
  /** The shape of the product, without the axes that vectors do not have. */
  readonly shape: readonly number[];
  /** Which operands the program asked to transpose: 1 for the left, 2 for the right, 3 for both. */
  readonly flags: number;
}

const NO_BATCH: readonly number[] = [];

interface Met {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly layout: ProductLayout;
}
/** The layouts met last: a training step asks for the same few again and again, with the same shape objects. */
const recent = new Array<Met | undefined>(64).fill(undefined);

/**
 * Lays out `x · y`, each read as its transpose on request.
 *
 * @throws ShapeError when an operand is a scalar, the inner dimensions differ or the batches do not broadcast.
 */
export function productLayout(
  op: string,
  x: readonly number[],
  y: readonly number[],
  options: { readonly transposeA?: boolean; readonly transposeB?: boolean },
): ProductLayout {
  const flags = (options.transposeA === true ? 1 : 0) + (options.transposeB === true ? 2 : 0);
  const place = ((x[0] ?? 0) * 4 + (y.at(-1) ?? 0) * 20 + flags) & 63;
  const last = recent[place];
  if (last !== undefined && last.x === x && last.y === y && last.layout.flags === flags) return last.layout;
  const layout = layOut(op, x, y, flags);
  recent[place] = { x, y, layout };
  return layout;
}

function layOut(op: string, x: readonly number[], y: readonly number[], flags: number): ProductLayout {
  if (x.length === 0 || y.length === 0) {
    throw new ShapeError(
      op,
      `a scalar is no matrix: ${shapeText(x)} · ${shapeText(y)}. Did you mean mul(a, b)?`,
      [x, y],
    );
  }
  // A vector is its own transpose, as in NumPy.
  const transposeA = (flags & 1) > 0 && x.length > 1;
  const transposeB = (flags & 2) > 0 && y.length > 1;
  const a = x.length === 1 ? [1, x[0]!] : x;
  const b = y.length === 1 ? [y[0]!, 1] : y;
  const rowsA = a[a.length - 2]!;
  const columnsA = a[a.length - 1]!;
  const rowsB = b[b.length - 2]!;
  const columnsB = b[b.length - 1]!;
  const k = transposeA ? rowsA : columnsA;
  const inner = transposeB ? columnsB : rowsB;
  if (k !== inner) refuseInner(op, x, y, k, inner);
  const size = {
    m: transposeA ? columnsA : rowsA,
    k,
    n: transposeB ? rowsB : columnsB,
    transposeA,
    transposeB,
  };
  if (a.length === 2 && b.length === 2) {
    return {
      a,
      b,
      batchA: NO_BATCH,
      batchB: NO_BATCH,
      batch: NO_BATCH,
      size,
      shape: shapeOfProduct(x, y, NO_BATCH, size),
      flags,
    };
  }
  const [batchA, batchB] = [a.slice(0, -2), b.slice(0, -2)];
  const whose = `, the batches of ${shapeText(x)} · ${shapeText(y)},`;
  const batch = broadcastShapes(op, batchA, batchB, whose);
  return { a, b, batchA, batchB, batch, size, shape: shapeOfProduct(x, y, batch, size), flags };
}

function shapeOfProduct(
  x: readonly number[],
  y: readonly number[],
  batch: readonly number[],
  { m, n }: MatMulShape,
): readonly number[] {
  return [...batch, ...(x.length === 1 ? [] : [m]), ...(y.length === 1 ? [] : [n])];
}

function refuseInner(
  op: string,
  x: readonly number[],
  y: readonly number[],
  k: number,
  inner: number,
): never {
  // transpose(…) would reverse the axes of a batch too.
  const batched = x.length > 2 || y.length > 2;
  const hint =
    x.at(-2) === inner
      ? ` Did you mean matmul(${batched ? "a, b, { transposeA: true }" : "transpose(a), b"})?`
      : y.at(-1) === k
        ? ` Did you mean matmul(${batched ? "a, b, { transposeB: true }" : "a, transpose(b)"})?`
        : " The columns of a must equal the rows of b.";
  throw new ShapeError(
    op,
    `inner dimensions differ: ${shapeText(x)} · ${shapeText(y)}, ${k} ≠ ${inner}.${hint}`,
    [x, y],
  );
}
