import type { PlotDocument } from "./observable-plot.js";

/** A document without a page. */
export declare function makeDocument(): PlotDocument;
