import type { PlotDocument, PlotElement } from "./plot-document.ts";

/** What of Observable Plot draws our plots, and what of a page Observable Plot needs. */

export interface PlotMark {
  readonly ariaLabel?: string;
}

type Options = Readonly<Record<string, unknown>>;
type Mark = (data: unknown, options?: Options) => PlotMark;

export declare const arrow: Mark;
export declare const contour: Mark;
export declare const dot: Mark;
export declare const line: Mark;
export declare const rectY: Mark;
export declare const ruleX: Mark;
export declare const ruleY: Mark;
export declare const text: Mark;
export declare function frame(options?: Options): PlotMark;
export declare function plot(options: Options & { readonly document: PlotDocument }): PlotElement;
