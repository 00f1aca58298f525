import type { Tensor } from "@leibniz/core";
import type { GraphDoc } from "../graph/graph-doc.ts";
import { graphOf } from "../graph/graph-of.ts";

/** The document of a graph, or of the graph behind a tensor. */
export function documentOf(graph: Tensor | GraphDoc): GraphDoc {
  return "format" in graph ? graph : graphOf(graph);
}
