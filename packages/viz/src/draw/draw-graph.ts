import type { GraphDoc } from "../graph/graph-doc.ts";
import type { Layout, Placement, Point } from "../layout/layout.ts";
import { opsInOrder } from "./argument-order.ts";
import { bookPicture } from "./book-picture.ts";
import type { DrawOptions } from "./draw-options.ts";
import type { DrawnGroup, Drawing, Mark } from "./drawing.ts";
import { legendGroup, LEGEND_HEIGHT, legendWidth } from "./legend.ts";
import { shownName } from "./legible-text.ts";
import { textWidth } from "./measure.ts";
import { moveGroup } from "./move-group.ts";
import { FONT, partSize } from "./part-size.ts";
import { partMarks } from "./part-marks.ts";
import type { Picture, PicturePart } from "./picture.ts";
import { wordsOf } from "./words.ts";

/** White space around the whole picture. */
const MARGIN = 16;

/**
 * A computation graph as the textbook draws it: every value above its wire, every gradient below.
 *
 * @example
 * const svg = toSvg(await drawGraph(graphOf(loss), graphvizCli), { theme: "dark" });
 *
 * @throws TypeError when an edge names a node that the document does not hold; also whatever the layout throws.
 */
export async function drawGraph(doc: GraphDoc, layout: Layout, options: DrawOptions = {}): Promise<Drawing> {
  const picture = bookPicture(doc, options);
  const direction = options.direction ?? "LR";
  const kinds = new Map(picture.parts.map((part) => [part.id, part.kind]));
  const sizes = new Map(picture.parts.map((part) => [part.id, partSize(part, direction)]));
  const ordered = opsInOrder(picture);
  const placement = await layout.place({
    direction,
    boxes: picture.parts.map(({ id, scope }) => ({
      id,
      cluster: scope,
      keepsOrder: ordered.has(id),
      ...(sizes.get(id) ?? { width: 0, height: 0, shape: "box" }),
    })),
    edges: picture.links.map(({ tail, head, arrow }) => ({
      tail,
      head,
      arrow,
      headAt: kinds.get(head) === "op" ? "outline" : "middle",
      straight: !arrow,
    })),
    clusters: picture.clusters.map(({ id, title, parent }) => ({
      id,
      parent,
      titleWidth: textWidth(shownName(title), FONT.title),
      titleHeight: FONT.title + 5,
    })),
  });

  const words = wordsOf(options.lang);
  const routes = routeMarks(picture, placement);
  const groups = [
    ...clusterGroups(picture, placement),
    ...picture.parts.map((part) => {
      const at = placement.boxes.get(part.id) ?? { x: 0, y: 0 };
      return partGroup(part, [...(routes.get(part.id) ?? []), ...partMarks(part, at, direction)]);
    }),
  ].map((group) => moveGroup(group, MARGIN, MARGIN));
  const width = Math.max(placement.width, legendWidth(words)) + 2 * MARGIN;
  const legendLine: Point = { x: MARGIN, y: placement.height + 2 * MARGIN + LEGEND_HEIGHT / 2 };
  return {
    width,
    height: legendLine.y + LEGEND_HEIGHT / 2 + MARGIN / 2,
    lang: options.lang ?? "en",
    title: picture.title,
    description: picture.description,
    groups: [...groups, legendGroup(words, legendLine)],
  };
}

/** The lines of each wire before, between and after its bar. */
function routeMarks(picture: Picture, placement: Placement): Map<string, Mark[]> {
  const marks = new Map<string, Mark[]>();
  picture.links.forEach(({ wire }, index) => {
    const { points, tip } = placement.routes[index] ?? { points: [], tip: null };
    const base = points.at(-1);
    if (base === undefined) return;
    const own = marks.get(wire) ?? [];
    marks.set(wire, own);
    own.push({ kind: "path", points });
    if (tip !== null) own.push({ kind: "arrow", base, tip });
  });
  return marks;
}

function clusterGroups({ clusters }: Picture, placement: Placement): DrawnGroup[] {
  return clusters.map(({ id, title }) => {
    const box = placement.clusters.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
    return {
      id,
      kind: "cluster",
      node: null,
      edge: null,
      title,
      marks: [
        { kind: "box", role: "cluster", radius: 8, ...box },
        {
          kind: "text",
          role: "title",
          text: shownName(title),
          size: FONT.title,
          anchor: "start",
          x: box.x + 10,
          y: box.y + FONT.title + 6,
        },
      ],
    };
  });
}

function partGroup(part: PicturePart, marks: readonly Mark[]): DrawnGroup {
  const { id, kind, node } = part;
  const edge = kind === "wire" ? part.edge : null;
  switch (kind) {
    case "wire":
      return { id, kind, node, edge, title: part.sentence, marks };
    case "op":
      return { id, kind, node, edge, title: part.formula === "" ? part.label : part.formula, marks };
    case "name":
      return { id, kind, node, edge, title: part.text, marks };
    case "junction":
      return { id, kind, node, edge, title: null, marks };
  }
}
