import type { Kernels, MatMulShape, Values } from "@leibniz/kernels";
import { broadcastStrides } from "../broadcast.ts";
import { type Formula, formulaOf } from "../formula.ts";
import { checkOptions } from "../options.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { Precedence } from "../precedence.ts";
import { type ProductLayout, productLayout } from "../product-layout.ts";
import { sumTo } from "../sum-to.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { sameShape, tensorType } from "../tensor-type.ts";
import { reshape } from "./reshape.ts";

/** Which operands of a product are read as their transpose (of the last two axes), without a copy. */
export interface MatMulOptions {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
}

const OPTIONS: readonly string[] = ["transposeA", "transposeB"];

/** The node of {@link matmul}. */
export class MatMulNode extends OpNode {
  readonly #options: MatMulOptions;
  #layout: ProductLayout | undefined;

  constructor(attributes: MatMulOptions = {}) {
    super();
    checkOptions("matmul", attributes, OPTIONS);
    this.#options = attributes;
  }
  get op(): string {
    return "matmul";
  }
  override get label(): string {
    return "dot";
  }
  override get precedence(): Precedence {
    return Precedence.product;
  }
  override get attributes(): { readonly [Key in keyof MatMulOptions]: MatMulOptions[Key] } {
    return this.#options;
  }
  override forward(a: TensorLike, b: TensorLike): Tensor {
    return super.forwardTwo(a, b);
  }

  protected override shape(x: Tensor, y: Tensor): readonly number[] {
    this.#layout = productLayout(this.op, x.shape, y.shape, this.#options);
    return this.#layout.shape;
  }

  protected override compute(k: Kernels, out: Values, x: Values, y: Values): void {
    const { batchA, batchB, batch, size } = this.#layout!;
    const count = batch.reduce((product, extent) => product * extent, 1);
    if (count === 1) return k.matmul(out, x, y, size);
    const [stepsA, stepsB] = [broadcastStrides(batchA, batch), broadcastStrides(batchB, batch)];
    const [sizeA, sizeB, sizeC] = [size.m * size.k, size.k * size.n, size.m * size.n];
    for (let i = 0; i < count; i++) {
      let [placeA, placeB, rest] = [0, 0, i];
      for (let axis = batch.length - 1; axis >= 0; axis--) {
        const index = rest % batch[axis]!;
        placeA += index * stepsA[axis]!;
        placeB += index * stepsB[axis]!;
        rest = (rest - index) / batch[axis]!;
      }
      k.matmul(
        out.subarray(i * sizeC, (i + 1) * sizeC),
        x.subarray(placeA * sizeA, (placeA + 1) * sizeA),
        y.subarray(placeB * sizeB, (placeB + 1) * sizeB),
        size,
      );
    }
  }

  vjp(gy: Tensor): Contributions {
    const a = this.first!;
    const b = this.second!;
    const layout = this.#layout!;
    return [() => gradientOfA(gy, a, b, layout), () => gradientOfB(gy, a, b, layout)];
  }

  override vjpFormula(argument: number, gy: Formula, a: Formula, b: Formula): Formula {
    const product = (options: MatMulOptions, left: Formula, right: Formula) =>
      formulaOf(new MatMulNode(options), left, right);
    const { transposeA = false, transposeB = false } = this.#options;
    if (argument === 0) {
      return transposeA
        ? product({ transposeA: transposeB, transposeB: true }, b, gy)
        : product({ transposeB: !transposeB }, gy, b);
    }
    return transposeB
      ? product({ transposeA: true, transposeB: transposeA }, gy, a)
      : product({ transposeA: !transposeA }, a, gy);
  }

