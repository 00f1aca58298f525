import type { Kernels, Values } from "@leibniz/kernels";
import { normalizeAxis, stridesOf } from "../axes.ts";
import { zeros } from "../creation.ts";
import { ShapeError, shapeText } from "../errors.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { wholeNumber } from "../whole-number.ts";
import { indexAdd } from "./index-add.ts";
import { permute } from "./permute.ts";
import { reshape } from "./reshape.ts";

/** Which diagonal {@link diagonal} takes, of which matrices. */
export interface DiagonalOptions {
  /** 0, the main diagonal, when left out; those above it count up, those below it down. */
  readonly offset?: number;
  /** The axes of rows and columns; the last two when left out. */
  readonly axes?: readonly [rows: number, columns: number];
}

/** The node of {@link diagonal}. */
export class DiagonalNode extends OpNode {
  readonly #offset: number;
  readonly #axes: readonly [number, number];

  constructor(attributes: DiagonalOptions = {}) {
    super();
    checkOptions("diagonal", attributes, ["offset", "axes"]);
    const { offset = 0, axes = [-2, -1] } = attributes;
    if (!Array.isArray(axes) || axes.length !== 2) {
      throw new ShapeError("diagonal", "axes are those of rows and columns, as in { axes: [0, 1] }");
    }
    this.#offset = wholeNumber("diagonal", "offset", offset);
    this.#axes = [axes[0] as number, axes[1] as number];
  }
  get op(): string {
    return "diagonal";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): Required<DiagonalOptions> {
    return { offset: this.#offset, axes: this.#axes };
  }
  override forward(x: TensorLike): Tensor {
    return super.forward(x);
  }
  /** The axes that stay, those of rows and columns, and the first row, first column and length of the diagonal. */
  get #plan() {
    const { shape, rank } = this.first!;
    if (rank < 2) {
      throw new ShapeError(this.op, `a diagonal is part of a matrix; got shape ${shapeText(shape)}`, [shape]);
    }
    const [rows, columns] = this.#axes.map((axis) => normalizeAxis(this.op, axis, rank)) as [number, number];
    if (rows === columns) throw new ShapeError(this.op, `an axis is named twice: ${rows}, ${columns}`);
    const row = Math.max(0, -this.#offset);
    const column = Math.max(0, this.#offset);
    const length = Math.max(0, Math.min(shape[rows]! - row, shape[columns]! - column));
    const rest = [...shape.keys()].filter((axis) => axis !== rows && axis !== columns);
    return { rest, rows, columns, row, column, length };
  }
  protected override shape(x: Tensor): readonly number[] {
    const { rest, length } = this.#plan;
    return [...rest.map((axis) => x.shape[axis]!), length];
  }
  protected override compute(k: Kernels, out: Values, x: Values): void {
    const { shape } = this.first!;
    const { rest, rows, columns, row, column, length } = this.#plan;
    const strides = stridesOf(shape);
    k.stridedCopy(
      out,
      x,
      [...rest.map((axis) => shape[axis]!), length],
      [...rest.map((axis) => strides[axis]!), strides[rows]! + strides[columns]!],
      row * strides[rows]! + column * strides[columns]!,
    );
  }
  vjp(gy: Tensor): Contributions {
    return [() => this.#spread(gy)];
  }
  /** The gradient on the diagonals of matrices of zeros, which are rows of rows · columns elements meanwhile. */
  #spread(gy: Tensor): Tensor {
    const { shape, dtype } = this.first!;
    const { rest, rows, columns, row, column, length } = this.#plan;
    const kept = rest.map((axis) => shape[axis]!);
    const [height, width] = [shape[rows]!, shape[columns]!];
    const places = Array.from({ length }, (_, i) => (row + i) * width + column + i);
    const flat = indexAdd(zeros([...kept, height * width], { dtype }), places, gy, { axis: -1 });
    const matrices = reshape(flat, [...kept, height, width]);
    const order = [...rest, rows, columns];
    if (order.every((axis, i) => axis === i)) return matrices;
    return permute(
      matrices,
      order.map((_, axis) => order.indexOf(axis)),
    );
  }
}

/**
 * The diagonal of each matrix, as the last axis of the result: of the last two axes, or of the axes named. The
 * gradient goes back to the diagonal, and 0 to the rest.
 *
 * ```ts
 * import { diagonal, tensor } from "@leibniz/core";
 * const x = tensor([[1, 2, 3], [4, 5, 6]]);
 * console.log(diagonal(x).data); // Float64Array(2) [ 1, 5 ]
 * console.log(diagonal(x, { offset: 1 }).data); // Float64Array(2) [ 2, 6 ]
 * ```
 *
 * @throws ShapeError when `x` has fewer than two axes, there is no such axis, or `offset` is no whole number.
 */
export function diagonal(x: TensorLike, options: DiagonalOptions = {}): Tensor {
  return new DiagonalNode(options).forward(x);
}
