/**
 * What pictures need of Node: layout by graphviz-cli. Everything else is in `@leibniz/viz`, which browsers run too.
 *
 * @packageDocumentation
 */
export { graphvizCli, graphvizLayout, type GraphvizOptions } from "./layout/graphviz-cli.node.ts";
export { display, type Displayed, type DisplayOptions, type MediaBundle } from "./formats/display.node.ts";
export type { FontOptions } from "./formats/fonts.node.ts";
export { FontFileError } from "./formats/font-file-error.ts";
export { MissingFontError } from "./formats/missing-font-error.ts";
export { type PdfOptions, toPdf } from "./formats/pdf.node.ts";
export { type PngOptions, toPng } from "./formats/png.node.ts";
export {
  type ByteFormat,
  render,
  type RenderFormat,
  renderFormats,
  type RenderOptions,
  type TextFormat,
} from "./formats/render.node.ts";
export { UnknownFormatError } from "./formats/unknown-format-error.ts";
export { type PlotFileOptions, plotToHtml, plotToPng, plotToSvg } from "./plot/plot-files.node.ts";
export { nativeDot, type NativeDotOptions } from "./layout/native-dot.node.ts";
