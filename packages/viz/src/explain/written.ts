import { Formula } from "@leibniz/core";
import type { FormulaDoc, GraphNode } from "../graph/graph-doc.ts";
import { latexName } from "../graph/symbol-names.ts";
import { symbolOf } from "./graph-index.ts";
import type { ExplainLanguage } from "./language.ts";
import { oneLine } from "./plain-text.ts";
import { spokenFormula } from "./spoken.ts";

/** A formula in all its forms: for the eye and for the ear. */
export interface WrittenFormula extends FormulaDoc {
  readonly spoken: string;
}

// Names stand in formulas as one character each of a private area until the formula is done, so that neither the
// signs within a name are read as signs of the formula, nor those that look like a placeholder as one.
const FIRST = 0xf0000;
const PLACEHOLDER = /[\u{f0000}-\u{fffff}]/gu;

/** Formulas whose names are data. */
export class NamedFormulas {
  readonly #names: string[] = [];
  readonly #language: ExplainLanguage;

  constructor(language: ExplainLanguage) {
    this.#language = language;
  }

  /** The symbol of a node. */
  of(node: GraphNode): Formula {
    return this.named(node.symbol, symbolOf(node).latex);
  }

  named(name: string, latex: string = latexName(name)): Formula {
    this.#names.push(oneLine(name));
    return new Formula(latex, String.fromCodePoint(FIRST + this.#names.length - 1));
  }

  /** ∂of/∂by as one name, where an operation has no rule that can be written. */
  derivative(of: GraphNode, by: GraphNode): Formula {
    const [y, x] = [symbolOf(of), symbolOf(by)];
    return this.named(`∂${y.text}/∂${x.text}`, `\\frac{\\partial ${y.latex}}{\\partial ${x.latex}}`);
  }

  write({ latex, text }: Formula): WrittenFormula {
    const put = (said: string) =>
      said.replace(PLACEHOLDER, (character) => this.#names[character.codePointAt(0)! - FIRST] ?? "");
    return { latex, text: put(text), spoken: put(spokenFormula(text, this.#language)) };
  }
}
