import type { AnyPart, Picture } from "./picture.ts";

/**
 * The operations whose first argument is to stand first: those without an argument from a junction. In a tree any
 * order can be drawn; a junction's branches would have to cross other wires to keep theirs.
 */
export function opsInOrder({ parts, links }: Picture<AnyPart>): Set<string> {
  const junctions = new Set<string>();
  const ops = new Set<string>();
  for (const { kind, id } of parts) {
    if (kind === "junction") junctions.add(id);
    else if (kind === "op") ops.add(id);
  }
  const branches = new Set<string>();
  for (const { tail, head } of links) if (junctions.has(tail)) branches.add(head);
  for (const { tail, head } of links) if (branches.has(tail)) ops.delete(head);
  return ops;
}
