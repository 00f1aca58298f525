import type { PlotDocument } from "./plot-document.ts";

/** A document without a page. */
export declare function makeDocument(): PlotDocument;
