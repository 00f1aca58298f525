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

/** The picture of an example that is no case: several may show one program. */
export interface ExamplePicture {
  /** What is shown of it. */
  readonly id: string;
  /** Without its ending. */
  readonly program: string;
  /** Where `.dot` and `.svg` lie. */
  readonly file: string;
  readonly draw: DrawOptions;
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
  picture("G18", "bias-gradient", { numbers: 6 }),
  picture("G19", "softmax-with-loss", { collapse: "all" }),
  picture("G20", "softmax-with-loss-full", { expand: "all" }),
];

const network = (id: string, ending: string, draw: DrawOptions): ExamplePicture => ({
  id,
  program: "examples/graphs/two-layer-net",
  file: `examples/graphs/two-layer-net${ending}`,
  draw: { show: { shapes: true }, ...draw },
});

/** Pictures of no case of the table: the book's network whole, folded, and with its loss opened. */
export const networkPictures: readonly ExamplePicture[] = [
  network("whole", "", {}),
  network("folded", "-folded", { collapse: "all" }),
  network("with its loss opened", "-opened", { expand: "all" }),
];
