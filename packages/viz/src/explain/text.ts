import type { FormulaDoc } from "../graph/graph-doc.ts";
import type { Derivation, EdgeStep } from "./derivation.ts";

/** The derivation in plain text, for a terminal. */
export function derivationText(derivation: Derivation): string {
  const { result } = derivation;
  const d = (of: FormulaDoc, by: FormulaDoc) => `∂${of.text}/∂${by.text}`;
  const lines = [`${result.text} = ${result.value}`, "", "Forward"];
  for (const step of derivation.forward) {
    const numbers = step.numbers === null ? "" : ` = ${step.numbers.text}`;
    const source = step.source === null ? "" : `    (${step.source})`;
    lines.push(`  ${step.symbol.text} = ${step.formula.text}${numbers} = ${step.value}${source}`);
  }
  lines.push("", "Backward: upstream gradient × local derivative");
  if (!derivation.differentiated) lines.push("  (not computed yet: call backward() on the result)");
  else lines.push(`  ${d(result, result)} = ${derivation.backward[0]?.upstream ?? "1"}`);
  for (const step of derivation.backward) {
    lines.push("", `  ${step.symbol.text} = ${step.formula.text}`);
    for (const edge of step.edges) {
      const gradient = edge.partial ? "one term of " : "";
      lines.push(`    ${gradient}${d(result, edge.input)} = ${chain(edge)}`);
    }
    for (const sum of step.sums) {
      lines.push(`    ${d(result, sum.input)} = ${sum.terms.join(" + ")} = ${sum.total}`);
    }

    function chain(edge: EdgeStep): string {
      if (edge.local !== null) {
        const rule =
          edge.local.text === edge.local.value
            ? ""
            : `${edge.upstream} · ${bracketed(edge.local.text, / /)} = `;
        return (
          `${d(result, step.symbol)} · ${d(step.symbol, edge.input)} = ${rule}` +
          `${edge.upstream} · ${bracketed(edge.local.value, /^-/)} = ${edge.contribution}`
        );
      }
      return edge.pullback === null
        ? `${d(result, step.symbol)} through ${step.formula.text} = ${edge.contribution}`
        : `${edge.pullback.text} = ${edge.contribution}`;
    }
  }
  if (derivation.gradients.length > 0) {
    lines.push("", "Gradients");
    for (const { leaf, value, gradient, accumulated } of derivation.gradients) {
      const more =
        accumulated === null ? "" : `    (.grad is ${accumulated}: several backward passes added up)`;
      lines.push(`  ${d(result, leaf)} = ${gradient}    at ${leaf.text} = ${value}${more}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

/** Puts brackets around a factor that would read wrongly without them. */
function bracketed(factor: string, when: RegExp): string {
  return when.test(factor) ? `(${factor})` : factor;
}
