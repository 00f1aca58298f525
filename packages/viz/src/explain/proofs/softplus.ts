import { type Proof, scalarProof, UPSTREAM } from "./proof.ts";

export const softplusProof: Proof = scalarProof(
  "softplus",
  { en: "softplus", ko: "소프트플러스" },
  [{ text: "y = log(1 + eˣ)", latex: "y = \\log\\left(1 + e^x\\right)" }],
  (x) => Math.log1p(Math.exp(x)),
  [
    [
      "∂L/∂y · (1 / (1 + eˣ)) · eˣ",
      `${UPSTREAM} \\cdot \\frac{1}{1 + e^x} \\cdot e^x`,
      "chain rule: derivatives of log and exp",
      "연쇄 법칙: log와 exp의 미분",
      ({ x, E }) => E * (1 / (1 + Math.exp(x))) * Math.exp(x),
    ],
    [
      "∂L/∂y · (1 / (1 + e⁻ˣ))",
      `${UPSTREAM} \\cdot \\frac{1}{1 + e^{-x}}`,
      "divide above and below by eˣ",
      "분자와 분모를 eˣ으로 나눔",
      ({ x, E }) => E / (1 + Math.exp(-x)),
    ],
    [
      "∂L/∂y · σ(x)",
      `${UPSTREAM} \\cdot \\sigma(x)`,
      "definition of the sigmoid",
      "시그모이드의 정의",
      ({ x, E }) => (E * Math.exp(x)) / (Math.exp(x) + 1),
    ],
  ],
);

export const logSigmoidProof: Proof = scalarProof(
  "logSigmoid",
  { en: "log sigmoid", ko: "로그 시그모이드" },
  [{ text: "y = -log(1 + e⁻ˣ)", latex: "y = -\\log\\left(1 + e^{-x}\\right)" }],
  (x) => -Math.log1p(Math.exp(-x)),
  [
    [
      "∂L/∂y · (-1 / (1 + e⁻ˣ)) · e⁻ˣ · (-1)",
      `${UPSTREAM} \\cdot \\left(-\\frac{1}{1 + e^{-x}}\\right) \\cdot e^{-x} \\cdot (-1)`,
      "chain rule: derivatives of -log, exp and -x",
      "연쇄 법칙: -log, exp, -x의 미분",
      ({ x, E }) => E * (-1 / (1 + Math.exp(-x))) * Math.exp(-x) * -1,
    ],
    [
      "∂L/∂y · e⁻ˣ / (1 + e⁻ˣ)",
      `${UPSTREAM} \\cdot \\frac{e^{-x}}{1 + e^{-x}}`,
      "the two signs cancel",
      "두 음의 부호가 서로 지움",
      ({ x, E }) => (E * Math.exp(-x)) / (1 + Math.exp(-x)),
    ],
    [
      "∂L/∂y · (1 - σ(x))",
      `${UPSTREAM} \\cdot \\left(1 - \\sigma(x)\\right)`,
      "definition of the sigmoid",
      "시그모이드의 정의",
      ({ x, E }) => E * (1 - 1 / (1 + Math.exp(-x))),
    ],
  ],
);
