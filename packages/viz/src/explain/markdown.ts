import type { Derivation } from "./derivation.ts";
import { chainLatex, derivative, latexValue } from "./latex.ts";

/** The derivation as Markdown with `$…$` mathematics, for a page or a notebook. */
export function derivationMarkdown(derivation: Derivation): string {
  const { result } = derivation;
  const lines = [`# ${markdownText(result.text)} = ${result.value}`, "", "## Forward", ""];
  for (const step of derivation.forward) {
    const numbers = step.numbers === null ? "" : ` = ${latexValue(step.numbers.latex)}`;
    const source = step.source === null ? "" : ` — ${markdownText(step.source)}`;
    lines.push(
      `- $${step.symbol.latex} = ${step.formula.latex}${numbers} = ${latexValue(step.value)}$${source}`,
    );
  }
  lines.push("", "## Backward: upstream gradient × local derivative", "");
  lines.push(
    derivation.differentiated
      ? `- $${derivative(result, result)} = ${latexValue(derivation.backward[0]?.upstream ?? "1")}$`
      : "Not computed yet: call `backward()` on the result.",
  );
  for (const step of derivation.backward) {
    lines.push("", `Through $${step.symbol.latex} = ${step.formula.latex}$:`, "");
    for (const edge of step.edges) {
      const term = edge.partial ? "one term of " : "";
      lines.push(`- ${term}$${derivative(result, edge.input)} = ${chainLatex(derivation, step, edge)}$`);
    }
    for (const sum of step.sums) {
      const terms = sum.terms.map(latexValue).join(" + ");
      lines.push(`- $${derivative(result, sum.input)} = ${terms} = ${latexValue(sum.total)}$`);
    }
  }
  if (derivation.gradients.length > 0) {
    lines.push("", "## Gradients", "", "| leaf | value | gradient |", "| --- | --- | --- |");
    for (const { leaf, value, gradient, accumulated } of derivation.gradients) {
      const more = accumulated === null ? "" : ` (.grad: ${accumulated})`;
      lines.push(`| ${markdownText(leaf.text)} | ${value} | ${gradient}${more} |`);
    }
  }
  return `${lines.join("\n")}\n`;
}

/** A name as Markdown text: nothing in it is markup. */
function markdownText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_{}[\]()#+\-!|~$]/g, "\\$&");
}
