import { sigmoid, variable } from "@leibniz/core";
import { TwoLayerNet } from "@leibniz/nn";
import { graphOf } from "@leibniz/viz";
import { fact } from "../lesson.ts";
import { type Defect, yes } from "./defect.ts";

/** What the way from page to text has damaged, and the authors did not write. */
export const printingDefects: readonly Defect[] = [
  {
    id: "B28",
    source: "002:L456",
    title: { en: "1 + e^(−x²) in the derivative of the sigmoid", ko: "Sigmoid의 미분에 있는 1 + e^(−x²)" },
    right: {
      en: "(1 + e⁻ˣ)²: y²e⁻ˣ = e⁻ˣ/(1 + e⁻ˣ)² = y(1 − y); the exponent slipped",
      ko: "(1 + e⁻ˣ)²이다: y²e⁻ˣ = e⁻ˣ/(1 + e⁻ˣ)² = y(1 − y). 지수가 잘못 옮겨졌다",
    },
    program: "examples/sigmoid.ts",
    facts() {
      const x = variable(2, { name: "x" });
      const y = sigmoid(x);
      y.backward();
      const power = Math.exp(-2);
      return [
        fact("notes: 1/(1 + e^(−x²)) at 2", 1 / (1 + Math.exp(-(2 ** 2))), 0.9820137900379085),
        fact("e⁻ˣ/(1 + e⁻ˣ)² at 2", power / (1 + power) ** 2, 0.1049935854035065),
        fact("ours: ∂y/∂x at 2", x.grad!.item(), 0.1049935854035065),
        fact("ours: y(1 − y) at 2", y.item() * (1 - y.item()), 0.1049935854035065),
      ];
    },
  },
  {
    id: "B29",
    source: "002:L114",
    title: { en: "∂z/∂t · ∂c/∂x in the chain rule", ko: "연쇄 법칙에 있는 ∂z/∂t · ∂c/∂x" },
    right: { en: "∂z/∂t · ∂t/∂x: there is no c", ko: "∂z/∂t · ∂t/∂x이다. c는 없다" },
    program: "examples/square-of-sum.ts",
    facts() {
      const [x, y] = [variable(1, { name: "x" }), variable(2, { name: "y" })];
      const t = x.add(y).named("t");
      const z = t.pow(2).named("z");
      z.backward();
      const names = graphOf(z).nodes.map((node) => node.name ?? "");
      return [
        yes("notes: no tensor is named c", !names.includes("c")),
        fact(
          "ours: ∂z/∂t · ∂t/∂x",
          z.creator!.localDerivative(0)!.item() * t.creator!.localDerivative(0)!.item(),
          6,
        ),
        fact("ours: ∂z/∂x", x.grad!.item(), 6),
      ];
    },
  },
  {
    id: "B30",
    source: "002:L668-760",
    title: {
      en: "np as no, lavers, Tayers, ₩1, lost underscores",
      ko: "no, lavers, Tayers, ₩1, 사라진 밑줄",
    },
    right: {
      en: "np, layers, W1: misread letters, no slips of the authors",
      ko: "np, layers, W1이다. 글자를 잘못 읽은 것이며 저자의 실수가 아니다",
    },
    program: "examples/two-layer-net.ts",
    facts() {
      const net = new TwoLayerNet({ inputs: 1, hidden: 1, outputs: 1 });
      return [
        fact("ours: params", Object.keys(net.params).join(), "W1,b1,W2,b2"),
        fact("ours: layers", Object.keys(net.layers).join(), "Affine1,Relu1,Affine2"),
        yes("ours: no lavers, no Tayers", !("lavers" in net) && !("Tayers" in net)),
      ];
    },
  },
];
