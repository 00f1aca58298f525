import { drawGraph } from "../draw/draw-graph.ts";
import type { DrawOptions } from "../draw/draw-options.ts";
import type { DrawnGroup, Drawing, TextMark } from "../draw/drawing.ts";
import { shownName } from "../draw/legible-text.ts";
import { textWidth } from "../draw/measure.ts";
import { moveGroup } from "../draw/move-group.ts";
import { checkPictureOptions, DRAW_OPTIONS } from "../draw/picture-options.ts";
import type { GraphDoc } from "../graph/graph-doc.ts";
import type { Layout } from "../layout/layout.ts";
import { diffText } from "./diff-text.ts";
import { type DiffWords, diffWordsOf } from "./diff-words.ts";
import { badge, cornerFrame, doubleFrame } from "./difference-frame.ts";
import type { GraphDiff } from "./graph-diff.ts";
import { markDifferences, SIGNS } from "./mark-differences.ts";

/** How a comparison is drawn. */
export interface DiffDrawOptions extends DrawOptions {
  /** What the two graphs are called, such as their files. Default `a` and `b`. */
  readonly titles?: readonly [a: string, b: string];
}

/** Two pictures that are together wider than this stand one below the other. */
const WIDEST = 1600;

const TITLE = 17;
const TITLE_HEIGHT = 34;
const MARGIN = 16;
const SPACE = 32;
const LEGEND = 13;
const LEGEND_TEXT = 64;
const LEGEND_LINE = 34;

/**
 * Both graphs in one picture, each under its title; one below the other where they would be too wide. The first wire
 * that differs has a double frame with the sign `≠` forward and `∂` backward; whatever else differs has its corners
 * marked, and what only one of them has the sign `+` or `−` as well.
 *
 * @example
 * const svg = toSvg(await drawDiff(diffGraphs(a, b), a, b, graphvizCli, { titles: ["wrong", "right"] }));
 *
 * @throws TypeError when a document is not whole; also whatever the layout throws.
 */
export async function drawDiff(
  diff: GraphDiff,
  a: GraphDoc,
  b: GraphDoc,
  layout: Layout,
  options: DiffDrawOptions = {},
): Promise<Drawing> {
  checkPictureOptions("drawDiff", options, [...DRAW_OPTIONS, "titles"]);
  const words = diffWordsOf(options.lang);
  const titles = options.titles ?? ["a", "b"];
  const left = sideOf(await drawGraph(a, layout, options), "a", diff, titles[0], words);
  const right = sideOf(await drawGraph(b, layout, options), "b", diff, titles[1], words);
  const isBeside = left.width + right.width + 2 * MARGIN + SPACE <= WIDEST;
  const at = isBeside ? { x: left.width + SPACE, y: 0 } : { x: 0, y: left.height + SPACE };
  const legend = legendGroup(words);
  const width = Math.max(left.width, at.x + right.width, legend.width);
  const height = Math.max(left.height, at.y + right.height);
  return {
    width: width + 2 * MARGIN,
    height: height + legend.height + 2 * MARGIN,
    lang: options.lang ?? "en",
    title: words.title,
    description: diffText(diff, a, b, options).trim(),
    groups: [
      ...left.groups,
      ...right.groups.map((group) => moveGroup(group, at.x, at.y)),
      moveGroup(legend.group, 0, height),
    ].map((group) => moveGroup(group, MARGIN, MARGIN)),
  };
}

interface Side {
  readonly width: number;
  readonly height: number;
  readonly groups: readonly DrawnGroup[];
}

/** One graph with its title and its frames; ids say from which of the two documents they are. */
function sideOf(drawing: Drawing, side: "a" | "b", diff: GraphDiff, title: string, words: DiffWords): Side {
  const heading: TextMark = {
    kind: "text",
    role: "name",
    text: shownName(title),
    size: TITLE,
    anchor: "start",
    x: MARGIN,
    y: TITLE,
  };
  const drawn = [...drawing.groups, ...markDifferences(drawing, side, diff, words)];
  return {
    width: Math.max(drawing.width, textWidth(heading.text, TITLE) + 2 * MARGIN),
    height: drawing.height + TITLE_HEIGHT,
    groups: [
      { id: "title", kind: "difference" as const, node: null, edge: null, title, marks: [heading] },
      ...drawn.map((group) => moveGroup(group, 0, TITLE_HEIGHT)),
    ].map((group) => ({ ...group, id: `${side}-${group.id}` })),
  };
}

/** What the frames mean, a line for each. */
function legendGroup(words: DiffWords): { readonly group: DrawnGroup } & Omit<Side, "groups"> {
  const sample = (y: number) => ({ x: MARGIN, y: y - 5, width: 24, height: 10 });
  const lines = [
    { text: words.firstForward, frame: (y: number) => doubleFrame(sample(y), [SIGNS.forward]) },
    { text: words.firstBackward, frame: (y: number) => doubleFrame(sample(y), [SIGNS.backward]) },
    { text: words.changed, frame: (y: number) => cornerFrame(sample(y), null) },
    {
      text: words.onlyHere,
      frame: (y: number) => [
        ...badge(SIGNS.removed, { x: MARGIN, y }),
        ...badge(SIGNS.added, { x: MARGIN + 24, y }),
      ],
    },
  ];
  const marks = lines.flatMap(({ text, frame }, i) => {
    const y = (i + 0.75) * LEGEND_LINE;
    return [
      ...frame(y),
      {
        kind: "text",
        role: "title",
        text,
        size: LEGEND,
        anchor: "start",
        x: LEGEND_TEXT,
        y: y + 0.36 * LEGEND,
      } as const,
    ];
  });
  return {
    group: { id: "diff-legend", kind: "legend", node: null, edge: null, title: null, marks },
    width: LEGEND_TEXT + Math.max(...lines.map(({ text }) => textWidth(text, LEGEND))),
    height: lines.length * LEGEND_LINE + MARGIN,
  };
}
