import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  type DrawOptions,
  drawGraph,
  frameSvgs,
  type GraphDoc,
  type SvgOptions,
  toSvg,
} from "../../src/index.ts";
import { graphvizCli } from "../../src/layout/graphviz-cli.node.ts";
import { appleOrange, network } from "./documents.ts";
import {
  affine,
  anyFunction,
  apple,
  fruit,
  passedTwice,
  programs,
  reused,
  sigmoidStages,
  squareOfSum,
  twoLayers,
} from "./programs.ts";

/** A picture by name. */
export interface NamedSvg {
  readonly name: string;
  readonly svg: string;
}

type Look = DrawOptions & SvgOptions;

const looks: readonly (readonly [string, () => GraphDoc, Look])[] = [
  ["fruit, all digits", fruit, { digits: "raw", lang: "ko" }],
  ["fruit, downwards", fruit, { direction: "TB", lang: "ko" }],
  ["fruit, local derivatives", fruit, { show: { local: true }, lang: "ko" }],
  ["fruit, micrograd", fruit, { style: "micrograd", lang: "ko", digits: "raw" }],
  ["reused, micrograd", reused, { style: "micrograd" }],
  ["reused, micrograd downwards", reused, { style: "micrograd", direction: "TB" }],
  ["passed twice, micrograd", passedTwice, { style: "micrograd" }],
  ["apple, compact", apple, { style: "compact" }],
  ["two layers, compact", twoLayers, { style: "compact" }],
  ["two layers, print", twoLayers, { theme: "print" }],
  ["two layers, high contrast", twoLayers, { theme: "high-contrast", lang: "ja" }],
  ["two layers, downwards", twoLayers, { direction: "TB" }],
  ["affine, shapes", affine, { show: { shapes: true, local: true }, theme: "print" }],
  ["affine, symbols", affine, { symbolic: "∂L/∂Y", show: { shapes: true } }],
  ["any function, symbols", anyFunction, { symbolic: true }],
  ["square of a sum, symbols", squareOfSum, { symbolic: "∂z/∂z", show: { local: true } }],
  ["sigmoid, symbols", sigmoidStages, { symbolic: true, show: { local: true } }],
  ["reused, symbols", reused, { symbolic: true }],
  ["a network of 784 inputs", network, { lang: "ko" }],
  ["a long name", () => appleOrange("아주 ".repeat(20)), { lang: "ko" }],
];

/** Pictures of every style, language and direction, and of every program, and the steps of one. */
export async function pictures(): Promise<NamedSvg[]> {
  const drawn: NamedSvg[] = [];
  const draw = async (name: string, doc: GraphDoc, look: Look): Promise<void> => {
    drawn.push({ name, svg: toSvg(await drawGraph(doc, graphvizCli, look), look) });
  };
  for (const [name, doc] of Object.entries(programs())) await draw(name, doc, {});
  for (const [name, doc, look] of looks) await draw(name, doc(), look);
  for (const { file, svg } of await frameSvgs(fruit(), graphvizCli, { lang: "ko" }))
    drawn.push({ name: file, svg });
  return drawn;
}

/** The pictures that are committed beside the examples. */
export const committedPictures = (): NamedSvg[] => picturesIn("examples/graphs");

/** The pictures of a folder of the repository whose names begin so; none where there is no such folder. */
export function picturesIn(name: string, beginning = ""): NamedSvg[] {
  const folder = fileURLToPath(new URL(`../../../../${name}/`, import.meta.url));
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.startsWith(beginning) && file.endsWith(".svg"))
    .map((file) => ({ name: `${name}/${file}`, svg: readFileSync(`${folder}${file}`, "utf8") }));
}
