import { NOT_COMPUTED } from "../format-number.ts";
import type { GraphDoc } from "../graph/graph-doc.ts";
import type { Layout } from "../layout/layout.ts";
import { checkLayoutSize } from "../view/graph-too-large-error.ts";
import { viewOf } from "../view/view-of.ts";
import { MOST_DESCRIBED } from "./book-picture.ts";
import type { DrawOptions } from "./draw-options.ts";
import { drawPicture, placePicture } from "./draw-picture.ts";
import type { Drawing } from "./drawing.ts";
import { type Frame, frames } from "./frames.ts";
import { isNamed, shownName } from "./legible-text.ts";
import { pictureOf } from "./picture-of.ts";
import { checkPictureOptions, DRAW_OPTIONS } from "./picture-options.ts";
import type { AnyPart, Picture } from "./picture.ts";
import { type SvgOptions, toSvg } from "./svg.ts";
import { type Words, wordsOf } from "./words.ts";

/** A step as a picture. */
export interface DrawnFrame extends Frame {
  /** What happens in it, such as `3/9 backward: ×`. */
  readonly heading: string;
  readonly drawing: Drawing;
}

/**
 * The steps of `frames`, drawn. The whole graph is laid out once, so nothing moves from one picture to the next:
 * values appear, then gradients take the place of the dashes, and the operation at work has a heavy outline.
 *
 * @throws TypeError when an edge names a node that the document does not hold.
 * @throws GraphTooLargeError, UnknownNameError as `drawGraph`; also whatever the layout throws.
 */
export async function drawFrames(
  document: GraphDoc,
  layout: Layout,
  options: DrawOptions = {},
): Promise<DrawnFrame[]> {
  checkPictureOptions("drawFrames", options, DRAW_OPTIONS);
  const doc = viewOf(document, options);
  checkLayoutSize(doc.nodes.length);
  const placed = pictureOf(doc, options);
  const placement = await placePicture(placed, layout, options);
  const all = frames(doc);
  const last = all.at(-1)?.doc ?? doc;
  const complete = all.findLast((frame) => frame.phase === "forward")?.doc ?? doc;
  return all.map((frame) => {
    const heading = `${frame.number}/${all.length} ${headingOf(frame, last, wordsOf(options.lang))}`;
    const whole = pictureOf(frame.phase === "forward" ? complete : frame.doc, options);
    const known = asFarAs(frame.doc, whole);
    const drawing = drawPicture(known, placement, options, placed);
    return {
      ...frame,
      heading,
      drawing: {
        ...drawing,
        title: `${drawing.title}, ${heading}`,
        description: descriptionOf(known, heading),
        groups: drawing.groups.map((group) =>
          group.kind === "op" && group.node === frame.node ? { ...group, active: true } : group,
        ),
      },
    };
  });
}

/** One file of an animation. */
export interface FrameSvg {
  /** `frame-01.svg`, `frame-02.svg`, …: in the order of the steps also when sorted by name. */
  readonly file: string;
  readonly heading: string;
  readonly svg: string;
}

/**
 * The steps of a graph as numbered SVG documents.
 *
 * @example
 * for (const { file, svg } of await frameSvgs(graphOf(price), graphvizCli)) await writeFile(file, svg);
 *
 * @throws TypeError when an edge names a node that the document does not hold.
 * @throws GraphTooLargeError, UnknownNameError as `drawGraph`; also whatever the layout throws.
 */
export async function frameSvgs(
  doc: GraphDoc,
  layout: Layout,
  options: DrawOptions & SvgOptions = {},
): Promise<FrameSvg[]> {
  checkPictureOptions("frameSvgs", options, [...DRAW_OPTIONS, "theme"]);
  const drawn = await drawFrames(doc, layout, options);
  const digits = Math.max(2, String(drawn.length).length);
  return drawn.map(({ number, heading, drawing }) => ({
    file: `frame-${String(number).padStart(digits, "0")}.svg`,
    heading,
    svg: toSvg(drawing, options),
  }));
}

function headingOf({ phase, node }: Frame, doc: GraphDoc, words: Words): string {
  const at = doc.nodes.find((one) => one.id === node);
  const name = isNamed(at?.name ?? null) ? shownName(at?.name ?? "") : "";
  if (phase === "seed") return words.seedFrame(name);
  const op = `${shownName(at?.label ?? "")}${name === "" ? "" : ` (${name})`}`;
  return phase === "forward" ? words.forwardFrame(op) : words.backwardFrame(op);
}

/** What a frame shows, as sentences: values that are not there yet are not told either. */
function descriptionOf({ parts }: Picture<AnyPart>, heading: string): string {
  const sentences = parts.flatMap((part) =>
    (part.kind === "wire" || part.kind === "record") && part.sentence !== "" ? `${part.sentence}.` : [],
  );
  return sentences.length > MOST_DESCRIBED ? heading : [`${heading}.`, ...sentences].join(" ");
}

/** The same picture without what the document of a frame does not know yet. */
function asFarAs(doc: GraphDoc, picture: Picture<AnyPart>): Picture<AnyPart> {
  const computed = new Set(doc.nodes.map((node) => node.id));
  const gradients = new Set(doc.nodes.filter((node) => node.gradient !== null).map((node) => node.id));
  const sent = new Set(doc.edges.filter((edge) => edge.contribution !== null).map((edge) => edge.id));
  const forget = (part: AnyPart): AnyPart => {
    if (part.kind === "wire") {
      const isKnown = part.edge === null ? gradients.has(part.node) : sent.has(part.edge);
      const known = isKnown || part.gradient === "" ? part : { ...part, gradient: NOT_COMPUTED, local: null };
      return computed.has(part.node) ? known : { ...known, value: "", sentence: "" };
    }
    if (part.kind !== "record" || computed.has(part.node)) return part;
    const fields = part.fields.map((field) => (field.role === "value" ? { ...field, text: "" } : field));
    return { ...part, fields, sentence: "" };
  };
  return { ...picture, parts: picture.parts.map(forget) };
}