  override leastPrecedence(argument: number): number {
    const { transposeA, transposeB } = this.#options;
    return (argument === 0 ? transposeA : transposeB) ? Precedence.atom : super.leastPrecedence(argument);
  }
  override latex(a: string, b: string): string {
    const { transposeA, transposeB } = this.#options;
    return `${a}${transposeA ? "^{\\mathsf{T}}" : ""} ${b}${transposeB ? "^{\\mathsf{T}}" : ""}`;
  }
  override text(a: string, b: string): string {
    const { transposeA, transposeB } = this.#options;
    return `${a}${transposeA ? "ᵀ" : ""} · ${b}${transposeB ? "ᵀ" : ""}`;
  }
}

/** ∂L/∂A = G · Bᵀ, and its transpose when A was read as one. */
function gradientOfA(gy: Tensor, x: Tensor, y: Tensor, { a, b, batch, size }: ProductLayout): Tensor {
  const matrix = as(y, b);
  const upstream = asProduct(gy, batch, size);
  const gradient = size.transposeA
    ? matmul(matrix, upstream, reading(size.transposeB, true))
    : matmul(upstream, matrix, reading(false, !size.transposeB));
  return back(gradient, a, x);
}

/** ∂L/∂B = Aᵀ · G, and its transpose when B was read as one. */
function gradientOfB(gy: Tensor, x: Tensor, y: Tensor, { a, b, batch, size }: ProductLayout): Tensor {
  const matrix = as(x, a);
  const upstream = asProduct(gy, batch, size);
  const gradient = size.transposeB
    ? matmul(upstream, matrix, reading(true, size.transposeA))
    : matmul(matrix, upstream, reading(!size.transposeA, false));
  return back(gradient, b, y);
}

const READINGS: readonly MatMulOptions[] = [
  {},
  { transposeA: true },
  { transposeB: true },
  { transposeA: true, transposeB: true },
];

/** The options that read the operands so. */
function reading(transposeA: boolean, transposeB: boolean): MatMulOptions {
  return READINGS[(transposeA ? 1 : 0) + (transposeB ? 2 : 0)]!;
}

function as(tensor: Tensor, shape: readonly number[]): Tensor {
  return sameShape(tensor.shape, shape) ? tensor : reshape(tensor, shape);
}

/** The upstream gradient with the axes that a vector operand does not have. */
function asProduct(gy: Tensor, batch: readonly number[], { m, n }: MatMulShape): Tensor {
  return gy.rank === batch.length + 2 ? gy : reshape(gy, [...batch, m, n]);
}

/** A gradient of the matrix that an operand was read as, for the operand: batches that repeated are added up. */
function back(gradient: Tensor, matrix: readonly number[], operand: Tensor): Tensor {
  const summed = sameShape(gradient.shape, matrix)
    ? gradient
    : sumTo(gradient, tensorType(operand.dtype, matrix));
  return sumTo(as(summed, operand.shape), operand.type);
}

/**
 * Matrix product with NumPy's rules: `(m, k) · (k, n) → (m, n)`; a vector on the left is a row and on the
 * right a column, whose axis is dropped from the result; leading axes are batches and broadcast.
 * ∂L/∂A = ∂L/∂Z · Bᵀ and ∂L/∂B = Aᵀ · ∂L/∂Z.
 *
 * ```ts
 * import { matmul, tensor } from "@leibniz/core";
 * console.log(matmul(tensor([1, 2]), tensor([[1, 0, 1], [0, 1, 1]])).data); // Float64Array(3) [ 1, 2, 3 ]
 * ```
 *
 * @throws ShapeError when the inner dimensions differ, the batches do not broadcast, or an operand is a scalar.
 */
export function matmul<const M extends number, const K extends number, const N extends number>(
  a: Tensor<readonly [M, K]>,
  b: Tensor<readonly [K, N]>,
): Tensor<readonly [M, N]>;
export function matmul(a: TensorLike, b: TensorLike, options?: MatMulOptions): Tensor;
export function matmul(a: TensorLike, b: TensorLike, options: MatMulOptions = {}): Tensor {
  return new MatMulNode(options).forward(a, b);
}
