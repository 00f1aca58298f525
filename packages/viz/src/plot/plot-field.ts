import { arange, LeibnizError, linspace } from "@leibniz/core";
import { shownName } from "../draw/legible-text.ts";
import { formatNumber } from "../format-number.ts";
import { checkDomain, drawable, ticksOf } from "./axis-domain.ts";
import { type Numbers, samplesOf } from "./numbers-of.ts";
import type { ContoursLayer, PlotDoc, PlotFact, PlotKind, PlotLayer, PlotOptions } from "./plot-doc.ts";
import { type Field, fieldOf, type PlottedField } from "./plotted-function.ts";
import { plotWordsOf } from "./plot-words.ts";
import { MOST_STYLES } from "./series-style.ts";

export interface QuiverPlotOptions extends PlotOptions {
  /** Where the gradient is taken along each axis; left out, −2 to 2 by 0.25. */
  readonly x0?: Numbers;
  readonly x1?: Numbers;
}

export interface ContourPlotOptions extends PlotOptions {
  /** The values of f whose lines are drawn, ascending; ten when left out. */
  readonly levels?: Numbers;
}

/** Where a point is. */
export type PlanePoint = readonly [x0: number, x1: number];

export interface DescentPlotOptions extends ContourPlotOptions {
  readonly start?: PlanePoint;
  readonly learningRate?: number;
  readonly steps?: number;
  /** Paths that were taken elsewhere, named, instead of one from `start`. */
  readonly paths?: Readonly<Record<string, readonly PlanePoint[]>>;
}

/** With its margins, so that equal domains make a square. */
const WIDTH = 600;
const HEIGHT = 650;
/** How finely a field is sampled for its contours, along each axis. */
const GRID = 81;
const MOST_ARROWS = 10_000;
const MOST_STEPS = 1_000_000;

/**
 * The negative gradient of a function of two numbers as arrows: where it falls most steeply.
 *
 * @throws LeibnizError when there are more than 10,000 arrows, or no gradient is finite.
 *
 * @example
 * plotQuiver((x0: number, x1: number) => x0 ** 2 + x1 ** 2);
 */
export function plotQuiver(f: PlottedField, options: QuiverPlotOptions = {}): PlotDoc {
  const op = "plotQuiver";
  const field = fieldOf(op, f);
  const words = plotWordsOf(options.lang);
  const axis = arange(-2, 2.25, 0.25);
  const x0 = samplesOf(op, "x0", options.x0 ?? axis, [-2, 2], 1);
  const x1 = samplesOf(op, "x1", options.x1 ?? axis, [-2, 2], 1);
  if (x0.length * x1.length > MOST_ARROWS) {
    throw new LeibnizError(op, `${x0.length} × ${x1.length} arrows are too many; at most ${MOST_ARROWS}`);
  }
  const arrows: { x: number; y: number; dx: number; dy: number; length: number }[] = [];
  let gaps = 0;
  let firstGap = "";
  for (const y of x1) {
    for (const x of x0) {
      const [g0, g1] = field.gradient(x, y);
      const length = drawable(Math.hypot(g0, g1));
      // 0 − g, as −0 would be printed.
      if (length !== null) arrows.push({ x, y, dx: 0 - g0, dy: 0 - g1, length });
      else if (gaps++ === 0) firstGap = pointText([x, y]);
    }
  }
  if (arrows.length === 0) throw new LeibnizError(op, "no gradient is finite there, so there is no arrow");
  const lengths = arrows.map(({ length }) => length);
  const longest = Math.max(...lengths);
  const spacing = Math.min(gapOf(x0), gapOf(x1));
  const all = x0.length * x1.length;
  return planePlot(op, "quiver", options, {
    title: words.quiverTitle,
    description: words.quiver(arrows.length, formatNumber(Math.min(...lengths)), formatNumber(longest)),
    notes: gaps === 0 ? [] : [words.gaps(words.arrows, gaps, all, firstGap)],
    facts: [],
    labels: ["x0", "x1"],
    domains: [extentOf(x0), extentOf(x1)],
    layers: [
      {
        kind: "arrows",
        name: words.arrows,
        x: arrows.map(({ x }) => x),
        y: arrows.map(({ y }) => y),
        dx: arrows.map(({ dx }) => dx),
        dy: arrows.map(({ dy }) => dy),
        // The longest is a little shorter than the distance of two arrows.
        scale: longest === 0 ? 1 : (0.95 * spacing) / longest,
      },
    ],
  });
}

