export { formatNumber, formatShape, formatValue, type Digits, NOT_COMPUTED } from "./format-number.ts";
export { explain, type ExplainFormat, type ExplainOptions } from "./explain/explain.ts";
export type {
  AttributeDoc,
  FormulaDoc,
  GraphDoc,
  GraphEdge,
  GraphNode,
  GraphScope,
  LocalDoc,
  NumberDoc,
  ValueDoc,
} from "./graph/graph-doc.ts";
export { graphOf, type GraphOptions } from "./graph/graph-of.ts";
