import type { LayoutInput } from "../../src/layout/layout.ts";

/** Boxes in a row, with a line from each to the next, and some that skip. */
export function rowOf(count: number, skip = 0): LayoutInput {
  const edge = (tail: number, head: number) => ({
    tail: `part ${tail}`,
    head: `part ${head}`,
    headAt: "middle" as const,
    arrow: false,
    straight: false,
  });
  const edges = Array.from({ length: count - 1 }, (_, i) => edge(i, i + 1));
  if (skip > 0) for (let i = 0; i + skip < count; i += 3) edges.push(edge(i, i + skip));
  return {
    direction: "LR",
    boxes: Array.from({ length: count }, (_, i) => ({
      id: `part ${i}`,
      shape: "box",
      width: 40,
      height: 20,
      cluster: null,
      keepsOrder: false,
    })),
    edges,
    clusters: [],
  };
}
