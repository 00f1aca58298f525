import { erf } from "@leibniz/core";
import { type Proof, scalarProof, UPSTREAM } from "./proof.ts";

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const softplus = (x: number): number => Math.log1p(Math.exp(x));
/** The normal distribution: how much lies below x, and its density there. */
const below = (x: number): number => (1 + erf(x / Math.SQRT2).item()) / 2;
const density = (x: number): number => Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI);

export const siluProof: Proof = scalarProof(
  "silu",
  { en: "SiLU", ko: "SiLU" },
  [
    { text: "s = σ(x)", latex: "s = \\sigma(x)" },
    { text: "y = x · s", latex: "y = x \\cdot s" },
  ],
  (x) => x * sigmoid(x),
  [
    [
      "∂L/∂y · (s + x · s · (1 - s))",
      `${UPSTREAM} \\cdot \\left(s + x \\cdot s \\left(1 - s\\right)\\right)`,
      "derivative of a product, and of the sigmoid",
      "곱의 미분과 시그모이드의 미분",
      ({ x, E }) => E * (sigmoid(x) + x * sigmoid(x) * (1 - sigmoid(x))),
    ],
    [
      "∂L/∂y · (s + y · (1 - s))",
      `${UPSTREAM} \\cdot \\left(s + y \\left(1 - s\\right)\\right)`,
      "x · s is y",
      "x · s는 y",
      ({ x, y, E }) => E * (sigmoid(x) + y * (1 - sigmoid(x))),
    ],
    [
      "∂L/∂y · (y + s · (1 - y))",
      `${UPSTREAM} \\cdot \\left(y + s \\left(1 - y\\right)\\right)`,
      "expand, and gather by s",
      "전개하여 s로 묶음",
      ({ x, y, E }) => E * (y + sigmoid(x) * (1 - y)),
    ],
  ],
);

export const geluProof: Proof = scalarProof(
  "gelu",
  { en: "GELU", ko: "GELU" },
  [
    { text: "y = x · Φ(x)", latex: "y = x \\cdot \\Phi(x)" },
    {
      text: "Φ(x) = (1 + erf(x / √2)) / 2",
      latex: "\\Phi(x) = \\frac{1 + \\operatorname{erf}\\left(x / \\sqrt{2}\\right)}{2}",
    },
  ],
  (x) => x * below(x),
  [
    [
      "∂L/∂y · (Φ(x) + x · ∂Φ/∂x)",
      `${UPSTREAM} \\cdot \\left(\\Phi(x) + x \\cdot \\frac{\\partial \\Phi}{\\partial x}\\right)`,
      "derivative of a product",
      "곱의 미분",
      ({ x, E }) =>
        E *
        (below(x) + (x * ((2 / Math.sqrt(Math.PI)) * Math.exp(-((x / Math.SQRT2) ** 2)))) / Math.SQRT2 / 2),
    ],
    [
      "∂L/∂y · (Φ(x) + x · exp(-x² / 2) / √(2π))",
      `${UPSTREAM} \\cdot \\left(\\Phi(x) + x \\cdot \\frac{e^{-x^2 / 2}}{\\sqrt{2 \\pi}}\\right)`,
      "the derivative of Φ is the normal density",
      "Φ의 미분은 정규분포의 밀도",
      ({ x, E }) => E * (below(x) + x * density(x)),
    ],
  ],
);

export const mishProof: Proof = scalarProof(
  "mish",
  { en: "Mish", ko: "Mish" },
  [
    { text: "s = log(1 + eˣ)", latex: "s = \\log\\left(1 + e^x\\right)" },
    { text: "y = x · tanh(s)", latex: "y = x \\cdot \\tanh(s)" },
  ],
  (x) => x * Math.tanh(softplus(x)),
  [
    [
      "∂L/∂y · (tanh(s) + x · ∂tanh(s)/∂s · ∂s/∂x)",
      `${UPSTREAM} \\cdot \\left(\\tanh(s) + x \\cdot \\frac{\\partial \\tanh(s)}{\\partial s} \\cdot \\frac{\\partial s}{\\partial x}\\right)`,
      "derivative of a product, and chain rule",
      "곱의 미분과 연쇄 법칙",
      ({ x, E }) => {
        const s = softplus(x);
        return E * (Math.tanh(s) + (x * (1 / Math.cosh(s) ** 2) * Math.exp(x)) / (1 + Math.exp(x)));
      },
    ],
    [
      "∂L/∂y · (tanh(s) + x · (1 - tanh(s)²) · σ(x))",
      `${UPSTREAM} \\cdot \\left(\\tanh(s) + x \\left(1 - \\tanh^2(s)\\right) \\sigma(x)\\right)`,
      "derivatives of tanh and softplus",
      "tanh와 소프트플러스의 미분",
      ({ x, E }) => {
        const t = Math.tanh(softplus(x));
        return E * (t + x * (1 - t ** 2) * sigmoid(x));
      },
    ],
  ],
);
