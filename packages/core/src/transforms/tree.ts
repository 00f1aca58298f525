import { LeibnizError } from "../errors.ts";
import { Tensor, type TensorLike } from "../tensor.ts";

/** Tensors in nested arrays and records, as a model keeps its parameters. */
export type TensorTree = TensorLike | readonly TensorTree[] | { readonly [key: string]: TensorTree };

/** A tree with something, a tensor unless it is said, for each of its leaves: what a gradient of the tree looks like. */
export type Gradients<Tree, Leaf = Tensor> = Tree extends TensorLike
  ? Leaf
  : { readonly [Key in keyof Tree]: Gradients<Tree[Key], Leaf> };

/** The arguments of a function as a caller may write them: a number in place of a scalar tensor. */
export type Arguments<Args extends readonly unknown[]> = {
  readonly [Key in keyof Args]: Args[Key] extends Tensor ? TensorLike : Args[Key];
};

/** The leaves of a tree, in order. */
export function leavesOf(op: string, tree: unknown, found: TensorLike[] = []): TensorLike[] {
  if (tree instanceof Tensor || typeof tree === "number") found.push(tree);
  else if (Array.isArray(tree)) for (const branch of tree as readonly unknown[]) leavesOf(op, branch, found);
  else if (isRecord(tree)) for (const branch of Object.values(tree)) leavesOf(op, branch, found);
  else
    throw new LeibnizError(op, `expected tensors, or arrays and records of tensors; found ${kindOf(tree)}`);
  return found;
}

/** The tree with its leaves replaced, in order, by those that `next` yields. */
export function rebuild<Tree>(tree: Tree, next: () => Tensor): Gradients<Tree>;
export function rebuild(tree: unknown, next: () => Tensor): unknown {
  if (tree instanceof Tensor || typeof tree === "number") return next();
  if (Array.isArray(tree)) return tree.map((branch: unknown) => rebuild(branch, next));
  return Object.fromEntries(
    Object.entries(tree as Readonly<Record<string, unknown>>).map(([key, branch]) => [
      key,
      rebuild(branch, next),
    ]),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return typeof value === "object" ? `a ${value.constructor.name}` : typeof value;
}
