import { allocate, type DType, type Kernels, type Values } from "@leibniz/kernels";
import { type Contributions, OpNode } from "../op-node.ts";
import type { Tensor } from "../tensor.ts";
import { placesIn } from "./places.ts";
import { zerosLike } from "../zeros-like.ts";

/** What shapes a {@link TiesNode}. */
export interface TiesAttributes {
  /** Only the first of those that tie, in row-major order. */
  readonly firstOnly: boolean;
}

/**
 * Where the numbers of `x` are those of `z`, a largest or smallest number that broadcasts against it: a bool
 * tensor of the shape of `x`. NaN ties with NaN.
 */
export class TiesNode extends OpNode {
  readonly #firstOnly: boolean;

  constructor({ firstOnly }: TiesAttributes) {
    super();
    this.#firstOnly = firstOnly;
  }
  get op(): string {
    return "ties";
  }
  override get attributes(): { readonly firstOnly: boolean } {
    return { firstOnly: this.#firstOnly };
  }
  override forward(x: Tensor, z: Tensor): Tensor {
    return super.forward(x, z);
  }
  protected override shape(x: Tensor): readonly number[] {
    return x.shape;
  }
  protected override dtype(): DType {
    return "bool";
  }
  protected override compute(k: Kernels, out: Values, x: Values, z: Values): void {
    // For each element of x, the place in z of the number that it contends for.
    const places = placesIn(k, this.second!.shape, this.first!.shape);
    const taken = allocate("bool", z.length);
    for (let i = 0; i < out.length; i++) {
      const place = places[i]!;
      const [a, b] = [x[i]!, z[place]!];
      if (a !== b && !(Number.isNaN(a) && Number.isNaN(b))) continue;
      if (this.#firstOnly && taken[place] === 1) continue;
      out[i] = taken[place] = 1;
    }
  }
  /** Constant between its jumps. */
  vjp(): Contributions {
    return this.inputs.map((input) => () => zerosLike(input));
  }
}
