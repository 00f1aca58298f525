import type { Tensor } from "./tensor.ts";
import { Variable } from "./variable.ts";

// Only what a person named is here; a field in every tensor would cost a graph of a million nodes 8 MB.
const names = new WeakMap<Tensor, string>();

/** The name a person gave to this tensor, or null. */
export function nameOf(tensor: Tensor): string | null {
  return tensor instanceof Variable ? tensor.name : (names.get(tensor) ?? null);
}

/** Gives `tensor` the name that pictures and derivations print, and returns it. */
export function setName<T extends Tensor>(tensor: T, name: string): T {
  if (tensor instanceof Variable) (tensor as { name: string | null }).name = name;
  else names.set(tensor, name);
  return tensor;
}
