import type { OpNode } from "./op-node.ts";
import type { Tensor } from "./tensor.ts";

/**
 * Runs the recorded graph of `root` again with some leaves replaced, and returns the new root. Nothing is
 * changed in the old graph; nodes that no replaced leaf reaches are not run again.
 *
 * ```ts
 * import { replay, tensor, variable } from "@leibniz/core";
 * const x = variable(3);
 * const y = x.mul(x).add(1);
 * console.log(replay(y, new Map([[x, tensor(4)]])).item()); // 17
 * ```
 */
export function replay(root: Tensor, leaves: ReadonlyMap<Tensor, Tensor>): Tensor {
  const fresh = new Map<Tensor, Tensor>(leaves);
  for (const node of forwardOrder(root)) {
    if (fresh.has(node.output!)) continue;
    if (!node.inputs.some((input) => fresh.has(input))) continue;
    fresh.set(node.output!, node.rerun(node.inputs.map((input) => fresh.get(input) ?? input)));
  }
  return fresh.get(root) ?? root;
}

/**
 * The op nodes that `root` depends on, each after all that it depends on itself; what lies before a tensor of
 * `stopAt` is left out. No recursion: graphs are deep.
 */
export function forwardOrder(root: Tensor, stopAt: readonly Tensor[] = []): OpNode[] {
  const order: OpNode[] = [];
  const entered = new Set<OpNode>(stopAt.map((tensor) => tensor.creator).filter((node) => node !== null));
  const stack: { node: OpNode; inputs: readonly Tensor[]; next: number }[] = [];
  const enter = (tensor: Tensor): void => {
    const node = tensor.creator;
    if (node === null || entered.has(node)) return;
    entered.add(node);
    stack.push({ node, inputs: node.inputs, next: 0 });
  };
  enter(root);
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    const input = top.inputs[top.next++];
    if (input !== undefined) enter(input);
    else order.push(stack.pop()!.node);
  }
  return order;
}
