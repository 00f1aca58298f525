import { checkOptions, type Tensor } from "@leibniz/core";
import { checkChoice, optionNames } from "../check-choice.ts";
import type { Digits } from "../format-number.ts";
import type { GraphDoc } from "../graph/graph-doc.ts";
import { graphOf } from "../graph/graph-of.ts";
import { chosenTensors, type Chosen } from "./chosen-tensors.ts";
import { closedForm } from "./closed-form.ts";
import { derivationOf } from "./derivation.ts";
import { Explained } from "./explained.ts";
import { factoredForm } from "./factored-form.ts";
import { GraphIndex } from "./graph-index.ts";
import { EXPLAIN_LANGUAGES, type ExplainLanguage } from "./language.ts";
import { workingLatex } from "./latex.ts";
import { LiveGraph } from "./live-graph.ts";
import { localForm } from "./local-form.ts";
import { workingMarkdown } from "./markdown.ts";
import { workingMathml } from "./mathml.ts";
import { pathsForm } from "./paths-form.ts";
import { workingSpeech } from "./speech.ts";
import { workingText } from "./text.ts";
import type { Working } from "./working.ts";

const FORMS = ["local", "paths", "factored", "closed"] as const;

/** How a derivation is told. */
export type ExplainForm = (typeof FORMS)[number];

const FORMATS = ["text", "markdown", "latex", "mathml", "speech"] as const;

/** How a derivation is written down. */
export type ExplainFormat = (typeof FORMATS)[number];

export interface ExplainOptions {
  /** Whose gradients: tensors, their names, or the symbols of formulas such as `t1`. All leaves when left out. */
  readonly wrt?: Chosen | readonly Chosen[];
  /**
   * - `local` (the default): for every edge, in backward order, upstream × local derivative = contribution, and the sum
   *   where several edges leave one tensor;
   * - `paths`: the sum over all paths, each the product of its local derivatives; up to 64 paths;
   * - `factored`: the same sum with common factors taken out, one line for each junction;
   * - `closed`: one formula in the leaves, and the proofs of composites such as y (1 − y) for the sigmoid.
   */
  readonly form?: ExplainForm;
  /** Default `text`. */
  readonly format?: ExplainFormat;
  /** Default `en`. */
  readonly lang?: ExplainLanguage;
  /** Significant digits; default 6. */
  readonly digits?: Digits;
  /**
   * Whether to put a numerical derivative beside each gradient that was asked for. It needs the program, so a document
   * gets none. By default it is done where it is cheap; `true` insists on one element at least.
   */
  readonly check?: boolean;
}

const NAMES = optionNames<ExplainOptions>({
  wrt: true,
  form: true,
  format: true,
  lang: true,
  digits: true,
  check: true,
});

/**
 * Why each gradient is what it is, from a tensor that ran backward or from the document of its graph.
 *
 * `mathml` is a promise, since the library that writes it is large and is fetched only then; the other formats are
 * strings at once.
 *
 * ```ts
 * import { variable } from "@leibniz/core";
 * import { explain } from "@leibniz/viz";
 * const x = variable(3, { name: "x" });
 * const y = x.mul(x).named("y");
 * y.backward();
 * console.log(explain(y).includes("∂y/∂x = 3 + 3 = 6")); // true
 * console.log(explain(y, { wrt: "x", form: "closed" }).includes("∂y/∂x = x + x = 6")); // true
 * ```
 *
 * @throws UnknownTensorError when `wrt` names nothing in the graph, or several things.
 * @throws TooManyPathsError when `paths` would be a sum of more than 64.
 * @throws LongFormulaError when `closed` would be a formula that nobody can read.
 */
export function explain(
  of: GraphDoc | Tensor,
  options: ExplainOptions & { readonly format: "mathml" },
): Promise<string>;
export function explain(
  of: GraphDoc | Tensor,
  options?: ExplainOptions & { readonly format?: Exclude<ExplainFormat, "mathml"> },
): string;
export function explain(of: GraphDoc | Tensor, options?: ExplainOptions): string | Promise<string>;
export function explain(of: GraphDoc | Tensor, options: ExplainOptions = {}): string | Promise<string> {
  checkOptions("explain", options, NAMES);
  checkChoice("explain", "format", options.format, FORMATS);
  checkChoice("explain", "form", options.form, FORMS);
  checkChoice("explain", "lang", options.lang, EXPLAIN_LANGUAGES);
  const { format = "text", lang = "en" } = options;
  const working = workingOf(of, options);
  switch (format) {
    case "text":
      return workingText(working);
    case "markdown":
      return workingMarkdown(working);
    case "latex":
      return workingLatex(working);
    case "speech":
      return workingSpeech(working);
    case "mathml":
      return workingMathml(working, lang);
  }
}

function workingOf(of: GraphDoc | Tensor, options: ExplainOptions): Working {
  const { wrt, form = "local", lang = "en", digits = 6, check } = options;
  const live = isDocument(of) ? null : new LiveGraph(of);
  const doc = isDocument(of) ? of : graphOf(of, { composites: false });
  const graph = new GraphIndex(doc);
  const chosen = chosenTensors(doc, wrt, (tensor) => live?.idOf(tensor) ?? null);
  const explained = new Explained({ graph, live, wrt: chosen, digits, language: lang, check });
  switch (form) {
    case "local":
      return localForm(explained, derivationOf(graph, { wrt: chosen, digits }));
    case "paths":
      return pathsForm(explained);
    case "factored":
      return factoredForm(explained);
    case "closed":
      return closedForm(explained);
  }
}

function isDocument(of: GraphDoc | Tensor): of is GraphDoc {
  return "format" in of && of.format === "leibniz-graph";
}
