import type { Kernels, Values } from "@leibniz/kernels";
import { ShapeError, shapeText } from "./errors.ts";
import { OpNode } from "./op-node.ts";
import { checkOptions } from "./options.ts";
import type { Tensor, TensorLike } from "./tensor.ts";
import { wholeNumber } from "./whole-number.ts";

/** Which diagonal bounds a triangle. */
export interface TriangleOptions {
  /** 0, the main diagonal, when left out; those above it count up, those below it down. */
  readonly offset?: number;
}

/** A part of each matrix of a stack is kept, the rest becomes 0, whatever stood there. */
export abstract class TriangleNode extends OpNode {
  readonly #offset: number;

  constructor(op: string, attributes: TriangleOptions) {
    super();
    checkOptions(op, attributes, ["offset"]);
    this.#offset = wholeNumber(op, "offset", attributes.offset ?? 0);
  }

  /** Whether an element so many columns right of the bounding diagonal is kept. */
  protected abstract keeps(columnsRight: number): boolean;

  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): { readonly offset: number } {
    return { offset: this.#offset };
  }
  override forward(x: TensorLike): Tensor {
    return super.forward(x);
  }
  protected override shape(x: Tensor): readonly number[] {
    if (x.rank >= 2) return x.shape;
    throw new ShapeError(this.op, `a triangle is part of a matrix; got shape ${shapeText(x.shape)}`, [
      x.shape,
    ]);
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    const [rows, columns] = this.first!.shape.slice(-2) as [number, number];
    let i = 0;
    while (i < out.length) {
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++, i++) {
          out[i] = this.keeps(column - row - this.#offset) ? x[i]! : 0;
        }
      }
    }
  }
}
