import type { GraphDoc } from "../graph/graph-doc.ts";
import type { Layout, PlaceOptions } from "../layout/layout.ts";
import { checkLayoutSize } from "../view/graph-too-large-error.ts";
import { viewOf } from "../view/view-of.ts";
import type { DrawOptions } from "./draw-options.ts";
import { drawPicture, placePicture } from "./draw-picture.ts";
import type { Drawing } from "./drawing.ts";
import { pictureOf } from "./picture-of.ts";
import { checkPictureOptions, DRAW_OPTIONS, PLACE_OPTIONS } from "./picture-options.ts";

/**
 * A computation graph as the textbook draws it: every value above its wire, every gradient below.
 *
 * @example
 * const svg = toSvg(await drawGraph(graphOf(loss), graphvizCli), { theme: "dark" });
 *
 * @throws TypeError when an edge names a node that the document does not hold.
 * @throws GraphTooLargeError when more than 2,000 nodes remain to be drawn; UnknownNameError for a name in the options
 * that the graph does not hold; also whatever the layout throws.
 */
export async function drawGraph(
  doc: GraphDoc,
  layout: Layout,
  options: DrawOptions & PlaceOptions = {},
): Promise<Drawing> {
  checkPictureOptions("drawGraph", options, [...DRAW_OPTIONS, ...PLACE_OPTIONS]);
  const view = viewOf(doc, options);
  checkLayoutSize(view.nodes.length);
  const picture = pictureOf(view, options);
  return drawPicture(picture, await placePicture(picture, layout, options), options);
}
