import type { Tensor } from "@leibniz/core";

/**
 * Every tensor that `root` depends on, itself last, each after what it depends on; the walk does not enter those of
 * `border`, which are left out. No recursion: graphs are deep.
 */
export function tensorsBefore(root: Tensor, border: Iterable<Tensor> = []): Tensor[] {
  const order: Tensor[] = [];
  const entered = new Set<Tensor>([...border, root]);
  const stack = [{ tensor: root, inputs: root.creator?.inputs ?? [], next: 0 }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    const input = top.inputs[top.next++];
    if (input === undefined) order.push(stack.pop()!.tensor);
    else if (!entered.has(input)) {
      entered.add(input);
      stack.push({ tensor: input, inputs: input.creator?.inputs ?? [], next: 0 });
    }
  }
  return order;
}
