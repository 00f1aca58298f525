import { arange, noGrad, numericalDiff, numericalGradient, tensor, variable } from "@leibniz/core";
import { explain, graphOf } from "@leibniz/viz";
import { bowl, descend, descendInPlace, parabola } from "./descent.ts";
import { fact, facts, type Lesson } from "./lesson.ts";

const gradientAt = (x: readonly number[]) => numericalGradient(bowl, tensor([...x])).data;

/** Numerical differentiation and gradient descent: chapter 4 of the book. */
export const derivativeLessons: readonly Lesson[] = [
  {
    id: "N01",
    source: "003:L253",
    title: { en: "The derivative of 0.01x² + 0.1x at 5, by differences", ko: "수치 미분: x = 5" },
    program: "examples/numerical-derivative.ts",
    facts: () => [fact("df/dx at 5", numericalDiff(parabola, 5), 0.1999999999990898, 0)],
  },
  {
    id: "N02",
    source: "003:L254",
    title: { en: "The same at 10", ko: "수치 미분: x = 10" },
    program: "examples/numerical-derivative.ts",
    facts: () => [fact("df/dx at 10", numericalDiff(parabola, 10), 0.2999999999986347, 0)],
  },
  {
    id: "N03",
    source: "003:L243-251",
    title: { en: "The points of its curve", ko: "함수의 그래프" },
    program: "examples/numerical-derivative.ts",
    facts() {
      const x = arange(0, 20, 0.1).data;
      return [
        fact("points", x.length, 200),
        fact("last x", x[199]!, 19.9),
        fact("f(0)", parabola(x[0]!), 0),
        fact("f(10)", parabola(x[100]!), 2),
      ];
    },
  },
  {
    id: "N04",
    source: "004:L186-233",
    title: { en: "The tangent at 5", ko: "x = 5에서의 접선" },
    program: "examples/numerical-derivative.ts",
    facts() {
      const slope = numericalDiff(parabola, 5);
      return [
        fact("slope", slope, 0.1999999999990898, 0),
        fact("f(5)", parabola(5), 0.75),
        fact("intercept", parabola(5) - slope * 5, -0.24999999999544897),
      ];
    },
  },
  {
    id: "N05",
    source: "003:L310",
    title: { en: "The gradient of x₀² + x₁² at (3, 4)", ko: "(3, 4)에서의 기울기" },
    program: "examples/numerical-gradient.ts",
    facts: () => facts("gradient", gradientAt([3, 4]), [6.00000000000378, 7.999999999999119], 0),
  },
  {
    id: "N06",
    source: "003:L311-312",
    title: { en: "The same at (0, 2) and (3, 0)", ko: "(0, 2)와 (3, 0)에서의 기울기" },
    program: "examples/numerical-gradient.ts",
    facts: () => [
      ...facts("at (0, 2)", gradientAt([0, 2]), [0, 4.000000000004], 0),
      ...facts("at (3, 0)", gradientAt([3, 0]), [6.000000000012662, 0], 0),
    ],
  },
  {
    id: "N07",
    source: "004:L265-284",
    title: { en: "The central difference, and the one-sided one", ko: "중심 차분과 전방 차분" },
    program: "examples/numerical-derivative.ts",
    facts() {
      const h = 1e-4;
      const central = (parabola(5 + h) - parabola(5 - h)) / (2 * h);
      const forward = (parabola(5 + h) - parabola(5)) / h;
      // f″ = 0.02: one side is off by f″h/2 = 1e-6, both sides together by nothing but rounding.
      return [
        fact("central difference", numericalDiff(parabola, 5), central, 0),
        fact("error of the one-sided difference", forward - 0.2, 1e-6, 1e-4),
        fact("the central one is closer", String(Math.abs(central - 0.2) < Math.abs(forward - 0.2)), "true"),
      ];
    },
  },
  {
    id: "N08",
    source: "004:L286-380",
    title: { en: "Arrows of −gradient on a grid", ko: "기울기 벡터장" },
    program: "examples/numerical-gradient.ts",
    facts() {
      const axis = Array.from(arange(-2, 2.5, 0.25).data);
      const arrows = axis.flatMap((x1) => axis.map((x0) => gradientAt([x0, x1])));
      const right = arrows.every((arrow, i) => {
        const [x0, x1] = [axis[i % axis.length]!, axis[Math.floor(i / axis.length)]!];
        return Math.abs(arrow[0]! - 2 * x0) < 1e-10 && Math.abs(arrow[1]! - 2 * x1) < 1e-10;
      });
      return [
        fact("points on an axis", axis.length, 18),
        fact("first", axis[0]!, -2),
        fact("last", axis.at(-1)!, 2.25),
        fact("arrows", arrows.length, 324),
        fact("each is (2x₀, 2x₁)", String(right), "true"),
      ];
    },
  },
  {
    id: "N09",
    source: "003:L363",
    title: { en: "Descent from (−3, 4), learning rate 0.1, 100 steps", ko: "경사 하강법: 학습률 0.1" },
    program: "examples/gradient-descent.ts",
    facts: () =>
      facts(
        "end",
        descend(bowl, [-3, 4], { learningRate: 0.1, steps: 100 }).end,
        [-6.111107928998789e-10, 8.148143905314271e-10],
      ),
  },
  {
    id: "N10",
    source: "003:L364",
    title: {
      en: "Learning rate 10: it diverges, and the notes' figures need a mutated start",
      ko: "학습률이 너무 큰 예",
    },
    program: "examples/gradient-descent.ts",
    facts() {
      const start = [-3, 4];
      descendInPlace(bowl, start, { learningRate: 0.1, steps: 100 });
      const mutated = descendInPlace(bowl, start, { learningRate: 10, steps: 100 }).end;
      const fresh = descend(bowl, [-3, 4], { learningRate: 10, steps: 100 }).end;
      return [
        ...facts("after the run before, in place", mutated, [2.34235971e12, -3.96091057e12], 1e-8),
        ...facts("from a fresh start", fresh, [-25898374737328.363, -1295248616896.5398]),
      ];
    },
  },
  {
    id: "N11",
    source: "003:L365",
    title: { en: "Learning rate 1e-10: it hardly moves", ko: "학습률이 너무 작은 예" },
    program: "examples/gradient-descent.ts",
    facts: () =>
      facts(
        "end",
        descend(bowl, [-3, 4], { learningRate: 1e-10, steps: 100 }).end,
        [-2.999999939999995, 3.9999999199999934],
      ),
  },
  {
    id: "N12",
    source: "004:L491-520",
    title: { en: "The path of 20 steps", ko: "경사 하강법의 경로" },
    program: "examples/gradient-descent.ts",
    facts() {
      const { history, end } = descend(bowl, [-3, 4], { learningRate: 0.1, steps: 20 });
      const factors = history.slice(1).map((point, i) => point[0]! / history[i]![0]!);
      return [
        fact("points recorded", history.length, 20),
        ...facts("first", history[0]!, [-3, 4], 0),
        fact("each step × 0.8", String(factors.every((factor) => Math.abs(factor - 0.8) < 1e-9)), "true"),
        ...facts("last recorded", history.at(-1)!, [-0.0432345564, 0.0576460752], 1e-9),
        ...facts("end", end, [-0.03458764513817675, 0.04611686018418694]),
      ];
    },
  },
  {
    id: "N13",
    source: "004:L397-426, 530-548",
    title: { en: "The update rules, and a gradient of the shape of W", ko: "갱신 규칙과 가중치의 기울기" },
    program: "examples/gradient-descent.ts",
    facts() {
      const W = variable(
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        { name: "W" },
      );
      const loss = W.mul(W).sum().named("L");
      loss.backward();
      const updated = noGrad(() => W.sub(W.grad!.mul(0.1)));
      return [
        fact("shape of ∂L/∂W", W.grad!.shape.join(" × "), "2 × 3"),
        ...facts("W − η · ∂L/∂W = 0.8 W", updated.data, [0.8, 1.6, 2.4, 3.2, 4, 4.8]),
        fact("∂L/∂W is named", String(explain(graphOf(loss)).includes("∂L/∂W")), "true"),
      ];
    },
  },
];
