import type { Language } from "../draw/words.ts";
import { english } from "./words/english.ts";
import { japanese } from "./words/japanese.ts";
import { korean } from "./words/korean.ts";

/** What plots say in words. */
export interface PlotWords {
  /** The axis and the name of a figure of a run log. */
  figure(key: string): string;
  readonly iteration: string;
  readonly epochs: string;
  readonly value: string;
  readonly count: string;
  readonly category: string;
  readonly share: string;
  readonly tangent: string;
  readonly path: string;
  readonly start: string;
  readonly contours: string;
  readonly notes: string;
  readonly data: string;
  readonly facts: string;
  readonly arrows: string;
  lossTitle: string;
  accuracyTitle: string;
  figureTitle(name: string): string;
  compareTitle(name: string): string;
  functionTitle(names: string): string;
  tangentTitle(at: string): string;
  quiverTitle: string;
  descentTitle: string;
  contourTitle: string;
  histogramTitle: string;
  barsTitle: string;
  negativeLogTitle: string;
  slopeAt(at: string): string;
  valueAt(at: string): string;
  levelsOf(name: string): string;
  lastOf(name: string): string;
  endOf(name: string, axis: string): string;
  /** How one curve runs. */
  curve(curve: CurveWords): string;
  noCurve(name: string): string;
  tangentLine(at: string, value: string, slope: string): string;
  quiver(count: number, from: string, to: string): string;
  descent(path: { name: string; points: number; from: string; to: string }): string;
  contour(levels: string): string;
  histogram(name: string, count: number, mean: string, deviation: string): string;
  bars(name: string, tallest: string, at: string): string;
  gaps(name: string, gaps: number, all: number, first: string): string;
  notFinite(name: string, count: number, all: number, first: number): string;
  outside(name: string, count: number, all: number): string;
  torn: string;
  thinned(name: string, all: string): string;
  tableCut(shown: number, all: string): string;
}

interface CurveWords {
  readonly name: string;
  readonly points: string;
  readonly first: string;
  readonly last: string;
  readonly least: string;
  readonly leastAt: string;
  readonly greatest: string;
  readonly greatestAt: string;
}

const languages: Readonly<Record<Language, PlotWords>> = { en: english, ko: korean, ja: japanese };

/** The words of a language; English when none is asked for. */
export function plotWordsOf(language: Language = "en"): PlotWords {
  return languages[language];
}