/**
 * Lines on which a function of two numbers has the same value.
 *
 * @throws LeibnizError when the function is finite nowhere in the domains.
 *
 * @example
 * plotContour((x0: number, x1: number) => x0 ** 2 + x1 ** 2, { xDomain: [-3, 3], yDomain: [-3, 3] });
 */
export function plotContour(f: PlottedField, options: ContourPlotOptions = {}): PlotDoc {
  const op = "plotContour";
  const words = plotWordsOf(options.lang);
  const domains = domainsOf(op, options, [-3, 3], [-3, 3]);
  const contours = contoursOf(op, fieldOf(op, f), domains, options.levels, "f");
  return planePlot(op, "contour", options, {
    title: words.contourTitle,
    description: words.contour(contours.layer.levels.map((level) => formatNumber(level)).join(", ")),
    notes: contours.gaps === 0 ? [] : [words.gaps("f", contours.gaps, GRID * GRID, contours.firstGap)],
    facts: [],
    labels: ["x0", "x1"],
    domains,
    layers: [contours.layer],
  });
}

/**
 * The path of gradient descent over the contours of the function: each point before its step, x ← x − η · ∇f(x), with a
 * dashed cross-hair where the axes are 0.
 *
 * @throws LeibnizError when neither `start` nor `paths` is given, or a setting is none.
 *
 * @example
 * plotDescent((x0: number, x1: number) => x0 ** 2 + x1 ** 2, { start: [-3, 4], learningRate: 0.1, steps: 20 });
 */
export function plotDescent(f: PlottedField, options: DescentPlotOptions): PlotDoc {
  const op = "plotDescent";
  const field = fieldOf(op, f);
  const words = plotWordsOf(options.lang);
  const domains = domainsOf(op, options, [-3.5, 3.5], [-4.5, 4.5]);
  const { xLabel = "X0", yLabel = "X1" } = options;
  const paths = pathsOf(op, field, options, words.path);
  const contours = contoursOf(op, field, domains, options.levels, "f");
  const notes: string[] = [];
  const facts: PlotFact[] = [];
  const sentences: string[] = [];
  const layers: PlotLayer[] = [
    contours.layer,
    { kind: "rule", axis: "y", at: 0 },
    { kind: "rule", axis: "x", at: 0 },
  ];
  for (const [style, { name, points, end }] of paths.entries()) {
    const shown = points.map((point): readonly (number | null)[] => point.map(drawable));
    const bad = shown.findIndex((point) => point.includes(null));
    const finite = bad < 0 ? points : points.slice(0, bad);
    if (bad >= 0)
      notes.push(words.gaps(name, points.length - bad, points.length, words.iteration + ` ${bad}`));
    layers.push({
      kind: "line",
      name,
      x: finite.map(([x]) => x),
      y: finite.map(([, y]) => y),
      style,
      markers: true,
    });
    facts.push(
      { name: words.endOf(name, xLabel), value: end[0] },
      { name: words.endOf(name, yLabel), value: end[1] },
    );
    sentences.push(
      words.descent({ name, points: points.length, from: pointText(points[0]!), to: pointText(end) }),
    );
  }
  return planePlot(op, "descent", options, {
    title: words.descentTitle,
    description: sentences.join(" "),
    notes,
    facts,
    labels: [xLabel, yLabel],
    domains,
    layers,
  });
}

interface Path {
  readonly name: string;
  readonly points: readonly PlanePoint[];
  readonly end: PlanePoint;
}

