import { LeibnizError } from "@leibniz/core";
import { checkChoice } from "../check-choice.ts";
import { shownName } from "../draw/legible-text.ts";
import { checkDomain, domainOf, drawable } from "./axis-domain.ts";
import { checkPlotOptions } from "./check-plot-options.ts";
import { type CurveFacts, curveFacts } from "./curve-facts.ts";
import type { PlotDoc, PlotKind, PlotOptions } from "./plot-doc.ts";
import { plotWordsOf } from "./plot-words.ts";
import { figuresIn, type RunFigures } from "./run-log.ts";
import { MOST_STYLES } from "./series-style.ts";

export interface RunPlotOptions extends PlotOptions {
  /** What is counted along the x axis: steps, or epochs where the log has them. */
  readonly x?: "step" | "epoch";
}

/** As the notes draw it: ten inches wide and five high. */
const WIDTH = 960;
const HEIGHT = 480;

/**
 * The loss of each step. Of several runs a curve for each, to compare them.
 *
 * @throws LeibnizError when no row has a loss, or there are more than eight runs.
 *
 * @example
 * const doc = plotLoss(parseRunLog(text, "run.jsonl"), { yDomain: [0, 3] });
 */
export function plotLoss(log: RunFigures | readonly RunFigures[], options: RunPlotOptions = {}): PlotDoc {
  return plotFigure(log, "loss", options);
}

/**
 * The accuracies that were measured in training, over epochs: on training data solid, on test data dashed, from 0 to 1.
 *
 * @throws LeibnizError when no row has an accuracy, or there would be more than eight curves.
 *
 * @example
 * const doc = plotAccuracy(parseRunLog(text, "run.jsonl"));
 */
export function plotAccuracy(log: RunFigures | readonly RunFigures[], options: RunPlotOptions = {}): PlotDoc {
  checkRunOptions("plotAccuracy", options);
  const logs = listOf(log);
  const found = logs.flatMap(figuresIn).filter((key) => /accuracy$/i.test(key));
  if (found.length === 0) throw missing("plotAccuracy", logs, "accuracy");
  const order = ["trainAccuracy", "testAccuracy"];
  const keys = [...new Set([...order.filter((key) => found.includes(key)), ...found])];
  const words = plotWordsOf(options.lang);
  return runPlot("plotAccuracy", "accuracy", logs, keys, {
    x: logs.every((each) => each.rows.some((row) => drawable(row["epoch"]) !== null)) ? "epoch" : "step",
    yDomain: [0, 1],
    legend: "lower right",
    title: words.accuracyTitle,
    yLabel: words.figure("accuracy"),
    ...given(options),
  });
}

/**
 * One figure of a run log, as `gradientNorm` or `learningRate`. Of several runs a curve for each, to compare them.
 *
 * @throws LeibnizError when no row has that figure; it names those that there are.
 *
 * @example
 * const doc = plotFigure([parseRunLog(sgd, "sgd"), parseRunLog(adam, "adam")], "testAccuracy");
 */
export function plotFigure(
  log: RunFigures | readonly RunFigures[],
  key: string,
  options: RunPlotOptions = {},
): PlotDoc {
  const logs = listOf(log);
  const op = key === "loss" ? "plotLoss" : "plotFigure";
  checkRunOptions(op, options);
  if (!logs.some((each) => figuresIn(each).includes(key))) throw missing(op, logs, key);
  const words = plotWordsOf(options.lang);
  const name = shownName(words.figure(key));
  const title =
    logs.length > 1 ? words.compareTitle(name) : key === "loss" ? words.lossTitle : words.figureTitle(name);
  return runPlot(op, key === "loss" ? "loss" : "figure", logs, [key], {
    x: "step",
    title,
    yLabel: name,
    ...given(options),
  });
}

function checkRunOptions(op: string, options: RunPlotOptions): void {
  checkPlotOptions(op, options, ["x"]);
  checkChoice(op, "x", options.x, ["step", "epoch"]);
}

function runPlot(
  op: string,
  kind: PlotKind,
  logs: readonly RunFigures[],
  keys: readonly string[],
  options: RunPlotOptions,
): PlotDoc {
  const { lang = "en", x = "step", title = "", yLabel = "", width = WIDTH, height = HEIGHT } = options;
  const words = plotWordsOf(lang);
  const xLabel = options.xLabel ?? (x === "step" ? words.iteration : words.epochs);
  const curves: CurveFacts[] = [];
  const notes: string[] = [];
  for (const log of logs) {
    if (log.torn === true) notes.push(logs.length > 1 ? `${shownName(log.name)}: ${words.torn}` : words.torn);
    for (const key of keys) {
      // A row of a step that was not evaluated has no such figure, which is no gap.
      const rows = log.rows.filter((row) => row[key] !== undefined && drawable(row[x]) !== null);
      if (rows.length === 0) continue;
      const figure = words.figure(key);
      const name = logs.length === 1 ? figure : keys.length === 1 ? log.name : `${log.name}, ${figure}`;
      curves.push(
        curveFacts(words, {
          name: shownName(name),
          x: rows.map((row) => row[x]!),
          y: rows.map((row) => row[key] ?? null),
          style: curves.length,
          markers: rows.length <= 40,
          axis: xLabel,
        }),
      );
    }
  }
  if (curves.length === 0) throw missing(op, logs, x);
  if (curves.length > MOST_STYLES) {
    throw new LeibnizError(
      op,
      `${curves.length} curves in one plot cannot be told apart; at most ${MOST_STYLES}`,
    );
  }
  const layers = curves.map(({ layer }) => layer);
  return {
    format: "leibniz-plot",
    version: 1,
    kind,
    lang,
    title,
    description: curves.map(({ sentence }) => sentence).join(" "),
    notes: [...notes, ...curves.flatMap((curve) => curve.notes)],
    facts: curves.flatMap(({ facts }) => facts),
    width,
    height,
    x: {
      label: xLabel,
      domain: checkDomain(op, "xDomain", options.xDomain) ?? domainOf(numbersIn(layers, "x"), 0.02),
      grid: true,
    },
    y: {
      label: yLabel,
      domain: checkDomain(op, "yDomain", options.yDomain) ?? domainOf(numbersIn(layers, "y")),
      grid: true,
    },
    legend: options.legend ?? "auto",
    panels: [],
    layers,
  };
}

function* numbersIn<Key extends string>(
  layers: readonly Readonly<Record<Key, readonly (number | null)[]>>[],
  key: Key,
): Generator<number | null> {
  for (const layer of layers) yield* layer[key];
}

/** A list of the one, or the list. */
function listOf(log: RunFigures | readonly RunFigures[]): readonly RunFigures[] {
  const logs = "rows" in log ? [log] : log;
  if (logs.length === 0) throw new LeibnizError("plotLoss", "give at least one run log");
  return logs;
}

/** Options without those that are undefined, which would hide a default. */
function given(options: RunPlotOptions): RunPlotOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function missing(op: string, logs: readonly RunFigures[], key: string): LeibnizError {
  const there = [...new Set(logs.flatMap(figuresIn))].map(shownName);
  const names = logs.map(({ name }) => shownName(name)).join(", ");
  const has = there.length === 0 ? "no figures at all" : there.slice(0, 12).join(", ");
  return new LeibnizError(op, `${names}: no row has ${shownName(key)}; there is ${has}`);
}
