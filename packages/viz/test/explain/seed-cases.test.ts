import {
  checkGradients,
  expandComposites,
  mul,
  relu,
  sigmoid,
  softmaxCrossEntropy,
  type Tensor,
  tensor,
  variable,
} from "@leibniz/core";
import { explain } from "@leibniz/viz";
import { describe, expect, it } from "vitest";

const lines = (text: string) => text.split("\n").map((line) => line.trim());
const matrix = (rows: number[][], name: string) => variable(rows, { name });

describe("explain tells the documents' derivations:", () => {
  describe("G11, apples and oranges", () => {
    const prices = [100, 2, 150, 3, 1.1] as const;
    const names = ["사과", "사과 개수", "귤", "귤 개수", "소비세"] as const;
    const total = (apple: Tensor, apples: Tensor, orange: Tensor, oranges: Tensor, tax: Tensor) =>
      mul(mul(apple, apples).add(mul(orange, oranges)), tax);
    const leaves = prices.map((price, i) => variable(price, { name: names[i]! }));
    const price = total(leaves[0]!, leaves[1]!, leaves[2]!, leaves[3]!, leaves[4]!);
    price.backward();

    // The nine wires of the documents' figure: upstream, local derivative, and what flows on.
    const wires = [
      ["t3", 1, 1.1, 1.1],
      ["소비세", 1, 650, 650],
      ["t1", 1.1, 1, 1.1],
      ["t2", 1.1, 1, 1.1],
      ["사과", 1.1, 2, 2.2],
      ["사과 개수", 1.1, 100, 110],
      ["귤", 1.1, 3, 3.3],
      ["귤 개수", 1.1, 150, 165],
    ] as const;

    it.each(["en", "ko"] as const)("edge by edge, in %s: the seed and eight wires", (lang) => {
      const found = lines(explain(price, { lang }));
      expect(found).toContain("∂L/∂L = 1");
      for (const [name, upstream, local, contribution] of wires) {
        const line = found.find((each) => each.startsWith(`∂L/∂${name} = ∂L/`))!;
        const products = line.split(" = ");
        expect(products.at(-2)).toBe(`${upstream} · ${local}`);
        expect(products.at(-1)).toBe(String(contribution));
        expect(upstream * local).toBeCloseTo(contribution, 12);
      }
    });

    it("each number is that of central differences", () => {
      checkGradients(
        (apple, apples, orange, oranges, tax) => total(apple!, apples!, orange!, oranges!, tax!),
        prices.map((each) => tensor(each)),
      );
      const found = lines(explain(price, { wrt: [...names, "t1", "t2", "t3"] }));
      for (const [name, , , contribution] of wires) {
        expect(found).toContain(
          `∂L/∂${name} = ${contribution}    numerical: ${contribution} (difference < 1e-9)`,
        );
      }
    });

    it("as paths, each leaf has one", () => {
      const found = lines(explain(price, { form: "paths", check: false }));
      for (const line of [
        "∂L/∂사과 = ∂L/∂L · ∂L/∂t3 · ∂t3/∂t1 · ∂t1/∂사과 = 1 · 1.1 · 1 · 2 = 2.2",
        "∂L/∂사과 개수 = ∂L/∂L · ∂L/∂t3 · ∂t3/∂t1 · ∂t1/∂사과 개수 = 1 · 1.1 · 1 · 100 = 110",
        "∂L/∂귤 = ∂L/∂L · ∂L/∂t3 · ∂t3/∂t2 · ∂t2/∂귤 = 1 · 1.1 · 1 · 3 = 3.3",
        "∂L/∂귤 개수 = ∂L/∂L · ∂L/∂t3 · ∂t3/∂t2 · ∂t2/∂귤 개수 = 1 · 1.1 · 1 · 150 = 165",
        "∂L/∂소비세 = ∂L/∂L · ∂L/∂소비세 = 1 · 650 = 650",
      ]) {
        expect(found).toContain(line);
      }
    });

    it("factored, tax and the sum of the fruit come before the leaves", () => {
      const found = lines(explain(price, { form: "factored", check: false }));
      expect(found).toContain("∂L/∂t3 = ∂L/∂L · ∂L/∂t3 = 1 · 1.1 = 1.1");
      expect(found).toContain("∂L/∂t1 = ∂L/∂t3 · ∂t3/∂t1 = 1.1 · 1 = 1.1");
      expect(found).toContain("∂L/∂사과 = ∂L/∂t1 · ∂t1/∂사과 = 1.1 · 2 = 2.2");
    });

    it("closed, in the names of the leaves", () => {
      const found = lines(explain(price, { form: "closed", check: false }));
      expect(found).toContain("∂L/∂사과 = 소비세 × 사과 개수 = 2.2");
      expect(found).toContain("∂L/∂귤 개수 = 소비세 × 귤 = 165");
      expect(found).toContain("∂L/∂소비세 = 사과 × 사과 개수 + (귤 × 귤 개수) = 650");
    });
  });

  const squareOfSum = () => {
    const t = variable(1, { name: "x" })
      .add(variable(2, { name: "y" }))
      .named("t");
    const z = t.pow(2).named("z");
    z.backward();
    return z;
  };

  it("G06, z = (x + y)²: ∂z/∂t = 2t, ∂t/∂x = 1, ∂z/∂x = 2 (x + y)", () => {
    const local = lines(explain(squareOfSum(), { check: false }));
    expect(local).toContain("∂z/∂t = ∂z/∂z · ∂z/∂t = 1 · (2 × t) = 1 · 6 = 6");
    expect(local).toContain("∂z/∂x = ∂z/∂t · ∂t/∂x = 6 · 1 = 6");
    const closed = lines(explain(squareOfSum(), { form: "closed", check: false }));
    expect(closed).toContain("∂z/∂x = 2 × (x + y) = 6");
    expect(closed).toContain("∂z/∂y = 2 × (x + y) = 6");
  });

  it("G07, three factors on the wire of x: (∂z/∂z) (∂z/∂t) (∂t/∂x)", () => {
    const paths = explain(squareOfSum(), { wrt: "x", form: "paths", format: "latex", check: false });
    expect(paths).toContain(
      "\\frac{\\partial z}{\\partial x} &= \\frac{\\partial z}{\\partial z} \\cdot " +
        "\\frac{\\partial z}{\\partial t} \\cdot \\frac{\\partial t}{\\partial x} = 1 \\cdot 6 \\cdot 1 = 6",
    );
  });

  it("G12, ReLU on [[1, −0.5], [−2, 3]]: what was positive passes", () => {
    const y = relu(
      matrix(
        [
          [1, -0.5],
          [-2, 3],
        ],
        "x",
      ),
    ).named("y");
    const ones = tensor([
      [1, 1],
      [1, 1],
    ]);
    y.backward({ gradient: ones });
    const found = lines(explain(y));
    expect(found.find((line) => line.startsWith("∂y/∂x = ∂y/∂y"))!.endsWith(" = [[1 0] [0 1]]")).toBe(true);
    expect(found).toContain("∂y/∂x = [[1 0] [0 1]]    numerical, all 4 elements: difference < 1e-9");
  });

  it("G13, the four stages of the sigmoid at x = 1", () => {
    const x = variable(1, { name: "x" });
    const y = expandComposites(() => sigmoid(x)).named("y");
    y.backward();
    const found = lines(explain(y, { digits: 15, check: false }));
    const values = ["t1", "t2", "t3", "y"].map((name) =>
      Number(
        found
          .find((line) => line.startsWith(`${name} = `))!
          .split(" = ")
          .at(-1),
      ),
    );
    const staged = [-1, 0.36787944117144233, 1.3678794411714423, 0.7310585786300049];
    values.forEach((value, i) => expect(value).toBeCloseTo(staged[i]!, 13));
    const back = ["t3", "t2", "t1", "x"].map((name) =>
      Number(
        found
          .find((line) => line.startsWith(`∂y/∂${name} = `))!
          .split(" = ")
          .at(-1),
      ),
    );
    const expected = [-0.534446645388523, -0.534446645388523, -0.19661193324148188, 0.19661193324148188];
    back.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 13));
  });

  it("G14, the sigmoid folded: the proof ends in y (1 − y), and the number is the documents'", () => {
    const y = sigmoid(variable(1, { name: "x" })).named("y");
    y.backward();
    const found = lines(explain(y, { form: "closed", digits: "raw", check: false }));
    expect(found).toContain("∂y/∂x = sigmoid(x) × (1 − sigmoid(x)) = 0.19661193324148185");
    expect(found.some((line) => line.startsWith("∂L/∂x = ∂L/∂y · y² · e⁻ˣ "))).toBe(true);
    expect(found.some((line) => line.startsWith("∂L/∂x = ∂L/∂y · y · (1 - y) "))).toBe(true);
  });

  it("G16–G18, the affine layer: dX = dY·Wᵀ, dW = Xᵀ·dY, dB = [5 7 9], with the shapes", () => {
    const X = matrix(
      [
        [1, 2],
        [3, 4],
      ],
      "X",
    );
    const W = matrix(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      "W",
    );
    const B = variable([0.1, 0.2, 0.3], { name: "B" });
    const Y = X.matmul(W).add(B).named("Y");
    Y.backward({
      gradient: tensor([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    });
    const found = explain(Y, { form: "closed" });
    expect(lines(found)).toContain(
      "∂Y/∂X = E · Wᵀ = [[14 32] [32 77]]    numerical, all 4 elements: difference < 1e-9",
    );
    expect(lines(found)).toContain("∂Y/∂W = Xᵀ · E = (2,3)    numerical, all 6 elements: difference < 1e-9");
    expect(lines(found)).toContain(
      "∂Y/∂B = sum(E) = [5 7 9]    numerical, all 3 elements: difference < 1e-9",
    );
    for (const shapes of ["(2,2) = (2,3) · (3,2)", "(2,3) = (2,2) · (2,3)", "(3,) ← (2,3)"]) {
      expect(found).toContain(`; ${shapes}`);
    }
  });

  it("G16, one row: (2,) = (3,) · (3,2) and (2,3) = (2,1) · (1,3)", () => {
    const Y = variable([1, 2], { name: "X" }).matmul(
      matrix(
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        "W",
      ),
    );
    const L = Y.sum();
    L.backward();
    const found = explain(L, { form: "closed", check: false });
    expect(found).toContain("; (2,) = (3,) · (3,2)");
    expect(found).toContain("; (2,3) = (2,1) · (1,3)");
  });

  it("G20, Softmax-with-Loss: y − t", () => {
    const a = variable([0.3, 2.9, 4], { name: "a" });
    const L = softmaxCrossEntropy(a, tensor([0, 1, 0]).named("t"));
    L.backward();
    const found = lines(explain(L, { form: "closed", digits: "raw" }));
    const line = found.find((each) => each.startsWith("∂L/∂a = softmax(a) − t = "))!;
    const numbers = /\[(.*)\]/.exec(line)![1]!.split(" ").map(Number);
    const expected = [0.018211273295547534, -0.7548081870649261, 0.7365969137693785];
    numbers.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 14));
    expect(line).toContain("numerical, all 3 elements: difference < ");
    expect(found.some((each) => each.startsWith("∂L/∂aᵢ = yᵢ - tᵢ "))).toBe(true);
    const byIndex = softmaxCrossEntropy(a, tensor(1, { dtype: "int32" }).named("t"));
    byIndex.backward();
    expect(explain(byIndex, { form: "closed" })).toContain("∂L/∂a = softmax(a) − onehot(t) = ");
  });
});
