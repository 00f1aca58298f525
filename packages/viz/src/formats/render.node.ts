import type { Tensor } from "@leibniz/core";
import { optionNames } from "../check-choice.ts";
import { type DotOptions, toDot } from "../draw/dot.ts";
import { drawGraph } from "../draw/draw-graph.ts";
import type { DrawOptions } from "../draw/draw-options.ts";
import { checkPictureOptions, DRAW_OPTIONS } from "../draw/picture-options.ts";
import { type SvgOptions, toSvg } from "../draw/svg.ts";
import type { GraphDoc } from "../graph/graph-doc.ts";
import { writeGraphDoc } from "../graph/write.ts";
import { graphvizCli } from "../layout/graphviz-cli.node.ts";
import type { Layout } from "../layout/layout.ts";
import { viewOf } from "../view/view-of.ts";
import { documentOf } from "./document-of.ts";
import { graphText } from "./graph-text.ts";
import { type HtmlOptions, toHtml } from "./html.ts";
import { type MermaidOptions, toMermaid } from "./mermaid.ts";
import { type PdfOptions, toPdf } from "./pdf.node.ts";
import { type PngOptions, toPng } from "./png.node.ts";
import { type TikzOptions, toTikz } from "./tikz.ts";
import { UnknownFormatError } from "./unknown-format-error.ts";

/** Formats that are text, and those that are bytes. */
const textFormats = ["dot", "svg", "mermaid", "tikz", "html", "json", "txt"] as const;
const byteFormats = ["png", "pdf"] as const;

export type TextFormat = (typeof textFormats)[number];
export type ByteFormat = (typeof byteFormats)[number];
export type RenderFormat = TextFormat | ByteFormat;

/** Every format in which a graph can be rendered. */
export const renderFormats: readonly RenderFormat[] = [...textFormats, ...byteFormats];

/** What any of the formats takes; each reads the options that are its own. */
export interface RenderOptions
  extends DotOptions, SvgOptions, PngOptions, PdfOptions, MermaidOptions, TikzOptions, HtmlOptions {
  readonly format: RenderFormat;
  /** What places the picture; default graphviz-cli. `dot`, `mermaid`, `json` and `txt` need none. */
  readonly layout?: Layout;
}

const NAMES = [
  ...DRAW_OPTIONS,
  ...optionNames<Omit<RenderOptions, keyof DrawOptions>>({
    format: true,
    layout: true,
    theme: true,
    scale: true,
    fontFiles: true,
    title: true,
    onWarning: true,
    standalone: true,
  }),
];

/**
 * A graph in any format: text for `dot`, `svg`, `mermaid`, `tikz`, `html`, `json` and `txt`, bytes for `png` and `pdf`.
 * All that are pictures show the same picture.
 *
 * ```ts
 * import { variable } from "@leibniz/core";
 * import { render } from "@leibniz/viz/node";
 * const x = variable(3, { name: "x" });
 * const y = x.mul(x);
 * y.backward();
 * const svg = await render(y, { format: "svg", theme: "dark" });
 * console.log(svg.startsWith("<svg")); // true
 * ```
 *
 * @throws UnknownFormatError for a format that is none of these.
 * @throws MissingFontError when no font has some character of a PNG or PDF.
 * @throws GraphTooLargeError, UnknownNameError as {@link viewOf}; also whatever the layout throws.
 */
export async function render(
  graph: Tensor | GraphDoc,
  options: RenderOptions & { readonly format: TextFormat },
): Promise<string>;
export async function render(
  graph: Tensor | GraphDoc,
  options: RenderOptions & { readonly format: ByteFormat },
): Promise<Uint8Array>;
export async function render(graph: Tensor | GraphDoc, options: RenderOptions): Promise<string | Uint8Array>;
export async function render(graph: Tensor | GraphDoc, options: RenderOptions): Promise<string | Uint8Array> {
  checkPictureOptions("render", options, NAMES);
  const { format } = options;
  if (!renderFormats.includes(format)) throw new UnknownFormatError(String(format), renderFormats);
  const doc = documentOf(graph);
  // What needs no layout is written whole, however large, unless a part is asked for.
  const whole = () => viewOf(doc, { maxNodes: Infinity, ...options });
  const draw = () => drawGraph(doc, options.layout ?? graphvizCli, options);
  switch (format) {
    case "json":
      return writeGraphDoc(whole());
    case "txt":
      return graphText(whole(), options);
    case "dot":
      return toDot(doc, options);
    case "mermaid":
      return toMermaid(doc, options);
    case "svg":
      return toSvg(await draw(), options);
    case "tikz":
      return toTikz(await draw(), options);
    case "html":
      return toHtml(viewOf(doc, options), await draw(), options);
    case "png":
      return toPng(toSvg(await draw(), options), options);
    case "pdf":
      return toPdf(toSvg(await draw(), options), options);
  }
}
