import type { Digits } from "../format-number.ts";
import type { GraphDoc } from "../graph/graph-doc.ts";
import { derivationOf } from "./derivation.ts";
import { derivationLatex } from "./latex.ts";
import { derivationMarkdown } from "./markdown.ts";
import { derivationText } from "./text.ts";

export type ExplainFormat = "text" | "markdown" | "latex";

export interface ExplainOptions {
  /** Default `text`. */
  readonly format?: ExplainFormat;
  /** Significant digits; default 6. */
  readonly digits?: Digits;
}

/**
 * Why each gradient is what it is: for every edge, in backward order, upstream × local derivative =
 * contribution, and the sum where several edges leave one tensor.
 *
 * ```ts
 * import { variable } from "@leibniz/core";
 * import { explain, graphOf } from "@leibniz/viz";
 * const x = variable(3, { name: "x" });
 * const y = x.mul(x).named("y");
 * y.backward();
 * console.log(explain(graphOf(y)).includes("∂y/∂x = 3 + 3 = 6")); // true
 * ```
 */
export function explain(doc: GraphDoc, options: ExplainOptions = {}): string {
  const derivation = derivationOf(doc, options.digits ?? 6);
  switch (options.format ?? "text") {
    case "text":
      return derivationText(derivation);
    case "markdown":
      return derivationMarkdown(derivation);
    case "latex":
      return derivationLatex(derivation);
  }
}
