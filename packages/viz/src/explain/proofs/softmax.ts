import type { FormulaDoc } from "../../graph/graph-doc.ts";
import { linesOf, type Proof, type ProofPoint, total } from "./proof.ts";

/** The letters: logits a, their softmax y, what arrives from upstream for each output, and targets t. */
interface RowLetters {
  readonly a: readonly number[];
  readonly y: readonly number[];
  readonly E: readonly number[];
  readonly t: readonly number[];
}

const LEFT: FormulaDoc = { text: "∂L/∂aᵢ", latex: "\\frac{\\partial L}{\\partial a_i}" };
const SOFTMAX: FormulaDoc = {
  text: "yᵢ = exp(aᵢ) / Σₖ exp(aₖ)",
  latex: "y_i = \\frac{e^{a_i}}{\\sum_k e^{a_k}}",
};
const DELTA: FormulaDoc = {
  text: "δₖᵢ = 1 (k = i), 0 (k ≠ i)",
  latex: "\\delta_{ki} = 1 \\; (k = i), \\quad \\delta_{ki} = 0 \\; (k \\ne i)",
};
/** Rows of the documents' kind; every t adds up to 1. */
const POINTS: readonly ProofPoint[] = [
  { a: [0.3, 2.9, 4], t: [0, 1, 0], E: [1, -2, 0.5] },
  { a: [-1, 0, 2, 0.5], t: [0.1, 0.2, 0.3, 0.4], E: [0.2, 0.7, -1.5, 3] },
  { a: [10, -10], t: [1, 0], E: [-1, 1] },
];

function lettersOf({ a, E, t }: ProofPoint): RowLetters {
  const powers = a!.map(Math.exp);
  const sum = total(powers);
  return { a: a!, y: powers.map((each) => each / sum), E: E!, t: t! };
}

const delta = (k: number, i: number): number => (k === i ? 1 : 0);
/** ∂yₖ/∂aᵢ by the rule for quotients, without the short form that the proofs use. */
function softmaxSlope(a: readonly number[], k: number, i: number): number {
  const powers = a.map(Math.exp);
  const sum = total(powers);
  return (delta(k, i) * powers[k]! * sum - powers[k]! * powers[i]!) / sum ** 2;
}
/** One number for each i, as a sum over k. */
const overK = (row: RowLetters, term: (k: number, i: number) => number): number[] =>
  row.a.map((_, i) => total(row.a.map((__, k) => term(k, i))));

export const softmaxProof: Proof = {
  op: "softmax",
  title: { en: "softmax", ko: "소프트맥스" },
  given: [SOFTMAX, DELTA],
  left: LEFT,
  points: POINTS,
  lines: linesOf<RowLetters>(
    [
      [
        "Σₖ ∂L/∂yₖ · ∂yₖ/∂aᵢ",
        "\\sum_k \\frac{\\partial L}{\\partial y_k} \\cdot \\frac{\\partial y_k}{\\partial a_i}",
        "chain rule over all outputs: each depends on every input",
        "모든 출력에 대한 연쇄 법칙: 출력마다 모든 입력에 따라 변함",
        (row) => overK(row, (k, i) => row.E[k]! * softmaxSlope(row.a, k, i)),
      ],
      [
        "Σₖ ∂L/∂yₖ · yₖ · (δₖᵢ - yᵢ)",
        "\\sum_k \\frac{\\partial L}{\\partial y_k} \\cdot y_k \\left(\\delta_{ki} - y_i\\right)",
        "derivative of a quotient",
        "몫의 미분",
        (row) => overK(row, (k, i) => row.E[k]! * row.y[k]! * (delta(k, i) - row.y[i]!)),
      ],
      [
        "yᵢ · (∂L/∂yᵢ - Σₖ ∂L/∂yₖ · yₖ)",
        "y_i \\left(\\frac{\\partial L}{\\partial y_i} - \\sum_k \\frac{\\partial L}{\\partial y_k} y_k\\right)",
        "only k = i has δ = 1",
        "δ = 1인 것은 k = i뿐",
        ({ y, E }) => y.map((yi, i) => yi * (E[i]! - total(E.map((each, k) => each * y[k]!)))),
      ],
    ],
    lettersOf,
  ),
};

