import type { GraphDoc, GraphEdge } from "../graph/graph-doc.ts";

/**
 * What tells the arguments of `t·t` apart, for `∂z/∂t₁` and `∂z/∂t₂`: neither is all of ∂z/∂t. Empty where a value
 * enters an operation once.
 */
export function slotMarks(doc: GraphDoc): (edge: GraphEdge) => string {
  let uses: Map<string, number> | null = null;
  const pair = ({ from, to }: GraphEdge): string => `${from} ${to}`;
  return (edge) => {
    if (uses === null) {
      uses = new Map();
      for (const each of doc.edges) uses.set(pair(each), (uses.get(pair(each)) ?? 0) + 1);
    }
    if ((uses.get(pair(edge)) ?? 0) < 2) return "";
    return [...String(edge.argIndex + 1)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]).join("");
  };
}
