import type { Layout, LayoutInput, PlaceOptions, Placement, Point } from "../layout/layout.ts";
import { opsInOrder } from "./argument-order.ts";
import type { DrawOptions } from "./draw-options.ts";
import type { DrawnGroup, Drawing, Mark } from "./drawing.ts";
import { legendEntries, legendGroup, LEGEND_HEIGHT, legendWidth } from "./legend.ts";
import { shownName } from "./legible-text.ts";
import { textWidth } from "./measure.ts";
import { moveGroup } from "./move-group.ts";
import { FONT, partSize } from "./part-size.ts";
import { partMarks } from "./part-marks.ts";
import type { AnyPart, Picture } from "./picture.ts";

/** White space around the whole picture. */
const MARGIN = 16;

/** Finds a place for every part of a picture. */
export async function placePicture(
  picture: Picture<AnyPart>,
  layout: Layout,
  options: DrawOptions & PlaceOptions,
): Promise<Placement> {
  const direction = options.direction ?? "LR";
  const kinds = new Map(picture.parts.map((part) => [part.id, part.kind]));
  const ordered = opsInOrder(picture);
  const endsOnOutline = (id: string): boolean => kinds.get(id) === "op" || kinds.get(id) === "record";
  const input: LayoutInput = {
    direction,
    boxes: picture.parts.map((part) => ({
      id: part.id,
      cluster: part.scope,
      keepsOrder: ordered.has(part.id),
      ...partSize(part, direction),
    })),
    edges: picture.links.map(({ tail, head, arrow }) => ({
      tail,
      head,
      arrow,
      headAt: endsOnOutline(head) ? "outline" : "middle",
      straight: !arrow,
    })),
    clusters: picture.clusters.map(({ id, title, parent }) => ({
      id,
      parent,
      titleWidth: textWidth(shownName(title), FONT.title),
      titleHeight: FONT.title + 5,
    })),
  };
  return layout.place(input, options.signal === undefined ? {} : { signal: options.signal });
}

/**
 * Draws the parts of a picture in their places. `placed` is the picture that was given a place: a frame of an
 * animation has the same parts with other texts.
 */
export function drawPicture(
  picture: Picture<AnyPart>,
  placement: Placement,
  options: DrawOptions,
  placed: Picture<AnyPart> = picture,
): Drawing {
  const direction = options.direction ?? "LR";
  const routes = routeMarks(picture, placement);
  const groups = [
    ...clusterGroups(picture, placement),
    ...picture.parts.map((part, index) => {
      const at = placement.boxes.get(part.id) ?? { x: 0, y: 0 };
      return partGroup(part, [
        ...(routes.get(part.id) ?? []),
        ...partMarks(part, at, direction, placed.parts[index]),
      ]);
    }),
  ].map((group) => moveGroup(group, MARGIN, MARGIN));
  const legend = legendEntries(picture, options);
  const legendHeight = legend.length === 0 ? 0 : LEGEND_HEIGHT;
  const legendLine: Point = { x: MARGIN, y: placement.height + 2 * MARGIN + legendHeight / 2 };
  return {
    width: Math.max(placement.width, legend.length === 0 ? 0 : legendWidth(legend)) + 2 * MARGIN,
    height: legendLine.y + legendHeight / 2 + (legend.length === 0 ? 0 : MARGIN / 2),
    lang: options.lang ?? "en",
    title: picture.title,
    description: picture.description,
    groups: legend.length === 0 ? groups : [...groups, legendGroup(legend, legendLine)],
  };
}

/** The lines of each wire before, between and after its bar. */
function routeMarks(picture: Picture<AnyPart>, placement: Placement): Map<string, Mark[]> {
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

function clusterGroups({ clusters }: Picture<AnyPart>, placement: Placement): DrawnGroup[] {
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

function partGroup(part: AnyPart, marks: readonly Mark[]): DrawnGroup {
  const { id, kind, node } = part;
  const edge = kind === "wire" ? part.edge : null;
  switch (kind) {
    case "wire":
    case "record":
      return { id, kind, node, edge, title: part.sentence, marks };
    case "op":
      return { id, kind, node, edge, title: part.formula === "" ? part.label : part.formula, marks };
    case "name":
      return { id, kind, node, edge, title: part.text, marks };
    case "junction":
      return { id, kind, node, edge, title: null, marks };
  }
}
