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

/** Called for each node that is recorded while a tool listens, or while anomalies are looked for. */
export function recordSourceLine(node: OpNode): void {
  const line = sourceLines.locate === null ? ownFrame() : sourceLines.locate();
  if (line) lines.set(node, line);
}

/** Where the library lies: the folder of its sources, or of the one file that they are bundled into. */
const ownFolder = (frames()[0] ?? "").replace(/[^/\\]*$/, "");

/** The first place on the stack outside this library, for errors that name the line of a program. */
function ownFrame(): string | null {
  return frames().find((frame) => !frame.startsWith(ownFolder)) ?? null;
}

function frames(): string[] {
  const stack = (new Error().stack ?? "").split("\n");
  return stack.flatMap((line) => {
    const place = /(?:^|[\s(@])((?:file:\/\/|https?:\/\/|\/|[A-Za-z]:\\)[^\s()]*:\d+):\d+\)?$/.exec(
      line,
    )?.[1];
    return place === undefined ? [] : [place.replace(/^file:\/\//, "").replace(/\?[^:]*(?=:\d+$)/, "")];
  });
}

/** Where the program made this node, as `apple.ts:7`; null when no tool recorded it. */
export function sourceLineOf(node: OpNode): string | null {
  return lines.get(node) ?? null;
}
