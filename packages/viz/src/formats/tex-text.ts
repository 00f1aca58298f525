import { legible } from "../draw/legible-text.ts";
import { TEX_SPECIALS } from "../tex-specials.ts";

/** Characters that TeX reads as commands, and signs that its text fonts lack. */
const replacements: Readonly<Record<string, string>> = {
  ...TEX_SPECIALS,
  '"': "\\textquotedbl{}",
  "`": "\\textasciigrave{}",
  "×": "$\\times$",
  "÷": "$\\div$",
  "·": "$\\cdot$",
  "−": "$-$",
  "±": "$\\pm$",
  "∂": "$\\partial$",
  "∇": "$\\nabla$",
  "∞": "$\\infty$",
  "∑": "$\\sum$",
  "√": "$\\surd$",
  "≤": "$\\leq$",
  "≥": "$\\geq$",
  "≠": "$\\neq$",
  "⊙": "$\\odot$",
  "²": "$^{2}$",
  "³": "$^{3}$",
  ᵀ: "$^{\\mathsf{T}}$",
  "—": "\\textemdash{}",
  "…": "\\textellipsis{}",
  "\ufffd": "?",
};

const greek: Readonly<Record<string, string>> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "varepsilon",
  ζ: "zeta",
  η: "eta",
  θ: "theta",
  λ: "lambda",
  μ: "mu",
  ν: "nu",
  ξ: "xi",
  π: "pi",
  ρ: "rho",
  σ: "sigma",
  τ: "tau",
  φ: "varphi",
  χ: "chi",
  ψ: "psi",
  ω: "omega",
  Γ: "Gamma",
  Δ: "Delta",
  Θ: "Theta",
  Λ: "Lambda",
  Σ: "Sigma",
  Φ: "Phi",
  Ψ: "Psi",
  Ω: "Omega",
};

/** A name or number as one line of TeX text: whatever it holds, TeX shows it and runs nothing. */
export function escapeTex(text: string): string {
  const line = legible(text)
    .replace(/\s+/g, " ")
    // Of a number this is its minus, which is longer than a hyphen.
    .replace(/(?<=^|[\s[(×+])-(?=[\d∞])/g, "−");
  return (
    Array.from(line)
      .map((character) => {
        const letter = greek[character];
        if (letter !== undefined) return `$\\${letter}$`;
        return Object.hasOwn(replacements, character) ? replacements[character] : character;
      })
      .join("")
      .replace(/\p{Cf}/gu, "")
      // Two of these in a row would become a longer dash or a quotation mark.
      .replace(/([-',])(?=\1)/g, "$1{}")
  );
}
