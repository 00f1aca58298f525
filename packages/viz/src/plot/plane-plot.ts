import { formatNumber } from "../format-number.ts";
import { checkDomain } from "./axis-domain.ts";
import type { PlotDoc, PlotKind, PlotOptions } from "./plot-doc.ts";

/** Where a point is. */
export type PlanePoint = readonly [x0: number, x1: number];

export const pointText = ([x0, x1]: PlanePoint): string => `(${formatNumber(x0)}, ${formatNumber(x1)})`;

/** With its margins, so that equal domains make a square. */
const WIDTH = 600;
const HEIGHT = 650;

/** The part of the plane that is shown. */
export type Domains = readonly [readonly [number, number], readonly [number, number]];

/** What was chosen of them, and the rest as said here. */
export function domainsOf(
  op: string,
  options: PlotOptions,
  x: readonly [number, number],
  y: readonly [number, number],
): Domains {
  return [checkDomain(op, "xDomain", options.xDomain) ?? x, checkDomain(op, "yDomain", options.yDomain) ?? y];
}

/** A plot of a function of two numbers: both axes are numbers that it takes. */
export function planePlot(
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
