// Observable Plot, with the declarations beside this file: its own need the names of a page, which nothing here has.
export { arrow, contour, dot, frame, line, plot, rectY, ruleX, ruleY, text } from "@observablehq/plot";
