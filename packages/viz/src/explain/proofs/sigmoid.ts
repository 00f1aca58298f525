import { type Proof, scalarProof, UPSTREAM } from "./proof.ts";

/** y² e⁻ˣ → y (1 − y): the four stages of the sigmoid folded into one node. */
export const sigmoidProof: Proof = scalarProof(
  "sigmoid",
  { en: "sigmoid", ko: "시그모이드" },
  [
    { text: "y = 1 / (1 + e⁻ˣ)", latex: "y = \\frac{1}{1 + e^{-x}}" },
    { text: "w = -x", latex: "w = -x" },
    { text: "v = exp(w)", latex: "v = e^{w}" },
    { text: "u = v + 1", latex: "u = v + 1" },
    { text: "y = 1 / u", latex: "y = \\frac{1}{u}" },
  ],
  (x) => 1 / (1 + Math.exp(-x)),
  [
    [
      "∂L/∂y · ∂y/∂u · ∂u/∂v · ∂v/∂w · ∂w/∂x",
      `${UPSTREAM} \\cdot \\frac{\\partial y}{\\partial u} \\cdot \\frac{\\partial u}{\\partial v} \\cdot \\frac{\\partial v}{\\partial w} \\cdot \\frac{\\partial w}{\\partial x}`,
      "chain rule through the four stages",
      "네 단계의 연쇄 법칙",
      ({ x, E }) => {
        const [w, v] = [-x, Math.exp(-x)];
        const u = v + 1;
        const [dy, du, dv, dw] = [-1 / u ** 2, 1, Math.exp(w), -1];
        return E * dy * du * dv * dw;
      },
    ],
    [
      "∂L/∂y · (-1 / u²) · 1 · e⁻ˣ · (-1)",
      `${UPSTREAM} \\cdot \\left(-\\frac{1}{u^2}\\right) \\cdot 1 \\cdot e^{-x} \\cdot (-1)`,
      "local derivatives of /, +, exp and ×",
      "/, +, exp, × 노드의 국소적 미분",
      ({ x, E }) => E * (-1 / (1 + Math.exp(-x)) ** 2) * 1 * Math.exp(-x) * -1,
    ],
    [
      "∂L/∂y · (-y²) · 1 · e⁻ˣ · (-1)",
      `${UPSTREAM} \\cdot \\left(-y^2\\right) \\cdot 1 \\cdot e^{-x} \\cdot (-1)`,
      "1 / u is the output y",
      "1 / u는 출력 y",
      ({ x, y, E }) => E * -(y ** 2) * 1 * Math.exp(-x) * -1,
    ],
    [
      "∂L/∂y · y² · e⁻ˣ",
      `${UPSTREAM} \\cdot y^2 e^{-x}`,
      "the two signs cancel",
      "두 음의 부호가 서로 지움",
      ({ x, y, E }) => E * y ** 2 * Math.exp(-x),
    ],
    [
      "∂L/∂y · (1 / (1 + e⁻ˣ)²) · e⁻ˣ",
      `${UPSTREAM} \\cdot \\frac{1}{\\left(1 + e^{-x}\\right)^2} \\cdot e^{-x}`,
      "insert y",
      "y를 대입",
      ({ x, E }) => (E * Math.exp(-x)) / (1 + Math.exp(-x)) ** 2,
    ],
    [
      "∂L/∂y · (1 / (1 + e⁻ˣ)) · (e⁻ˣ / (1 + e⁻ˣ))",
      `${UPSTREAM} \\cdot \\frac{1}{1 + e^{-x}} \\cdot \\frac{e^{-x}}{1 + e^{-x}}`,
      "split the square",
      "제곱을 둘로 나눔",
      ({ x, E }) => E * (1 / (1 + Math.exp(-x))) * (Math.exp(-x) / (1 + Math.exp(-x))),
    ],
    [
      "∂L/∂y · y · (1 - y)",
      `${UPSTREAM} \\cdot y \\left(1 - y\\right)`,
      "the second fraction is 1 - y",
      "둘째 분수는 1 - y",
      ({ y, E }) => E * y * (1 - y),
    ],
  ],
);
