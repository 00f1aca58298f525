import type { OpNode } from "./op-node.ts";
import type { Tensor } from "./tensor.ts";
import type { Variable } from "./variable.ts";

/** Every gradient of one backward pass, and what each edge of the graph contributed to it. */
export class Explanation {
  readonly #gradients: ReadonlyMap<OpNode | Variable, Tensor>;
  readonly #contributions: ReadonlyMap<OpNode, readonly (Tensor | null)[]>;

  constructor(
    gradients: ReadonlyMap<OpNode | Variable, Tensor>,
    contributions: ReadonlyMap<OpNode, readonly (Tensor | null)[]>,
  ) {
    this.#gradients = gradients;
    this.#contributions = contributions;
  }

  /** ∂root/∂tensor; null when none flows to it. */
  gradientOf(tensor: Tensor): Tensor | null {
    return tensor.carrier === null ? null : (this.#gradients.get(tensor.carrier) ?? null);
  }

  /** What this argument of the node sent to its tensor: upstream × local. Null when the argument is constant. */
  contributionOf(node: OpNode, argument: number): Tensor | null {
    return this.#contributions.get(node)?.[argument] ?? null;
  }
}

/**
 * What a root remembers of its last backward pass, so that a picture drawn later can show what was sent along
 * each edge. It lies on the root itself: a table of roots outside would keep the graphs of a training loop alive
 * until a full garbage collection.
 */
export interface LastPass {
  readonly seed: Tensor;
  explanation: Explanation | null;
}
