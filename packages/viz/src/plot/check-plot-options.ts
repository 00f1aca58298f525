import { checkOptions } from "@leibniz/core";
import { checkChoice, optionNames } from "../check-choice.ts";
import { LANGUAGES } from "../draw/words.ts";
import { CORNERS, type PlotOptions } from "./plot-doc.ts";

const SHARED = optionNames<PlotOptions>({
  lang: true,
  title: true,
  xLabel: true,
  yLabel: true,
  xDomain: true,
  yDomain: true,
  width: true,
  height: true,
  legend: true,
});

/**
 * Refuses options that a plot does not have; `own` are those beside the ones of every plot.
 *
 * @throws LeibnizError that names the options, or the values, there are.
 */
export function checkPlotOptions(op: string, options: PlotOptions, own: readonly string[] = []): void {
  checkOptions(op, options, [...own, ...SHARED]);
  checkChoice(op, "lang", options.lang, LANGUAGES);
  checkChoice(op, "legend", options.legend, CORNERS);
}
