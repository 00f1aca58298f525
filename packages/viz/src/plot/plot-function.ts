import { LeibnizError } from "@leibniz/core";
import { shownName } from "../draw/legible-text.ts";
import { formatNumber } from "../format-number.ts";
import { checkDomain, domainOf } from "./axis-domain.ts";
import { checkPlotOptions } from "./check-plot-options.ts";
import { curveFacts } from "./curve-facts.ts";
import { type Numbers, samplesOf } from "./numbers-of.ts";
import type { PlotDoc, PlotFact, PlotKind, PlotLayer, PlotOptions } from "./plot-doc.ts";
import { plotWordsOf } from "./plot-words.ts";
import { type PlottedFunction, curveOf } from "./plotted-function.ts";
import { MOST_STYLES } from "./series-style.ts";

export interface FunctionPlotOptions extends PlotOptions {
  /** Where the function is asked, as `arange(0, 20, 0.1)`; left out, at 201 places evenly over `xDomain`. */
  readonly x?: Numbers;
}

export interface TangentPlotOptions extends FunctionPlotOptions {
  /** Where the tangent touches. */
  readonly at: number;
}

const WIDTH = 720;
const HEIGHT = 480;
const SAMPLES = 201;

/**
 * The curve of a function, or a curve for each of several, named.
 *
 * @throws LeibnizError when a function returns something else than a number or a tensor with one element.
 *
 * @example
 * plotFunction((x: number) => 0.01 * x ** 2 + 0.1 * x, { x: arange(0, 20, 0.1) });
 * plotFunction({ sigmoid, tanh, relu }, { xDomain: [-6, 6] });
 */
export function plotFunction(
  f: PlottedFunction | Readonly<Record<string, PlottedFunction>>,
  options: FunctionPlotOptions = {},
): PlotDoc {
  checkPlotOptions("plotFunction", options, ["x"]);
  const functions = typeof f === "function" ? { "f(x)": f } : f;
  const names = Object.keys(functions);
  const words = plotWordsOf(options.lang);
  return curvesPlot("plotFunction", "function", functions, {
    title: words.functionTitle(names.map(shownName).join(", ")),
    ...options,
  });
}

/**
 * A function and its tangent where x is `at`. The slope is the exact derivative for a function of tensors, and the
 * central difference of `numericalDiff` for one of numbers.
 *
 * @throws LeibnizError when the function or its slope is not finite there.
 *
 * @example
 * plotTangent((x: number) => 0.01 * x ** 2 + 0.1 * x, { at: 5, x: arange(0, 20, 0.1) });
 */
export function plotTangent(f: PlottedFunction, options: TangentPlotOptions): PlotDoc {
  checkPlotOptions("plotTangent", options, ["x", "at"]);
  const { at } = options;
  if (typeof at !== "number" || !Number.isFinite(at)) {
    throw new LeibnizError("plotTangent", `at is the number where the tangent touches; got ${String(at)}`);
  }
  const words = plotWordsOf(options.lang);
  const curve = curveOf("plotTangent", f, at);
  const [value, slope] = [curve.value(at), curve.slope(at)];
  if (!Number.isFinite(value) || !Number.isFinite(slope)) {
    throw new LeibnizError(
      "plotTangent",
      `there is no tangent at ${at}: the function is ${value} there, and its slope ${slope}`,
    );
  }
  const text = formatNumber(at);
  const doc = curvesPlot(
    "plotTangent",
    "tangent",
    // Written as the notes do: slope · x + intercept.
    { "f(x)": f, [words.tangent]: (x: number) => slope * x + (value - slope * at) },
    {
      title: words.tangentTitle(text),
      ...(options.x === undefined ? { xDomain: [at - 5, at + 5] as const } : {}),
      ...options,
    },
  );
  return {
    ...doc,
    description: `${words.tangentLine(text, formatNumber(value), formatNumber(slope))} ${doc.description}`,
    facts: [
      { name: words.slopeAt(text), value: slope },
      { name: words.valueAt(text), value },
    ],
    layers: [
      ...doc.layers,
      { kind: "points", name: `(${text}, ${formatNumber(value)})`, x: [at], y: [value], style: 4 },
    ],
  };
}

/**
 * The curve of −log y, the loss when the right class has probability y: 0 at 1, without bound towards 0.
 *
 * @example
 * const doc = plotNegativeLog();
 */
export function plotNegativeLog(options: FunctionPlotOptions = {}): PlotDoc {
  checkPlotOptions("plotNegativeLog", options, ["x"]);
  return curvesPlot(
    "plotNegativeLog",
    "function",
    { "−log y": (y: number) => -Math.log(y) },
    {
      title: plotWordsOf(options.lang).negativeLogTitle,
      xLabel: "y",
      yLabel: "−log y",
      xDomain: [0, 1],
      yDomain: [0, 5],
      x: Array.from({ length: 200 }, (_, i) => (i + 1) / 200),
      ...options,
    },
  );
}

function curvesPlot(
  op: string,
  kind: PlotKind,
  functions: Readonly<Record<string, PlottedFunction>>,
  options: FunctionPlotOptions,
): PlotDoc {
  const { lang = "en", title = "", xLabel = "x", width = WIDTH, height = HEIGHT } = options;
  const words = plotWordsOf(lang);
  const named = Object.entries(functions);
  if (named.length === 0 || named.length > MOST_STYLES) {
    throw new LeibnizError(op, `give 1 to ${MOST_STYLES} functions; got ${named.length}`);
  }
  const xDomain = checkDomain(op, "xDomain", options.xDomain);
  const x = samplesOf(op, "x", options.x, xDomain ?? [-5, 5], SAMPLES);
  const curves = named.map(([name, f], style) => {
    const curve = curveOf(op, f, x[0]!);
    const shown = shownName(name);
    return curveFacts(words, { name: shown, x, y: x.map(curve.value), style, axis: xLabel });
  });
  const layers: PlotLayer[] = curves.map(({ layer }) => layer);
  const facts: PlotFact[] = [];
  return {
    format: "leibniz-plot",
    version: 1,
    kind,
    lang,
    title,
    description: curves.map(({ sentence }) => sentence).join(" "),
    notes: curves.flatMap(({ notes }) => notes),
    facts,
    width,
    height,
    x: { label: xLabel, domain: xDomain ?? domainOf(x, 0), grid: true },
    y: {
      label: options.yLabel ?? (named.length === 1 || kind === "tangent" ? "f(x)" : words.value),
      domain: checkDomain(op, "yDomain", options.yDomain) ?? domainOf(curves.flatMap(({ layer }) => layer.y)),
      grid: true,
    },
    legend: options.legend ?? "auto",
    panels: [],
    layers,
  };
}
