import type { GraphDoc } from "../graph/graph-doc.ts";
import { bookPicture } from "./book-picture.ts";
import type { DrawOptions } from "./draw-options.ts";
import type { AnyPart, Picture } from "./picture.ts";
import { recordPicture } from "./record-picture.ts";

/**
 * The parts of a graph in the style that the options ask for.
 *
 * @throws TypeError when an edge names a node that the document does not hold.
 */
export function pictureOf(doc: GraphDoc, options: DrawOptions = {}): Picture<AnyPart> {
  return options.style === "micrograd" ? recordPicture(doc, options) : bookPicture(doc, options);
}
