import type { DrawOptions } from "@leibniz/viz";

/** How the graph of one case is drawn: the program, and what its picture shows of it. */
export interface CasePicture {
  /** The case of the table, as `G13`. */
  readonly id: string;
  /** Without its ending; `.dot` and `.svg` lie beside the program. */
  readonly program: string;
  readonly draw: DrawOptions;
  /** Whether gradients are computed before drawing. */
  readonly backward: boolean;
}

const picture = (id: string, name: string, draw: DrawOptions = {}, backward = true): CasePicture => ({
  id,
  program: `examples/graphs/${id.toLowerCase()}-${name}`,
  draw,
  backward,
});

/** The pictures of the documents' graphs, G01 to G20. */
export const casePictures: readonly CasePicture[] = [
  picture("G01", "apple", {}, false),
  picture("G02", "apple-coarse", { style: "compact" }, false),
  picture("G03", "apple-orange", {}, false),
  picture("G04", "apple-price", { lang: "ko" }),
  picture("G05", "function", { symbolic: true }),
  picture("G06", "square-of-sum", { show: { local: true } }),
  picture("G07", "power-node", { symbolic: "∂z/∂z" }),
  picture("G08", "addition", { show: { local: true } }),
  picture("G09", "multiplication", { show: { local: true } }),
  picture("G10", "mul-layers"),
  picture("G11", "apple-orange-back", { lang: "ko" }),
  picture("G12", "relu"),
  picture("G13", "sigmoid-stages", { expand: "all" }),
  picture("G14", "sigmoid"),
  picture("G15", "affine", { show: { shapes: true } }),
  picture("G16", "affine-shapes", { show: { shapes: true } }),
  picture("G17", "affine-batch", { show: { shapes: true } }),
  picture("G18", "bias-gradient"),
  picture("G19", "softmax-with-loss"),
  picture("G20", "softmax-with-loss-full", { expand: "all" }),
];