function pathsOf(op: string, field: Field, options: DescentPlotOptions, defaultName: string): Path[] {
  const { start, learningRate = 0.1, steps = 20, paths } = options;
  if (paths !== undefined) {
    const named = Object.entries(paths);
    if (named.length === 0 || named.length > MOST_STYLES) {
      throw new LeibnizError(op, `give 1 to ${MOST_STYLES} paths; got ${named.length}`);
    }
    return named.map(([name, points]) => {
      const end = points.at(-1);
      if (end === undefined || !points.every(isPoint)) {
        throw new LeibnizError(
          op,
          `the path ${shownName(name)} must be a list of points, as [[-3, 4], [-2.4, 3.2]]`,
        );
      }
      return { name: shownName(name), points, end };
    });
  }
  if (!isPoint(start)) throw new LeibnizError(op, "give a start, as [-3, 4], or paths");
  if (!(Number.isInteger(steps) && steps >= 1 && steps <= MOST_STEPS)) {
    throw new LeibnizError(op, `steps is a whole number from 1 to ${MOST_STEPS}; got ${String(steps)}`);
  }
  if (!Number.isFinite(learningRate)) {
    throw new LeibnizError(op, `learningRate is a number; got ${String(learningRate)}`);
  }
  const points: PlanePoint[] = [];
  let [x0, x1] = start;
  for (let step = 0; step < steps; step++) {
    points.push([x0, x1]);
    const [g0, g1] = field.gradient(x0, x1);
    x0 -= learningRate * g0;
    x1 -= learningRate * g1;
  }
  return [{ name: defaultName, points, end: [x0, x1] }];
}

function isPoint(point: unknown): point is PlanePoint {
  return Array.isArray(point) && point.length === 2 && point.every((value) => typeof value === "number");
}

type Domains = readonly [readonly [number, number], readonly [number, number]];

function contoursOf(
  op: string,
  field: Field,
  [xDomain, yDomain]: Domains,
  levels: Numbers | undefined,
  name: string,
): { layer: ContoursLayer; gaps: number; firstGap: string } {
  const x = samplesOf(op, "x0", linspace(...xDomain, GRID), xDomain, GRID);
  const y = samplesOf(op, "x1", linspace(...yDomain, GRID), yDomain, GRID);
  const z: (number | null)[] = [];
  let [least, greatest, gaps, firstGap] = [Infinity, -Infinity, 0, ""];
  for (const x1 of y) {
    for (const x0 of x) {
      const value = drawable(field.value(x0, x1));
      z.push(value);
      if (value === null) {
        if (gaps++ === 0) firstGap = pointText([x0, x1]);
        continue;
      }
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
  }
  if (least > greatest)
    throw new LeibnizError(op, "the function is finite nowhere in this part of the plane");
  const chosen =
    levels === undefined ? roundLevels(least, greatest) : samplesOf(op, "levels", levels, [0, 1], 1);
  return {
    layer: { kind: "contours", name, x, y, z, levels: [...chosen].sort((a, b) => a - b) },
    gaps,
    firstGap,
  };
}

/** About ten round numbers between the least and the greatest value. */
function roundLevels(least: number, greatest: number): number[] {
  if (!(greatest > least)) return [least];
  const inside = ticksOf([least, greatest], 10).filter((level) => level > least && level < greatest);
  return inside.length > 0 ? inside : [least + (greatest - least) / 2];
}

function domainsOf(
  op: string,
  options: PlotOptions,
  x: readonly [number, number],
  y: readonly [number, number],
): Domains {
  return [checkDomain(op, "xDomain", options.xDomain) ?? x, checkDomain(op, "yDomain", options.yDomain) ?? y];
}

function planePlot(
  op: string,
  kind: PlotKind,
  options: PlotOptions,
  content: Pick<PlotDoc, "title" | "description" | "notes" | "facts" | "layers"> & {
    readonly labels: readonly [string, string];
    readonly domains: Domains;
  },
): PlotDoc {
  const { labels, domains, title, ...rest } = content;
  return {
    format: "leibniz-plot",
    version: 1,
    kind,
    lang: options.lang ?? "en",
    title: options.title ?? title,
    ...rest,
    width: options.width ?? WIDTH,
    height: options.height ?? HEIGHT,
    x: {
      label: options.xLabel ?? labels[0],
      domain: checkDomain(op, "xDomain", options.xDomain) ?? domains[0],
      grid: kind === "quiver",
    },
    y: {
      label: options.yLabel ?? labels[1],
      domain: checkDomain(op, "yDomain", options.yDomain) ?? domains[1],
      grid: kind === "quiver",
    },
    legend: options.legend ?? "auto",
    panels: [],
  };
}

/** The least distance of two different numbers. */
function gapOf(values: readonly number[]): number {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((value, i) => value - sorted[i]!);
  return gaps.length === 0 ? 1 : Math.min(...gaps);
}

function extentOf(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low < high ? [low, high] : [low - 1, high + 1];
}

const pointText = ([x0, x1]: PlanePoint): string => `(${formatNumber(x0)}, ${formatNumber(x1)})`;
