import { renderGraphFromSource } from "graphviz-cli";
import { readGraphvizJson } from "./graphviz-json.ts";
import { layoutDot } from "./layout-dot.ts";
import type { Layout } from "./layout.ts";

/** Graphviz takes seconds for this many boxes, and soon after that its stack overflows. */
const MOST_BOXES = 5000;

/**
 * Places a picture with Graphviz in WebAssembly, through the npm package graphviz-cli: nothing to install.
 *
 * @throws RangeError above 5,000 boxes, which Graphviz cannot place in reasonable time; an op takes two or three.
 */
export const graphvizCli: Layout = {
  async place(input) {
    if (input.boxes.length > MOST_BOXES) {
      throw new RangeError(
        `a picture of ${input.boxes.length} boxes is too large to lay out (at most ${MOST_BOXES}): ` +
          "draw a part of the graph, or print it as a table or as JSON",
      );
    }
    const json = await renderGraphFromSource({ input: layoutDot(input) }, { format: "json0", engine: "dot" });
    return readGraphvizJson(json, input);
  },
};
