import { parseHTML } from "linkedom";

/** What Mermaid understood of a flowchart. */
export interface Flowchart {
  readonly vertices: number;
  readonly edges: number;
  readonly subgraphs: number;
}

/** Reads a flowchart with Mermaid's own parser, which wants a document for its sanitiser. */
export async function parseMermaid(text: string): Promise<Flowchart> {
  const { window, document, Element } = parseHTML("<!doctype html><html><body></body></html>");
  Object.assign(globalThis, { window, document, Element });
  const { default: mermaid } = await import("mermaid");
  // It also registers the kinds of diagrams, without which none is found.
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const isFlowchart = (it: object): it is FlowchartDb => "getVertices" in it && "getEdges" in it;
  if (!isFlowchart(db)) throw new SyntaxError("no flowchart");
  return {
    vertices: db.getVertices().size,
    edges: db.getEdges().length,
    subgraphs: db.getSubGraphs().length,
  };
}

interface FlowchartDb {
  getVertices(): ReadonlyMap<string, unknown>;
  getEdges(): readonly unknown[];
  getSubGraphs(): readonly unknown[];
}
