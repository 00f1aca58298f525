import { LeibnizError } from "@leibniz/core";
import { shownName } from "../draw/legible-text.ts";
import { formatNumber } from "../format-number.ts";
import { checkDomain, domainOf, drawable } from "./axis-domain.ts";
import { checkPlotOptions } from "./check-plot-options.ts";
import { type Numbers, numbersOf } from "./numbers-of.ts";
import type { BarsLayer, PlotDoc, PlotOptions } from "./plot-doc.ts";
import { plotWordsOf } from "./plot-words.ts";

export interface BarsPlotOptions extends PlotOptions {
  /** The names of the classes; 0, 1, 2, … when left out. */
  readonly names?: readonly string[];
  /** Figures to print below, as the loss. */
  readonly facts?: Readonly<Record<string, number>>;
}

export interface HistogramPlotOptions extends PlotOptions {
  /** How many intervals; 30 when left out. */
  readonly bins?: number;
}

const MOST_BARS = 60;
const MOST_SERIES = 4;
const MOST_PANELS = 8;

/**
 * Bars side by side, as a network's output `y` and its target `t` for each class.
 *
 * @throws LeibnizError when the rows differ in length or hold what is not finite.
 *
 * @example
 * plotBars({ y: [0.1, 0.6, 0.3], t: [0, 1, 0] });
 */
export function plotBars(series: Readonly<Record<string, Numbers>>, options: BarsPlotOptions = {}): PlotDoc {
  const op = "plotBars";
  checkPlotOptions(op, options, ["names", "facts"]);
  const { lang = "en", names, facts = {} } = options;
  const words = plotWordsOf(lang);
  const rows = Object.entries(series).map(([name, numbers]) => ({
    name: shownName(name),
    values: numbersOf(op, name, numbers),
  }));
  const count = rows[0]?.values.length ?? 0;
  if (rows.length === 0 || rows.length > MOST_SERIES || count > MOST_BARS) {
    throw new LeibnizError(op, `give 1 to ${MOST_SERIES} rows of at most ${MOST_BARS} numbers`);
  }
  for (const { name, values } of rows) {
    if (values.length !== count) {
      throw new LeibnizError(op, `${name} has ${values.length} numbers and ${rows[0]!.name} has ${count}`);
    }
    const bad = values.findIndex((value) => drawable(value) === null);
    if (bad >= 0)
      throw new LeibnizError(op, `${name}[${bad}] is ${values[bad]}, and a bar is a finite number`);
  }
  if (names !== undefined && names.length !== count) {
    throw new LeibnizError(op, `${names.length} names for ${count} bars`);
  }
  const wide = 0.8 / rows.length;
  const layers = rows.map(({ name, values }, style): BarsLayer => ({
    kind: "bars",
    name,
    panel: 0,
    from: values.map((_, i) => i - 0.4 + style * wide),
    to: values.map((_, i) => i - 0.4 + (style + 1) * wide),
    y: values,
    style,
  }));
  const all = rows.flatMap(({ values }) => values);
  const [low, high] = domainOf([0, ...all]);
  return {
    format: "leibniz-plot",
    version: 1,
    kind: "bars",
    lang,
    title: options.title ?? words.barsTitle,
    description: rows
      .map(({ name, values }) => {
        const greatest = Math.max(...values);
        const at = values.indexOf(greatest);
        return words.bars(name, formatNumber(greatest), names?.[at] ?? String(at));
      })
      .join(" "),
    notes: [],
    facts: Object.entries(facts).map(([name, value]) => ({ name: shownName(name), value })),
    width: options.width ?? 720,
    height: options.height ?? 420,
    x: {
      label: options.xLabel ?? words.category,
      domain: checkDomain(op, "xDomain", options.xDomain) ?? [-0.6, count - 0.4],
      grid: false,
      names: names === undefined ? Array.from({ length: count }, (_, i) => String(i)) : names.map(shownName),
    },
    y: {
      label: options.yLabel ?? words.value,
      domain: checkDomain(op, "yDomain", options.yDomain) ?? [low, high],
      grid: true,
    },
    legend: options.legend ?? "auto",
    panels: [],
    layers,
  };
}

