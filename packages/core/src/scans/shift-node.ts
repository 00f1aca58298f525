import type { Kernels, Values } from "@leibniz/kernels";
import { type Contributions, OpNode } from "../op-node.ts";
import type { Tensor } from "../tensor.ts";
import { back, eachLine, type Way } from "./scan-node.ts";

/** What shapes a {@link ShiftNode}. */
export interface ShiftAttributes extends Way {
  /** What stands in the place that becomes free. */
  readonly fill: number;
}

/** Moves each number one place on along an axis; the last falls out, and `fill` comes in. */
export class ShiftNode extends OpNode {
  readonly #way: Way;
  readonly #fill: number;

  constructor({ axis, reverse, fill }: ShiftAttributes) {
    super();
    this.#way = { axis, reverse };
    this.#fill = fill;
  }
  get op(): string {
    return "shift";
  }
  override get savesInputs(): boolean {
    return false;
  }
  override get attributes(): { readonly axis: number; readonly reverse: boolean; readonly fill: number } {
    return { ...this.#way, fill: this.#fill };
  }
  protected override shape(x: Tensor): readonly number[] {
    return x.shape;
  }
  protected override compute(_k: Kernels, out: Values, x: Values): void {
    eachLine(this.first!.shape, this.#way, (start, step, length) => {
      let before = this.#fill;
      for (let i = 0, at = start; i < length; i++, at += step) {
        out[at] = before;
        before = x[at]!;
      }
    });
  }
  vjp(gy: Tensor): Contributions {
    return [() => shift(gy, back(this.#way), 0)];
  }
}

/** See {@link ShiftNode}. */
export function shift(x: Tensor, { axis, reverse }: Way, fill: number): Tensor {
  return new ShiftNode({ axis, reverse, fill }).forward(x);
}
