import type { FormulaDoc } from "../graph/graph-doc.ts";
import type { BackwardStep, Derivation, EdgeStep } from "./derivation.ts";

/** The derivation as LaTeX: one `align*` for the forward pass, one for each step back. */
export function derivationLatex(derivation: Derivation): string {
  const blocks = [
    forwardLines(derivation),
    ...derivation.backward.map((step) => backwardLines(derivation, step)),
  ];
  return blocks.map((lines) => `\\begin{align*}\n${lines.join(" \\\\\n")}\n\\end{align*}\n`).join("\n");
}

/** `\frac{\partial L}{\partial x}`. */
export function derivative(of: FormulaDoc, by: FormulaDoc): string {
  return `\\frac{\\partial ${of.latex}}{\\partial ${by.latex}}`;
}

/** A printed number or shape as LaTeX: exponents become powers of ten, words stay upright. */
export function latexValue(printed: string): string {
  return printed
    .replace(
      /(-?[\d.]+)e([+-]\d+)/g,
      (_, digits: string, power: string) => `${digits} \\cdot 10^{${Number(power)}}`,
    )
    .replaceAll("NaN", "\\mathrm{NaN}")
    .replaceAll("∞", "\\infty")
    .replaceAll("—", "\\text{—}")
    .replace(/(\d) (?=[-\d])/g, "$1\\;");
}

/** `\frac{∂L}{∂y} \cdot \frac{∂y}{∂x} = upstream \cdot local = contribution`. */
export function chainLatex(derivation: Derivation, step: BackwardStep, edge: EdgeStep): string {
  const upstream = derivative(derivation.result, step.symbol);
  const contribution = latexValue(edge.contribution);
  if (edge.local === null) return `${edge.pullback?.latex ?? `${upstream} \\cdots`} = ${contribution}`;
  const value = latexValue(edge.local.value);
  const number = latexValue(edge.upstream);
  const rule =
    edge.local.text === edge.local.value ? "" : `${number} \\cdot \\left(${edge.local.latex}\\right) = `;
  return (
    `${upstream} \\cdot ${derivative(step.symbol, edge.input)} = ${rule}` +
    `${number} \\cdot ${value.startsWith("-") ? `(${value})` : value} = ${contribution}`
  );
}

function forwardLines(derivation: Derivation): string[] {
  return derivation.forward.map((step) => {
    const numbers = step.numbers === null ? "" : ` = ${latexValue(step.numbers.latex)}`;
    return `${step.symbol.latex} &= ${step.formula.latex}${numbers} = ${latexValue(step.value)}`;
  });
}

function backwardLines(derivation: Derivation, step: BackwardStep): string[] {
  return [
    ...step.edges.map((edge) => {
      const left = derivative(derivation.result, edge.input);
      // Where several edges leave a tensor, one of them brings only a term of its gradient.
      return `${left} ${edge.partial ? "&\\mathrel{+}=" : "&="} ${chainLatex(derivation, step, edge)}`;
    }),
    ...step.sums.map((sum) => {
      const terms = sum.terms.map(latexValue).join(" + ");
      return `${derivative(derivation.result, sum.input)} &= ${terms} = ${latexValue(sum.total)}`;
    }),
  ];
}
