import type { PlotWords } from "../plot-words.ts";
import { figureName } from "./figure-name.ts";

export const english: PlotWords = {
  figure: (key) => figureName({ trainAccuracy: "train acc", testAccuracy: "test acc" }, key),
  iteration: "iteration",
  epochs: "epochs",
  value: "value",
  count: "count",
  category: "class",
  share: "share",
  tangent: "tangent",
  path: "path",
  start: "start",
  contours: "contours",
  notes: "Notes",
  data: "Data",
  facts: "Figures",
  arrows: "−gradient",
  lossTitle: "Loss in training",
  accuracyTitle: "Accuracy in training",
  figureTitle: (name) => `${name} in training`,
  compareTitle: (name) => `${name}: runs compared`,
  functionTitle: (names) => names,
  tangentTitle: (at) => `Tangent at x = ${at}`,
  quiverTitle: "The negative gradient −∇f",
  descentTitle: "Path of gradient descent",
  contourTitle: "Contours of f",
  histogramTitle: "Distribution of the values",
  barsTitle: "Output and target",
  negativeLogTitle: "−log y: the loss of the right class",
  slopeAt: (at) => `slope at x = ${at}`,
  valueAt: (at) => `f(${at})`,
  levelsOf: (name) => `levels of ${name}`,
  lastOf: (name) => `last ${name}`,
  endOf: (name, axis) => `end of ${name}, ${axis}`,
  curve: ({ name, points, first, last, least, leastAt, greatest, greatestAt }) =>
    `${name}: ${points} points, from ${first} to ${last}, least ${least} at ${leastAt}, greatest ${greatest} at ${greatestAt}.`,
  noCurve: (name) => `${name}: no number that can be drawn.`,
  tangentLine: (at, value, slope) => `The tangent touches at (${at}, ${value}) with slope ${slope}.`,
  quiver: (count, from, to) =>
    `${count} arrows of the negative gradient: each points to where f falls most steeply from there. Lengths of the gradient from ${from} to ${to}.`,
  descent: ({ name, points, from, to }) => `${name}: ${points} points, from ${from}; it ends at ${to}.`,
  contour: (levels) => `Lines where f equals ${levels}.`,
  histogram: (name, count, mean, deviation) =>
    `${name}: ${count} values, mean ${mean}, standard deviation ${deviation}.`,
  bars: (name, tallest, at) => `${name}: tallest ${tallest} at ${at}.`,
  gaps: (name, gaps, all, first) =>
    `${name}: ${gaps} of ${all} values ${gaps === 1 ? "is" : "are"} missing, NaN or infinite, the first at ${first}: ${gaps === 1 ? "a gap" : "gaps"} in the curve.`,
  notFinite: (name, count, all, first) =>
    `${name}: ${count} of ${all} values ${count === 1 ? "is" : "are"} NaN or infinite and not counted, the first at place ${first}.`,
  outside: (name, count, all) =>
    `${name}: ${count} of ${all} values lie outside the axis and are not counted.`,
  torn: "The last line of the log is cut off and left out.",
  thinned: (name, all) =>
    `${name}: of ${all} points the first, lowest, highest and last of each column of pixels are drawn.`,
  tableCut: (shown, all) => `${shown} of ${all} rows, evenly spaced, with the first and the last.`,
};
