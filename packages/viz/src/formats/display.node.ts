import type { Tensor } from "@leibniz/core";
import { drawGraph } from "../draw/draw-graph.ts";
import type { DrawOptions } from "../draw/draw-options.ts";
import type { Theme } from "../draw/palette.ts";
import { checkPictureOptions, DRAW_OPTIONS } from "../draw/picture-options.ts";
import { toSvg } from "../draw/svg.ts";
import type { GraphDoc } from "../graph/graph-doc.ts";
import { graphvizCli } from "../layout/graphviz-cli.node.ts";
import type { Layout } from "../layout/layout.ts";
import { documentOf } from "./document-of.ts";
import { graphText } from "./graph-text.ts";

/** The name under which a notebook asks an object for its pictures. */
const JUPYTER_DISPLAY: unique symbol = Symbol.for("Jupyter.display") as typeof JUPYTER_DISPLAY;

/** What a notebook may show, by media type; it takes the richest that it can. */
export interface MediaBundle {
  readonly "image/svg+xml": string;
  readonly "text/plain": string;
}

/** An object that a notebook shows as a picture when it is the last value of a cell. */
export interface Displayed {
  [JUPYTER_DISPLAY](): Promise<MediaBundle>;
}

export interface DisplayOptions extends DrawOptions {
  readonly theme?: Theme;
  /** What places the picture; default graphviz-cli. */
  readonly layout?: Layout;
}

/**
 * The picture of a graph for a notebook: as the last value of a cell, it shows as SVG, and as text where pictures do not
 * show. Deno's kernel asks through `Symbol.for("Jupyter.display")` and waits for the answer.
 *
 * ```ts
 * import { variable } from "@leibniz/core";
 * import { display } from "@leibniz/viz/node";
 * const x = variable(3, { name: "x" });
 * const y = x.mul(x);
 * y.backward();
 * display(y);
 * ```
 *
 * @throws whatever the layout throws, when the notebook asks.
 */
export function display(graph: Tensor | GraphDoc, options: DisplayOptions = {}): Displayed {
  checkPictureOptions("display", options, [...DRAW_OPTIONS, "theme", "layout"]);
  // The values of this moment, even if the notebook asks later.
  const doc = documentOf(graph);
  return {
    async [JUPYTER_DISPLAY]() {
      const drawing = await drawGraph(doc, options.layout ?? graphvizCli, options);
      return { "image/svg+xml": toSvg(drawing, options), "text/plain": graphText(doc, options) };
    },
  };
}