export const logSoftmaxProof: Proof = {
  op: "logSoftmax",
  title: { en: "log softmax", ko: "로그 소프트맥스" },
  given: [{ text: "zₖ = aₖ - log(Σⱼ exp(aⱼ))", latex: "z_k = a_k - \\log \\sum_j e^{a_j}" }, SOFTMAX, DELTA],
  left: LEFT,
  points: POINTS,
  lines: linesOf<RowLetters>(
    [
      [
        "Σₖ ∂L/∂zₖ · ∂zₖ/∂aᵢ",
        "\\sum_k \\frac{\\partial L}{\\partial z_k} \\cdot \\frac{\\partial z_k}{\\partial a_i}",
        "chain rule over all outputs",
        "모든 출력에 대한 연쇄 법칙",
        (row) => overK(row, (k, i) => (row.E[k]! * softmaxSlope(row.a, k, i)) / row.y[k]!),
      ],
      [
        "Σₖ ∂L/∂zₖ · (δₖᵢ - yᵢ)",
        "\\sum_k \\frac{\\partial L}{\\partial z_k} \\left(\\delta_{ki} - y_i\\right)",
        "derivative of log Σ exp",
        "log Σ exp의 미분",
        (row) => overK(row, (k, i) => row.E[k]! * (delta(k, i) - row.y[i]!)),
      ],
      [
        "∂L/∂zᵢ - yᵢ · Σₖ ∂L/∂zₖ",
        "\\frac{\\partial L}{\\partial z_i} - y_i \\sum_k \\frac{\\partial L}{\\partial z_k}",
        "only k = i has δ = 1",
        "δ = 1인 것은 k = i뿐",
        ({ y, E }) => y.map((yi, i) => E[i]! - yi * total(E)),
      ],
    ],
    lettersOf,
  ),
};

export const logSumExpProof: Proof = {
  op: "logSumExp",
  title: { en: "log-sum-exp", ko: "로그 지수합" },
  given: [{ text: "z = log(Σₖ exp(aₖ))", latex: "z = \\log \\sum_k e^{a_k}" }],
  left: LEFT,
  points: POINTS,
  lines: linesOf<RowLetters>(
    [
      [
        "∂L/∂z · (1 / Σₖ exp(aₖ)) · exp(aᵢ)",
        "\\frac{\\partial L}{\\partial z} \\cdot \\frac{1}{\\sum_k e^{a_k}} \\cdot e^{a_i}",
        "chain rule: derivatives of log, sum and exp",
        "연쇄 법칙: log, 합, exp의 미분",
        ({ a, E }) => a.map((ai) => E[0]! * (1 / total(a.map(Math.exp))) * Math.exp(ai)),
      ],
      [
        "∂L/∂z · softmax(a)ᵢ",
        "\\frac{\\partial L}{\\partial z} \\cdot \\operatorname{softmax}(a)_i",
        "definition of softmax",
        "소프트맥스의 정의",
        ({ y, E }) => y.map((yi) => E[0]! * yi),
      ],
    ],
    lettersOf,
  ),
};

/** y − t: softmax and cross-entropy folded into one node. */
export const softmaxWithLossProof: Proof = {
  op: "softmaxCrossEntropy",
  title: { en: "Softmax-with-Loss, one row", ko: "Softmax-with-Loss, 한 행" },
  given: [
    SOFTMAX,
    { text: "L = -Σₖ tₖ · log(yₖ)", latex: "L = -\\sum_k t_k \\log y_k" },
    { text: "Σₖ tₖ = 1", latex: "\\sum_k t_k = 1" },
    DELTA,
  ],
  left: LEFT,
  points: POINTS,
  lines: linesOf<RowLetters>(
    [
      [
        "Σₖ ∂L/∂yₖ · ∂yₖ/∂aᵢ",
        "\\sum_k \\frac{\\partial L}{\\partial y_k} \\cdot \\frac{\\partial y_k}{\\partial a_i}",
        "chain rule over all outputs of the softmax",
        "소프트맥스의 모든 출력에 대한 연쇄 법칙",
        (row) => overK(row, (k, i) => (-row.t[k]! / row.y[k]!) * softmaxSlope(row.a, k, i)),
      ],
      [
        "Σₖ (-tₖ / yₖ) · yₖ · (δₖᵢ - yᵢ)",
        "\\sum_k \\left(-\\frac{t_k}{y_k}\\right) \\cdot y_k \\left(\\delta_{ki} - y_i\\right)",
        "local derivatives of -t log y and of softmax",
        "-t log y와 소프트맥스의 국소적 미분",
        (row) => overK(row, (k, i) => (-row.t[k]! / row.y[k]!) * row.y[k]! * (delta(k, i) - row.y[i]!)),
      ],
      [
        "Σₖ tₖ · (yᵢ - δₖᵢ)",
        "\\sum_k t_k \\left(y_i - \\delta_{ki}\\right)",
        "yₖ cancels",
        "yₖ가 약분됨",
        (row) => overK(row, (k, i) => row.t[k]! * (row.y[i]! - delta(k, i))),
      ],
      [
        "yᵢ · Σₖ tₖ - tᵢ",
        "y_i \\sum_k t_k - t_i",
        "only k = i has δ = 1",
        "δ = 1인 것은 k = i뿐",
        ({ y, t }) => y.map((yi, i) => yi * total(t) - t[i]!),
      ],
      [
        "yᵢ - tᵢ",
        "y_i - t_i",
        "the targets add up to 1; a mean over N rows divides by N",
        "정답의 합은 1; N개 행의 평균이면 N으로 나눔",
        ({ y, t }) => y.map((yi, i) => yi - t[i]!),
      ],
    ],
    lettersOf,
  ),
};
