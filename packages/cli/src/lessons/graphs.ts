import { AddNode, MulNode, type Tensor, variable } from "@leibniz/core";
import { foldConstants, graphOf } from "@leibniz/viz";
import { type Fact, fact, type Lesson } from "./lesson.ts";
import { apple, appleCoarse, appleOrange } from "./shopping.ts";

const value = (tensor: Tensor): number => tensor.item();
const gradient = (tensor: Tensor): number => tensor.grad?.item() ?? NaN;

/** What flows back along each wire into the node that made `output`, in argument order. */
function sentBack(root: Tensor, output: Tensor): number[] {
  const node = output.creator!;
  return node.inputs.map((_, i) => root.explanation()?.contributionOf(node, i)?.item() ?? NaN);
}

/** Computation graphs and the chain rule: chapter 5 of the book. */
export const graphLessons: readonly Lesson[] = [
  {
    id: "G01",
    source: "002:L35-52",
    title: { en: "Two apples with tax, forward", ko: "사과 2개와 소비세: 순전파" },
    program: "examples/apple.ts",
    facts() {
      const { price, leaves } = apple();
      const before = price.creator!.first!;
      return [
        fact("apple", value(leaves.apple), 100),
        fact("count", value(leaves.count), 2),
        fact("apple × count", value(before), 200),
        fact("tax", value(leaves.tax), 1.1),
        fact("price", value(price), 220),
      ];
    },
  },
  {
    id: "G02",
    source: "002:L45",
    title: { en: "The coarse drawing: nodes ×2 and ×1.1", ko: "간단한 그래프: ×2, ×1.1 노드" },
    program: "examples/apple.ts",
    facts() {
      const ops = foldConstants(graphOf(appleCoarse())).nodes.filter((node) => node.kind === "op");
      return [
        fact("labels", ops.map((node) => node.label).join(" "), "×2 ×1.1"),
        fact("price", value(appleCoarse()), 220),
      ];
    },
  },
  {
    id: "G03",
    source: "002:L53-58",
    title: { en: "Apples and oranges with tax, forward", ko: "사과와 귤, 소비세: 순전파" },
    program: "examples/apple-orange.ts",
    facts() {
      const { price, between } = appleOrange();
      return [
        fact("apples", value(between.applePrice), 200),
        fact("oranges", value(between.orangePrice), 450),
        fact("together", value(between.sum), 650),
        fact("price", value(price), 715),
      ];
    },
  },
  {
    id: "G04",
    source: "002:L72-80, 159-167",
    title: { en: "How the price of an apple moves the sum", ko: "사과 가격에 대한 지불 금액의 미분" },
    program: "examples/apple.ts",
    facts() {
      const { price, leaves } = apple();
      price.backward();
      const [toProduct, toTax] = sentBack(price, price);
      return [
        fact("at the price", price.explanation()!.gradientOf(price)!.item(), 1),
        fact("to apple × count", toProduct!, 1.1),
        fact("to the tax", toTax!, 200),
        fact("∂price/∂apple", gradient(leaves.apple), 2.2),
        fact("∂price/∂count", gradient(leaves.count), 110),
        fact("∂price/∂tax", gradient(leaves.tax), 200),
      ];
    },
  },
  {
    id: "G05",
    source: "002:L90-100",
    title: { en: "y = f(x): the signal E becomes E · ∂y/∂x", ko: "y = f(x)의 역전파: E · ∂y/∂x" },
    program: "examples/square-of-sum.ts",
    facts() {
      const E = 5;
      const x = variable(3, { name: "x" });
      const y = x.pow(2).named("y");
      y.backward({ gradient: E });
      const local = y.creator!.localDerivative(0)!.item();
      return [
        fact("local derivative ∂y/∂x of x**2 at 3", local, 6),
        fact("to x", gradient(x), E * 6),
        fact("formula of ∂y/∂x", graphOf(y).edges[0]!.local!.text, "2 × x"),
      ];
    },
  },
  {
    id: "G06",
    source: "002:L108-120",
    title: { en: "z = (x + y)² by the chain rule", ko: "z = (x + y)²의 연쇄 법칙" },
    program: "examples/square-of-sum.ts",
    facts() {
      const { x, y, t, z } = squareOfSum();
      return [
        fact("t = x + y", value(t), 3),
        fact("z = t²", value(z), 9),
        fact("∂z/∂t = 2t", z.creator!.localDerivative(0)!.item(), 6),
        fact("∂t/∂x", t.creator!.localDerivative(0)!.item(), 1),
        fact("∂z/∂x = 2(x + y)", gradient(x), 6),
        fact("∂z/∂y = 2(x + y)", gradient(y), 6),
      ];
    },
  },
  {
    id: "G07",
    source: "002:L122-133",
    title: { en: "The node **2, and three factors on the way to x", ko: "'**2' 노드와 연쇄 법칙의 세 인수" },
    program: "examples/square-of-sum.ts",
    facts() {
      const { x, t, z } = squareOfSum();
      const factors = [1, z.creator!.localDerivative(0)!.item(), t.creator!.localDerivative(0)!.item()];
      return [
        fact("label", z.creator!.label, "**2"),
        fact("factors ∂z/∂z, ∂z/∂t, ∂t/∂x", factors.join(" · "), "1 · 6 · 1"),
        fact(
          "their product",
          factors.reduce((product, factor) => product * factor),
          gradient(x),
        ),
      ];
    },
  },
  {
    id: "G08",
    source: "002:L143",
    title: { en: "An addition passes the gradient on", ko: "덧셈 노드의 역전파" },
    program: "examples/by-hand.ts",
    facts() {
      const node = new AddNode();
      node.forward(2, 3);
      const [dx, dy] = node.backward(1.1);
      return [
        ...localFacts(node, [1, 1]),
        fact("upstream 1.1 to x", value(dx!), 1.1),
        fact("upstream 1.1 to y", value(dy!), 1.1),
      ];
    },
  },
  {
    id: "G09",
    source: "002:L151",
    title: { en: "A multiplication swaps its inputs", ko: "곱셈 노드의 역전파" },
    program: "examples/by-hand.ts",
    facts() {
      const node = new MulNode();
      node.forward(10, 5);
      const [dx, dy] = node.backward(1.3);
      return [
        ...localFacts(node, [5, 10]),
        fact("upstream 1.3 to x", value(dx!), 1.3 * 5),
        fact("upstream 1.3 to y", value(dy!), 1.3 * 10),
      ];
    },
  },
  {
    id: "G10",
    source: "002:L216-250",
    title: { en: "Two MulLayers, by hand", ko: "MulLayer 두 개로 구하는 사과 쇼핑" },
    program: "examples/by-hand.ts",
    facts() {
      const [mulApple, mulTax] = [new MulNode(), new MulNode()];
      const price = mulTax.forward(mulApple.forward(100, 2), 1.1);
      const [dApplePrice, dTax] = mulTax.backward(1);
      const [dApple, dCount] = mulApple.backward(dApplePrice!);
      return [
        fact("price", value(price), 220),
        fact("dApple", value(dApple!), 2.2),
        fact("dApple_num", value(dCount!), 110),
        fact("dTax", value(dTax!), 200),
      ];
    },
  },
  {
    id: "G11",
    source: "002:L169-210, 264-315",
    title: { en: "Apples and oranges, there and back", ko: "사과와 귤 쇼핑의 역전파" },
    program: "examples/apple-orange.ts",
    facts() {
      const { price, leaves, between } = appleOrange();
      price.backward();
      const [dAll, dTax] = sentBack(price, price);
      const [dApplePrice, dOrangePrice] = sentBack(price, between.sum);
      return [
        fact("price", value(price), 715),
        fact("seed", price.explanation()!.gradientOf(price)!.item(), 1),
        fact("tax node: to the sum", dAll!, 1.1),
        fact("tax node: to the tax", dTax!, 650),
        fact("addition: to the apples", dApplePrice!, 1.1),
        fact("addition: to the oranges", dOrangePrice!, 1.1),
        fact("dOrange", gradient(leaves.orange), 3.3000000000000003, 0),
        fact("dOrange_num", gradient(leaves.oranges), 165),
        fact("dApple", gradient(leaves.apple), 2.2),
        fact("dApple_num", gradient(leaves.apples), 110),
        fact("dTax", gradient(leaves.tax), 650),
        fact("wires", graphOf(price).edges.length + 1, 9),
      ];
    },
  },
];

function squareOfSum(): Record<"x" | "y" | "t" | "z", Tensor> {
  const x = variable(1, { name: "x" });
  const y = variable(2, { name: "y" });
  const t = x.add(y).named("t");
  const z = t.pow(2).named("z");
  z.backward();
  return { x, y, t, z };
}

function localFacts(node: AddNode | MulNode, documents: readonly [number, number]): Fact[] {
  return ["x", "y"].map((name, i) => fact(`∂z/∂${name}`, node.localDerivative(i)!.item(), documents[i]!));
}
