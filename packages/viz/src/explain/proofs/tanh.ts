import { type Proof, scalarProof, UPSTREAM } from "./proof.ts";

export const tanhProof: Proof = scalarProof(
  "tanh",
  { en: "tanh", ko: "쌍곡탄젠트" },
  [{ text: "y = sinh(x) / cosh(x)", latex: "y = \\frac{\\sinh x}{\\cosh x}" }],
  Math.tanh,
  [
    [
      "∂L/∂y · (cosh(x) · cosh(x) - sinh(x) · sinh(x)) / cosh(x)²",
      `${UPSTREAM} \\cdot \\frac{\\cosh x \\cdot \\cosh x - \\sinh x \\cdot \\sinh x}{\\cosh^2 x}`,
      "derivative of a quotient",
      "몫의 미분",
      ({ x, E }) => (E * (Math.cosh(x) ** 2 - Math.sinh(x) ** 2)) / Math.cosh(x) ** 2,
    ],
    [
      "∂L/∂y · (1 - sinh(x)² / cosh(x)²)",
      `${UPSTREAM} \\cdot \\left(1 - \\frac{\\sinh^2 x}{\\cosh^2 x}\\right)`,
      "divide both terms",
      "두 항을 각각 나눔",
      ({ x, E }) => E * (1 - Math.sinh(x) ** 2 / Math.cosh(x) ** 2),
    ],
    [
      "∂L/∂y · (1 - y²)",
      `${UPSTREAM} \\cdot \\left(1 - y^2\\right)`,
      "the quotient is y",
      "몫은 y",
      ({ y, E }) => E * (1 - y ** 2),
    ],
  ],
);
