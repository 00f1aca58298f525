import type { OpNode } from "./op-node.ts";

/**
 * Lets a tool learn which line of a program made each node. It is shared by every copy of the library in a
 * process, and does nothing until a tool sets `locate`.
 */
interface SourceLines {
  locate: (() => string | null) | null;
}

const KEY = Symbol.for("leibniz.sourceLines");

export const sourceLines: SourceLines = ((globalThis as { [KEY]?: SourceLines })[KEY] ??= { locate: null });

const lines = new WeakMap<OpNode, string>();

/** Called for each node that is recorded while a tool listens. */
export function recordSourceLine(node: OpNode): void {
  const line = sourceLines.locate?.();
  if (line) lines.set(node, line);
}

/** Where the program made this node, as `apple.ts:7`; null when no tool recorded it. */
export function sourceLineOf(node: OpNode): string | null {
  return lines.get(node) ?? null;
}
