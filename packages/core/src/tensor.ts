import { allocate, type DType, ownBuffer, type Values } from "@leibniz/kernels";
import { roundTo } from "./dtype.ts";
import { ShapeError } from "./errors.ts";
import type { OpNode } from "./op-node.ts";
import { printTensor } from "./print.ts";
import type { TensorMethods } from "./tensor-methods.ts";
import type { TensorType } from "./tensor-type.ts";
import type { Variable } from "./variable.ts";

/** What an operation takes where it wants a tensor: a number stands for a constant that yields its dtype. */
export type TensorLike = Tensor | number;

/** Marks tensors of every copy of the library, so that tools can recognise them. */
export const TENSOR_BRAND: unique symbol = Symbol.for("leibniz.tensor") as never;

/** Node's console asks for this method by name; the symbol is global, so no import of Node is needed. */
const INSPECT: unique symbol = Symbol.for("nodejs.util.inspect.custom") as never;

/** The extents of a tensor, for the compiler: any, unless a program says more. */
export type AnyShape = readonly number[];

/** A shape with each −1 read as any extent. */
export type Extents<Shape extends AnyShape> = {
  readonly [Axis in keyof Shape]: Shape[Axis] extends -1 ? number : Shape[Axis];
};

/**
 * An immutable array of numbers, and a value in the computation graph: it knows the op node that made it.
 *
 * `Tensor` alone is a tensor of any shape. `Tensor<readonly [2, 3]>` tells the compiler more, for those who want it:
 * see {@link expectShape}.
 *
 * Interior tensors of a scalar graph come by the million, so a tensor is three fields; names, gradients and
 * hooks live on {@link Variable} or in side tables.
 */
export class Tensor<out Shape extends AnyShape = AnyShape> {
  /** A 0-d tensor holds its number, any other its array. Read {@link data} or {@link item} instead. */
  readonly values: Values | number;
  /** Dtype and shape. */
  readonly type: TensorType;
  /** What its gradient flows to: the op node that made it, itself for a variable, null for a constant. */
  readonly carrier: OpNode | Variable | null;

  constructor(values: Values | number, type: TensorType, carrier: OpNode | Variable | null) {
    this.values = values;
    this.type = type;
    this.carrier = carrier;
  }

  /** The extent of each axis; empty for a scalar. */
  get shape(): Shape {
    return this.type.shape as Shape;
  }

  get dtype(): DType {
    return this.type.dtype;
  }

  /** The number of axes. */
  get rank(): number {
    return this.type.rank;
  }

  /** The number of elements. */
  get size(): number {
    return this.type.size;
  }

  /** Whether a gradient can flow to this tensor or through it. */
  get requiresGrad(): boolean {
    return this.carrier !== null;
  }

  /** The op node whose output this is; null for a leaf. */
  get creator(): OpNode | null {
    const carrier: unknown = this.carrier;
    return carrier === this ? null : (carrier as OpNode | null);
  }

  /**
   * The numbers, row-major. For tensors with axes this is the array itself, not a copy: read it, and write to
   * a copy of it.
   */
  get data(): Values {
    const array = arrayOf(this);
    const data = ownBuffer(array);
    // The array in its own buffer is kept, so that the next read returns the same.
    if (data !== array) (this as { values: Values }).values = data;
    return data;
  }

  /**
   * The one number of a tensor with one element.
   *
   * @throws ShapeError when there are more elements, or none.
   */
  item(): number {
    if (typeof this.values === "number") return this.values;
    if (this.values.length === 1) return this.values[0]!;
    throw new ShapeError(
      "item",
      `a tensor of shape ${shapeOf(this)} has ${this.size} elements; read .data, or reduce it first with .sum()`,
      [this.shape],
    );
  }

  /**
   * This tensor, whose shape the compiler knows from now on; −1 stands for any extent.
   *
   * ```ts
   * import { tensor } from "@leibniz/core";
   * const x = tensor([[1, 2, 3], [4, 5, 6]]).expectShape([2, 3]);
   * const rows: 2 = x.shape[0];
   * console.log(rows); // 2
   * ```
   *
   * @throws ShapeError when the shape is another.
   */
  expectShape<const Expected extends AnyShape>(shape: Expected): Tensor<Extents<Expected>> {
    if (
      shape.length !== this.rank ||
      shape.some((extent, axis) => extent !== -1 && extent !== this.shape[axis])
    ) {
      throw new ShapeError("expectShape", `expected ${textOf(shape)}, and this tensor has ${shapeOf(this)}`, [
        shape,
        this.shape,
      ]);
    }
    return this as unknown as Tensor<Extents<Expected>>;
  }

  /**
   * A constant of this shape and dtype that holds other numbers.
   *
   * @throws ShapeError when there are more or fewer of them than elements.
   */
  like(numbers: ArrayLike<number>): Tensor {
    if (numbers.length !== this.size) {
      throw new ShapeError("like", `${numbers.length} numbers do not fill shape ${shapeOf(this)}`, [
        this.shape,
      ]);
    }
    const values = allocate(this.dtype, this.size);
    for (let i = 0; i < values.length; i++) values[i] = roundTo(this.dtype, numbers[i]!);
    return new Tensor(this.rank === 0 ? values[0]! : values, this.type, null);
  }

  /** The numbers as NumPy prints them: aligned, and summarised when there are more than 1,000. */
  toString(): string {
    return printTensor(this);
  }

  /** What Node's console shows. */
  [INSPECT](): string {
    const kind = this.requiresGrad && this.creator === null ? "variable" : "tensor";
    const text = printTensor(this).replaceAll("\n", `\n${" ".repeat(kind.length + 1)}`);
    const name = this.name === null ? "" : `, name=${JSON.stringify(this.name)}`;
    const creator = this.creator === null ? "" : `, creator=${this.creator.op}`;
    return `${kind}(${text}${this.dtype === "float64" ? "" : `, dtype=${this.dtype}`}${name}${creator})`;
  }
}

Object.defineProperty(Tensor.prototype, TENSOR_BRAND, { value: true });

// The fluent methods (`x.mul(y)`, `loss.backward()`) are attached by methods.ts, which may import every op;
// this file imports none, so that ops can import it.
export interface Tensor<out Shape extends AnyShape = AnyShape> extends TensorMethods<Shape> {}

/**
 * The numbers of a tensor as kernels take them: an array that may share its buffer with others. What leaves the library
 * is {@link Tensor.data}.
 */
export function arrayOf({ values, type }: Tensor): Values {
  if (typeof values !== "number") return values;
  const single = allocate(type.dtype, 1);
  single[0] = values;
  return single;
}

function shapeOf(tensor: Tensor): string {
  return textOf(tensor.shape);
}

function textOf(shape: AnyShape): string {
  return `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
}
