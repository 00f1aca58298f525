export type { DrawOptions, ViewOptions } from "./draw/draw-options.ts";
export { drawGraph } from "./draw/draw-graph.ts";
export type { Drawing } from "./draw/drawing.ts";
export { type DotOptions, toDot } from "./draw/dot.ts";
export { foldConstants } from "./draw/fold-constants.ts";
export { type SvgOptions, toSvg } from "./draw/svg.ts";
export { explain, type ExplainForm, type ExplainFormat, type ExplainOptions } from "./explain/explain.ts";
export { type Chosen, UnknownTensorError } from "./explain/chosen-tensors.ts";
export { LongFormulaError } from "./explain/closed-form.ts";
export type { ExplainLanguage } from "./explain/language.ts";
export { TooManyPathsError } from "./explain/paths.ts";
export type { Proof, ProofLine, ProofPoint } from "./explain/proofs/proof.ts";
export { proofs } from "./explain/proofs/proofs.ts";
export { type Digits, formatNumber, formatShape, formatValue, NOT_COMPUTED } from "./format-number.ts";
export { expandGraph } from "./graph/expand.ts";
export type {
  AttributeDoc,
  FormulaDoc,
  GraphComposite,
  GraphDoc,
  GraphEdge,
  GraphNode,
  GraphScope,
  LocalDoc,
  NumberDoc,
  ValueDoc,
} from "./graph/graph-doc.ts";
export { graphOf, type GraphOptions } from "./graph/graph-of.ts";
export { readGraphDoc, type ReadGraphOptions } from "./graph/read.ts";
export { writeGraphDoc } from "./graph/write.ts";
export type { Layout, PlaceOptions } from "./layout/layout.ts";
export { LayoutError, type LayoutFault } from "./layout/layout-error.ts";
export { DEFAULT_TOLERANCE, diffGraphs, type DiffOptions } from "./diff/diff-graphs.ts";
export type {
  Change,
  DifferingWire,
  EdgeAspect,
  Elements,
  GraphDiff,
  NodeAspect,
  WireEnds,
} from "./diff/graph-diff.ts";
export { graphText } from "./formats/graph-text.ts";
export { type HtmlOptions, toHtml } from "./formats/html.ts";
export { MERMAID_EDGES, type MermaidOptions, toMermaid } from "./formats/mermaid.ts";
export { type TikzOptions, toTikz } from "./formats/tikz.ts";
export { diffText, type DiffTextOptions } from "./diff/diff-text.ts";
export { drawDiff, type DiffDrawOptions } from "./diff/draw-diff.ts";
export { drawFrames, type DrawnFrame, type FrameSvg, frameSvgs } from "./draw/draw-frames.ts";
export { type Frame, frames } from "./draw/frames.ts";
export { type Theme, THEMES } from "./draw/palette.ts";
export type { Show, ShowPart } from "./draw/show.ts";
export {
  type BarsPlotOptions,
  type HistogramPlotOptions,
  plotBars,
  plotHistogram,
} from "./plot/plot-bars.ts";
export type {
  Corner,
  PlotAxis,
  PlotDoc,
  PlotFact,
  PlotKind,
  PlotLayer,
  PlotOptions,
} from "./plot/plot-doc.ts";
export type { PlanePoint } from "./plot/plane-plot.ts";
export { type ContourPlotOptions, plotContour } from "./plot/plot-contour.ts";
export { type DescentPlotOptions, plotDescent } from "./plot/plot-descent.ts";
export { plotQuiver, type QuiverPlotOptions } from "./plot/plot-quiver.ts";
export {
  type FunctionPlotOptions,
  plotFunction,
  plotNegativeLog,
  plotTangent,
  type TangentPlotOptions,
} from "./plot/plot-function.ts";
export { plotAccuracy, plotFigure, plotLoss, type RunPlotOptions } from "./plot/plot-run.ts";
export { type PlotTable, plotTables } from "./plot/plot-table.ts";
export type { Numbers } from "./plot/numbers-of.ts";
export type { PlottedField, PlottedFunction } from "./plot/plotted-function.ts";
export { figuresIn, parseRunLog, type RunFigures, type RunRow } from "./plot/run-log.ts";
export { aroundGraph } from "./view/around-graph.ts";
export { foldGraph, type FoldOptions } from "./view/fold-graph.ts";
export { GraphTooLargeError } from "./view/graph-too-large-error.ts";
export { pathGraph } from "./view/path-graph.ts";
export { UnknownNameError } from "./view/unknown-name-error.ts";
export { viewOf } from "./view/view-of.ts";
