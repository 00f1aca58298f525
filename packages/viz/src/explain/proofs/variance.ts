import type { FormulaDoc } from "../../graph/graph-doc.ts";
import { linesOf, type Proof, type ProofPoint, total } from "./proof.ts";

interface SampleLetters {
  readonly x: readonly number[];
  readonly m: number;
  readonly n: number;
  readonly c: number;
  readonly E: number;
}

const LEFT: FormulaDoc = { text: "∂L/∂xᵢ", latex: "\\frac{\\partial L}{\\partial x_i}" };
const MEAN: FormulaDoc = { text: "m = Σₖ xₖ / n", latex: "m = \\frac{1}{n} \\sum_k x_k" };
const POINTS: readonly ProofPoint[] = [
  { x: [1, 2, 4], c: [0], E: [1] },
  { x: [-3, 0.5, 2.25, 9], c: [1], E: [-0.7] },
];

function lettersOf({ x, c, E }: ProofPoint): SampleLetters {
  return { x: x!, m: total(x!) / x!.length, n: x!.length, c: c![0]!, E: E![0]! };
}

const variance = ({ x, m, n, c }: SampleLetters): number => total(x.map((xk) => (xk - m) ** 2)) / (n - c);
/** Σₖ 2 (xₖ − m) (δₖᵢ − 1/n) / (n − c) */
const slope = ({ x, m, n, c }: SampleLetters, i: number): number =>
  total(x.map((xk, k) => 2 * (xk - m) * ((k === i ? 1 : 0) - 1 / n))) / (n - c);

export const varianceProof: Proof = {
  op: "variance",
  title: { en: "variance (c: correction)", ko: "분산 (c: 보정)" },
  given: [
    MEAN,
    { text: "v = Σₖ (xₖ - m)² / (n - c)", latex: "v = \\frac{1}{n - c} \\sum_k \\left(x_k - m\\right)^2" },
  ],
  left: LEFT,
  points: POINTS,
  lines: linesOf<SampleLetters>(
    [
      [
        "∂L/∂v · Σₖ 2 · (xₖ - m) · (δₖᵢ - 1 / n) / (n - c)",
        "\\frac{\\partial L}{\\partial v} \\cdot \\frac{1}{n - c} \\sum_k 2 \\left(x_k - m\\right) \\left(\\delta_{ki} - \\frac{1}{n}\\right)",
        "chain rule: the mean depends on every xᵢ too",
        "연쇄 법칙: 평균도 모든 xᵢ에 따라 변함",
        (letters) => letters.x.map((_, i) => letters.E * slope(letters, i)),
      ],
      [
        "∂L/∂v · 2 · (xᵢ - m) / (n - c)",
        "\\frac{\\partial L}{\\partial v} \\cdot \\frac{2 \\left(x_i - m\\right)}{n - c}",
        "the deviations from the mean add up to 0",
        "평균과의 차이를 모두 더하면 0",
        ({ x, m, n, c, E }) => x.map((xi) => (E * 2 * (xi - m)) / (n - c)),
      ],
    ],
    lettersOf,
  ),
};

export const stdProof: Proof = {
  op: "std",
  title: { en: "standard deviation (c: correction)", ko: "표준편차 (c: 보정)" },
  given: [
    MEAN,
    { text: "s = √v", latex: "s = \\sqrt{v}" },
    { text: "v = Σₖ (xₖ - m)² / (n - c)", latex: "v = \\frac{1}{n - c} \\sum_k \\left(x_k - m\\right)^2" },
  ],
  left: LEFT,
  points: POINTS,
  lines: linesOf<SampleLetters>(
    [
      [
        "∂L/∂s · ∂s/∂v · ∂v/∂xᵢ",
        "\\frac{\\partial L}{\\partial s} \\cdot \\frac{\\partial s}{\\partial v} \\cdot \\frac{\\partial v}{\\partial x_i}",
        "chain rule",
        "연쇄 법칙",
        (letters) =>
          letters.x.map((_, i) => letters.E * (0.5 * variance(letters) ** -0.5) * slope(letters, i)),
      ],
      [
        "∂L/∂s · (1 / (2 · s)) · 2 · (xᵢ - m) / (n - c)",
        "\\frac{\\partial L}{\\partial s} \\cdot \\frac{1}{2 s} \\cdot \\frac{2 \\left(x_i - m\\right)}{n - c}",
        "derivatives of the root and of the variance",
        "제곱근과 분산의 미분",
        (letters) => {
          const s = Math.sqrt(variance(letters));
          const { x, m, n, c, E } = letters;
          return x.map((xi) => (E * (1 / (2 * s)) * 2 * (xi - m)) / (n - c));
        },
      ],
      [
        "∂L/∂s · (xᵢ - m) / ((n - c) · s)",
        "\\frac{\\partial L}{\\partial s} \\cdot \\frac{x_i - m}{\\left(n - c\\right) s}",
        "cancel the 2",
        "2를 약분",
        (letters) => {
          const { x, m, n, c, E } = letters;
          return x.map((xi) => (E * (xi - m)) / ((n - c) * Math.sqrt(variance(letters))));
        },
      ],
    ],
    lettersOf,
  ),
};
