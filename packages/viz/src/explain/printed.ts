import type { FormulaDoc } from "../graph/graph-doc.ts";

/** A printed number or shape as a formula. */
export function printed(text: string): FormulaDoc {
  return { text, latex: latexValue(text) };
}

/** A printed number or shape as LaTeX: exponents become powers of ten, words stay upright. */
export function latexValue(text: string): string {
  return text
    .replace(
      /(-?[\d.]+)e([+-]\d+)/g,
      (_, digits: string, power: string) => `${digits} \\cdot 10^{${Number(power)}}`,
    )
    .replaceAll("NaN", "\\mathrm{NaN}")
    .replaceAll("∞", "\\infty")
    .replaceAll("—", "\\text{—}")
    .replace(/(\d) (?=[-\d])/g, "$1\\;");
}

/** A printed number as a factor or a term: a sign after a sign stands in brackets. */
export function factor(text: string): FormulaDoc {
  return text.startsWith("-") ? { text: `(${text})`, latex: `(${latexValue(text)})` } : printed(text);
}

/** Formulas with a sign between them. */
export function joined(parts: readonly FormulaDoc[], sign: "·" | "+"): FormulaDoc {
  return {
    text: parts.map((part) => part.text).join(` ${sign} `),
    latex: parts.map((part) => part.latex).join(sign === "·" ? " \\cdot " : " + "),
  };
}
