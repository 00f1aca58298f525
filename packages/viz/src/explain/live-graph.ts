import { noGrad, type Tensor } from "@leibniz/core";
import type { GraphEdge } from "../graph/graph-doc.ts";
import { tensorsBefore } from "../graph/tensors-before.ts";

/** The program behind a document, while it is there: what a document cannot compute, its nodes can. */
export class LiveGraph {
  readonly root: Tensor;
  readonly #tensors: readonly Tensor[];
  #ids: ReadonlyMap<Tensor, string> | null = null;

  constructor(root: Tensor) {
    this.root = root;
    // In the order in which `graphOf` numbers them.
    this.#tensors = tensorsBefore(root);
  }

  idOf(tensor: Tensor): string | null {
    this.#ids ??= new Map(this.#tensors.map((each, i) => [each, `n${i}`]));
    return this.#ids.get(tensor) ?? null;
  }

  tensor(id: string): Tensor | null {
    return this.#tensors[Number(id.slice(1))] ?? null;
  }

  /** What flows back along one path, given as edges from the root; null before backward has run. */
  contribution(path: readonly GraphEdge[]): Tensor | null {
    const seed = this.root.explanation()?.gradientOf(this.root) ?? null;
    return noGrad(() => {
      let gradient = seed;
      for (const edge of path) {
        const node = this.tensor(edge.to)?.creator;
        if (gradient === null || node === null || node === undefined) return null;
        gradient = node.backward(gradient)[edge.argIndex] ?? null;
      }
      return gradient;
    });
  }
}