/**
 * How often values fall into each of equal intervals: a panel for each named row, as the activations of each layer, all
 * with the same axes.
 *
 * @throws LeibnizError when there are more than eight rows, or no value is finite.
 *
 * @example
 * plotHistogram({ "layer 1": activations1, "layer 2": activations2 });
 */
export function plotHistogram(
  values: Numbers | Readonly<Record<string, Numbers>>,
  options: HistogramPlotOptions = {},
): PlotDoc {
  const op = "plotHistogram";
  checkPlotOptions(op, options, ["bins"]);
  const { lang = "en", bins = 30 } = options;
  const words = plotWordsOf(lang);
  if (!(Number.isInteger(bins) && bins >= 1 && bins <= 1000)) {
    throw new LeibnizError(op, `bins is a whole number from 1 to 1000; got ${String(bins)}`);
  }
  const rows = Object.entries(isNumbers(values) ? { [words.value]: values } : values).map(
    ([name, numbers]) => {
      const all = numbersOf(op, name, numbers);
      return { name: shownName(name), all, finite: all.filter((value) => drawable(value) !== null) };
    },
  );
  if (rows.length === 0 || rows.length > MOST_PANELS) {
    throw new LeibnizError(op, `give 1 to ${MOST_PANELS} rows of values; got ${rows.length}`);
  }
  if (rows.every(({ finite }) => finite.length === 0)) throw new LeibnizError(op, "no value is finite");
  const [low, high] =
    checkDomain(op, "xDomain", options.xDomain) ?? domainOf(rowsOf(rows.map(({ finite }) => finite)), 0);
  const edge = (i: number): number => (i === bins ? high : low + (i * (high - low)) / bins);
  const from = Array.from({ length: bins }, (_, i) => edge(i));
  const to = Array.from({ length: bins }, (_, i) => edge(i + 1));
  const layers = rows.map(({ name, finite }, panel): BarsLayer => {
    const y = new Array<number>(bins).fill(0);
    for (const value of finite) {
      if (value < low || value > high) continue;
      y[Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins))]! += 1;
    }
    return { kind: "bars", name, panel, from, to, y, style: 0 };
  });
  const notes = rows.flatMap(({ name, all, finite }) => {
    const gaps = all.length - finite.length;
    const first = all.findIndex((value) => drawable(value) === null);
    const outside = finite.filter((value) => value < low || value > high).length;
    return [
      ...(gaps === 0 ? [] : [words.notFinite(name, gaps, all.length, first)]),
      ...(outside === 0 ? [] : [words.outside(name, outside, all.length)]),
    ];
  });
  return {
    format: "leibniz-plot",
    version: 1,
    kind: "histogram",
    lang,
    title: options.title ?? words.histogramTitle,
    description: rows
      .map(({ name, finite }) => {
        const mean = finite.reduce((sum, value) => sum + value / finite.length, 0);
        const variance = finite.reduce((sum, value) => sum + (value - mean) ** 2 / finite.length, 0);
        return words.histogram(name, finite.length, formatNumber(mean), formatNumber(Math.sqrt(variance)));
      })
      .join(" "),
    notes,
    facts: [],
    width: options.width ?? Math.max(480, 90 + 190 * rows.length),
    height: options.height ?? 360,
    x: { label: options.xLabel ?? words.value, domain: [low, high], grid: false },
    y: {
      label: options.yLabel ?? words.count,
      domain:
        checkDomain(op, "yDomain", options.yDomain) ?? domainOf([0, ...rowsOf(layers.map(({ y }) => y))]),
      grid: true,
    },
    legend: "auto",
    panels: rows.length > 1 ? rows.map(({ name }) => name) : [],
    layers,
  };
}

function* rowsOf(rows: readonly (readonly number[])[]): Generator<number> {
  for (const row of rows) yield* row;
}

function isNumbers(values: Numbers | Readonly<Record<string, Numbers>>): values is Numbers {
  return (
    typeof values !== "object" ||
    ("length" in values && typeof values.length === "number") ||
    "shape" in values
  );
}
