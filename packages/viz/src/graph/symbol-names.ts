import { Formula, numberFormula, type Tensor } from "@leibniz/core";
import { TEX_SPECIALS } from "../tex-specials.ts";

/**
 * What formulas call each tensor: the name a person gave it, the number of a scalar constant, `L` for the
 * result, and `t1`, `t2`, … for what lies between.
 */
export class SymbolNames {
  readonly #taken: Set<string>;
  #next = 1;

  /** `names` are those that a person gave; generated ones keep away from them. */
  constructor(names: Iterable<string>) {
    this.#taken = new Set(names);
  }

  /** The name of a result that has none of its own. */
  result(): string {
    return this.#taken.has("L") ? this.between() : "L";
  }

  /** The next free name for an interior tensor. */
  between(): string {
    for (;;) {
      const name = `t${this.#next++}`;
      if (!this.#taken.has(name)) return name;
    }
  }
}

/** What formulas call a tensor: the number of a constant scalar, its name, or else what `generate` makes up. */
export function formulaFor(tensor: Tensor, generate: () => string): Formula {
  if (tensor.name === null && tensor.creator === null && !tensor.requiresGrad && tensor.rank === 0) {
    return numberFormula(tensor.item());
  }
  const name = tensor.name ?? generate();
  return new Formula(latexName(name), name);
}

/** As in a name within mathematics, where a backquote is a plain quote. */
const replacements: Readonly<Record<string, string>> = { ...TEX_SPECIALS, "`": "'" };

/** A name as LaTeX mathematics: `x1` as x₁, a word upright, every character that LaTeX reads escaped. */
export function latexName(name: string): string {
  const simple = /^(\p{L})(\d*)$/u.exec(name);
  if (simple !== null && /^[A-Za-zα-ωΑ-Ω]$/u.test(simple[1]!)) {
    return simple[2] === "" ? simple[1]! : `${simple[1]}_{${simple[2]}}`;
  }
  return latexWords(name);
}

/** Any text as upright words within mathematics. */
export function latexWords(text: string): string {
  const printable = text.replace(/[\u0000-\u001f\u007f]/gu, " ");
  return `\\text{${printable.replace(/[\\{}$&#%_^~<>|`]/gu, (character) => replacements[character]!)}}`;
}
