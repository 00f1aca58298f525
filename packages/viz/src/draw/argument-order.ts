import type { AnyPart, Picture } from "./picture.ts";

/**
 * The operations whose first argument is to stand first: those without an argument from a junction. In a tree any
 * order can be drawn; a junction's branches would have to cross other wires to keep theirs.
 */
export function opsInOrder({ parts, links }: Picture<AnyPart>): Set<string> {
  const junctions = new Set(parts.filter((part) => part.kind === "junction").map((part) => part.id));
  const branches = new Set(links.filter((link) => junctions.has(link.tail)).map((link) => link.head));
  const ops = new Set(parts.filter((part) => part.kind === "op").map((part) => part.id));
  for (const { tail, head } of links) if (branches.has(tail)) ops.delete(head);
  return ops;
}
