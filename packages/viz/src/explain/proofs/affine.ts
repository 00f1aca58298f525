import { linesOf, type Proof, type ProofPoint, total } from "./proof.ts";

/** The letters of Y = X · W + B: matrices by rows, and E = ∂L/∂Y. */
interface AffineLetters {
  readonly X: readonly (readonly number[])[];
  readonly W: readonly (readonly number[])[];
  readonly E: readonly (readonly number[])[];
}

const GIVEN = {
  text: "Yₙⱼ = Σᵢ Xₙᵢ · Wᵢⱼ + Bⱼ",
  latex: "Y_{nj} = \\sum_i X_{ni} W_{ij} + B_j",
};
/** The numbers of the documents, and a batch of three that is as wide as it is deep. */
const POINTS: readonly ProofPoint[] = [
  { columns: [2, 3], X: [1, 2, 3, 4], W: [1, 2, 3, 4, 5, 6], E: [1, 2, 3, 4, 5, 6] },
  { columns: [2, 2], X: [0.5, -1, 2, 0, 1.5, 3], W: [-2, 0.25, 1, 4], E: [1, -1, 0.5, 2, -3, 0.125] },
];

function lettersOf({ columns, X, W, E }: ProofPoint): AffineLetters {
  const [inputs, outputs] = columns as [number, number];
  return { X: rowsOf(X!, inputs), W: rowsOf(W!, outputs), E: rowsOf(E!, outputs) };
}

function rowsOf(numbers: readonly number[], columns: number): number[][] {
  return Array.from({ length: numbers.length / columns }, (_, i) =>
    numbers.slice(i * columns, (i + 1) * columns),
  );
}

function transposed(matrix: readonly (readonly number[])[]): number[][] {
  return matrix[0]!.map((_, j) => matrix.map((row) => row[j]!));
}

function times(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number[] {
  return a.flatMap((row) => transposed(b).map((column) => total(row.map((each, k) => each * column[k]!))));
}

/** Each pair of indices of a matrix, row by row. */
function at(matrix: readonly (readonly number[])[], value: (i: number, j: number) => number): number[] {
  return matrix.flatMap((row, i) => row.map((_, j) => value(i, j)));
}

const same = (x: number, y: number): number => (x === y ? 1 : 0);

export const affineInputProof: Proof = {
  op: "matmul",
  title: { en: "Affine, ∂L/∂X", ko: "Affine, ∂L/∂X" },
  given: [GIVEN],
  left: { text: "∂L/∂Xₙᵢ", latex: "\\frac{\\partial L}{\\partial X_{ni}}" },
  points: POINTS,
  lines: linesOf<AffineLetters>(
    [
      [
        "Σₘ Σⱼ ∂L/∂Yₘⱼ · ∂Yₘⱼ/∂Xₙᵢ",
        "\\sum_m \\sum_j \\frac{\\partial L}{\\partial Y_{mj}} \\cdot \\frac{\\partial Y_{mj}}{\\partial X_{ni}}",
        "chain rule over all outputs",
        "모든 출력에 대한 연쇄 법칙",
        ({ X, W, E }) => at(X, (n, i) => total(at(E, (m, j) => E[m]![j]! * same(m, n) * W[i]![j]!))),
      ],
      [
        "Σⱼ ∂L/∂Yₙⱼ · Wᵢⱼ",
        "\\sum_j \\frac{\\partial L}{\\partial Y_{nj}} \\cdot W_{ij}",
        "Xₙᵢ enters row n only, times Wᵢⱼ",
        "Xₙᵢ는 Wᵢⱼ와 곱해져 n번째 행에만 들어감",
        ({ X, W, E }) => at(X, (n, i) => total(W[i]!.map((w, j) => E[n]![j]! * w))),
      ],
      [
        "(∂L/∂Y · Wᵀ)ₙᵢ",
        "\\left(\\frac{\\partial L}{\\partial Y} \\cdot W^{\\mathsf{T}}\\right)_{ni}",
        "a row times a row is a product with the transpose",
        "행과 행의 곱은 전치 행렬과의 곱",
        ({ W, E }) => times(E, transposed(W)),
      ],
    ],
    lettersOf,
  ),
};

export const affineWeightProof: Proof = {
  op: "matmul",
  title: { en: "Affine, ∂L/∂W", ko: "Affine, ∂L/∂W" },
  given: [GIVEN],
  left: { text: "∂L/∂Wᵢⱼ", latex: "\\frac{\\partial L}{\\partial W_{ij}}" },
  points: POINTS,
  lines: linesOf<AffineLetters>(
    [
      [
        "Σₙ Σₖ ∂L/∂Yₙₖ · ∂Yₙₖ/∂Wᵢⱼ",
        "\\sum_n \\sum_k \\frac{\\partial L}{\\partial Y_{nk}} \\cdot \\frac{\\partial Y_{nk}}{\\partial W_{ij}}",
        "chain rule over all outputs",
        "모든 출력에 대한 연쇄 법칙",
        ({ X, W, E }) => at(W, (i, j) => total(at(E, (n, k) => E[n]![k]! * same(k, j) * X[n]![i]!))),
      ],
      [
        "Σₙ Xₙᵢ · ∂L/∂Yₙⱼ",
        "\\sum_n X_{ni} \\cdot \\frac{\\partial L}{\\partial Y_{nj}}",
        "Wᵢⱼ enters column j only, times Xₙᵢ in every row",
        "Wᵢⱼ는 행마다 Xₙᵢ와 곱해져 j번째 열에만 들어감",
        ({ X, W, E }) => at(W, (i, j) => total(X.map((row, n) => row[i]! * E[n]![j]!))),
      ],
      [
        "(Xᵀ · ∂L/∂Y)ᵢⱼ",
        "\\left(X^{\\mathsf{T}} \\cdot \\frac{\\partial L}{\\partial Y}\\right)_{ij}",
        "a column times a column is a product with the transpose",
        "열과 열의 곱은 전치 행렬과의 곱",
        ({ X, E }) => times(transposed(X), E),
      ],
    ],
    lettersOf,
  ),
};

export const affineBiasProof: Proof = {
  op: "add",
  title: { en: "Affine, ∂L/∂B", ko: "Affine, ∂L/∂B" },
  given: [GIVEN],
  left: { text: "∂L/∂Bⱼ", latex: "\\frac{\\partial L}{\\partial B_j}" },
  points: POINTS,
  lines: linesOf<AffineLetters>(
    [
      [
        "Σₙ Σₖ ∂L/∂Yₙₖ · ∂Yₙₖ/∂Bⱼ",
        "\\sum_n \\sum_k \\frac{\\partial L}{\\partial Y_{nk}} \\cdot \\frac{\\partial Y_{nk}}{\\partial B_j}",
        "chain rule over all outputs",
        "모든 출력에 대한 연쇄 법칙",
        ({ E }) => E[0]!.map((_, j) => total(at(E, (n, k) => E[n]![k]! * same(k, j)))),
      ],
      [
        "Σₙ ∂L/∂Yₙⱼ",
        "\\sum_n \\frac{\\partial L}{\\partial Y_{nj}}",
        "Bⱼ is added to column j of every row: the sum over the batch",
        "Bⱼ는 모든 행의 j번째 열에 더해짐: 배치에 대한 합",
        ({ E }) => transposed(E).map(total),
      ],
    ],
    lettersOf,
  ),
};
