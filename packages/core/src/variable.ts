import type { Values } from "@leibniz/kernels";
import type { LastPass } from "./explanation.ts";
import { Tensor } from "./tensor.ts";
import type { TensorType } from "./tensor-type.ts";

/** A leaf that requires a gradient: what a program differentiates with respect to. */
export class Variable extends Tensor {
  /** What pictures and derivations call it. */
  override readonly name: string | null;
  /** ∂loss/∂this, added up over the backward passes since the last {@link zeroGrad}; null before the first. */
  override grad: Tensor | null = null;
  /** How often its values were assigned: a plain variable's never are. A node remembers which it computed with. */
  readonly version: number = 0;
  /** Set on those few carriers from which a backward pass started. */
  declare lastPass: LastPass | undefined;
  /** Its place in the running backward pass; −1 between passes. */
  slot = -1;

  constructor(values: Values | number, type: TensorType, name: string | null) {
    super(values, type, null);
    // A variable carries its own gradient. The base class cannot say so before `this` exists.
    (this as { carrier: Variable }).carrier = this;
    this.name = name;
  }

  /** Forgets the gradient added up so far. */
  zeroGrad(): void {
    this.grad = null;
  }
}
