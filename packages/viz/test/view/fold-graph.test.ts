import { Random, relu, scope, tensor, type Tensor, variable } from "@leibniz/core";
import { TwoLayerNet } from "@leibniz/nn";
import { foldGraph, type GraphDoc, graphOf, toDot, UnknownNameError } from "@leibniz/viz";
import { describe, expect, test } from "vitest";
import { bookPicture } from "../../src/draw/book-picture.ts";
import { expectForwardOrder, expectSameBorder, expectSums } from "./same-border.ts";

/** Two inputs, three hidden units, two classes, and the loss of two rows. */
function network(): GraphDoc {
  const random = new Random(1);
  const net = new TwoLayerNet({ inputs: 2, hidden: 3, outputs: 2, dtype: "float64", random });
  const loss = net.loss(
    tensor([
      [1, 2],
      [3, 4],
    ]).named("X"),
    tensor([
      [0, 1],
      [1, 0],
    ]).named("t"),
  );
  loss.backward();
  return graphOf(loss);
}

const texts = (doc: GraphDoc): string[] => doc.nodes.map((node) => node.text || node.symbol);

describe("a 2-3-2 network with its loss", () => {
  test("is one picture of at most 30 nodes with a cluster for each layer", () => {
    const doc = network();
    expect(doc.nodes.length).toBeLessThanOrEqual(30);
    const titles = bookPicture(doc).clusters.map(({ title }) => title);
    expect(titles).toEqual(["Affine1", "Relu1", "Affine2", "SoftmaxWithLoss"]);
  });

  test("folds to one node for each layer", () => {
    const folded = foldGraph(network(), { collapse: "all" });
    expect(texts(folded)).toEqual([
      "X",
      "W1",
      "b1",
      "Affine1(X, W1, b1)",
      "Relu1(t2)",
      "W2",
      "b2",
      "Affine2(t3, W2, b2)",
      "t",
      "SoftmaxWithLoss(t5, t)",
    ]);
    expect(bookPicture(folded).clusters).toEqual([]);
  });

  test.each(["Affine1", "Relu1", "Affine2", "SoftmaxWithLoss"])("%s alone, and it unfolds again", (name) => {
    const doc = network();
    const before = structuredClone(doc);
    const folded = foldGraph(doc, { collapse: [name] });
    expect(folded.nodes.filter((node) => node.label === name)).toHaveLength(1);
    expectSameBorder(doc, folded);
    expectForwardOrder(folded);
    expectSums(folded);
    // Unfolding is drawing the document that was folded, which no fold changes.
    expect(doc).toEqual(before);
    expect(foldGraph(doc, { collapse: [] })).toEqual(before);
  });

  test("all of it keeps the numbers at the border", () => {
    const doc = network();
    const folded = foldGraph(doc, { depth: 0 });
    expectSameBorder(doc, folded);
    const affine = folded.nodes.find((node) => node.label === "Affine1")!;
    const hidden = doc.nodes.find((node) => node.op === "relu")!;
    const [wire] = doc.edges.filter((edge) => edge.to === hidden.id);
    expect([affine.value, affine.gradient]).toEqual([wire!.forward, wire!.contribution]);
    expect(affine.attributes).toEqual({ operations: 2 });
  });

  test("a fused operation that was folded away can no longer be opened", () => {
    const doc = network();
    expect(doc.composites.length).toBeGreaterThan(0);
    expect(foldGraph(doc, { collapse: ["SoftmaxWithLoss"] }).composites).toEqual([]);
  });
});

/** A stack of equal blocks, each relu(x·W + b) with weights of its own. */
function stack(blocks: number, width: (block: number) => number = () => 2): Tensor {
  let y: Tensor = variable([[1, 2]], { name: "x" });
  for (let block = 1; block <= blocks; block++) {
    const [rows, columns] = [y.shape[1]!, width(block)];
    const W = variable(
      Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => (i === j ? 1 : 0.5))),
      { name: `W${block}` },
    );
    const b = variable(
      Array.from({ length: columns }, () => 0.1),
      { name: `b${block}` },
    );
    const x = y;
    y = scope(`Block${block}`, () => relu(x.matmul(W).add(b)));
  }
  const sum = y.sum().named("L");
  sum.backward();
  return sum;
}

describe("repeated blocks", () => {
  test("a stack of twelve is one node that says ×12 and counts what it holds", () => {
    const doc = graphOf(stack(12));
    const folded = foldGraph(doc, { collapse: "all" });
    expect(texts(folded)).toEqual(["x", "Block ×12(x)", "sum(t36)"]);
    // Three operations, a matrix of four numbers and a vector of two in each.
    expect(folded.nodes[1]!.attributes).toEqual({ operations: 36, leaves: 24, numbers: 72, repeats: 12 });
    expectSameBorder(doc, folded);
    expectSums(folded);
    expect(toDot(folded)).toContain("Block ×12");
  });

  test("two are drawn as two", () => {
    const labels = foldGraph(graphOf(stack(2)), { collapse: "all" }).nodes.map((node) => node.label);
    expect(labels.filter((label) => label.startsWith("Block"))).toEqual(["Block1", "Block2"]);
  });

  test("a block of another shape is not one of them", () => {
    const folded = foldGraph(graphOf(stack(8, (block) => (block <= 4 ? 2 : 3))), { collapse: "all" });
    const labels = folded.nodes.filter((node) => node.op === "folded").map((node) => node.label);
    expect(labels).toEqual(["Block ×4", "Block5", "Block ×3"]);
  });

  test("blocks that take turns are one row", () => {
    let y: Tensor = variable(1, { name: "x" });
    for (let turn = 1; turn <= 5; turn++) {
      const x = y;
      const z = scope(`Scale${turn}`, () => x.mul(2));
      y = scope(`Shift${turn}`, () => z.add(1));
    }
    const folded = foldGraph(graphOf(y), { collapse: "all" });
    expect(folded.nodes.map((node) => node.label)).toEqual(["", "(Scale · Shift) ×5"]);
    expect(folded.nodes[1]!.attributes).toEqual({ operations: 10, leaves: 10, numbers: 10, repeats: 5 });
  });

  test("a value that is taken from the middle of a stack parts it", () => {
    let y: Tensor = variable(1, { name: "x" });
    let middle = y;
    for (let block = 1; block <= 8; block++) {
      const x = y;
      y = scope(`Block${block}`, () => x.exp());
      if (block === 4) middle = y;
    }
    const doc = graphOf(y.add(middle));
    const folded = foldGraph(doc, { collapse: "all" });
    expect(folded.nodes.map((node) => node.label)).toEqual(["", "Block ×4", "Block ×4", "+"]);
    expectSameBorder(doc, folded);
  });

  test("what all blocks share stays outside, with a wire for each", () => {
    const mask = variable(0.5, { name: "mask" });
    let y: Tensor = variable(1, { name: "x" });
    for (let block = 1; block <= 4; block++) {
      const x = y;
      y = scope(`Block${block}`, () => x.mul(mask));
    }
    y.backward();
    const doc = graphOf(y);
    const folded = foldGraph(doc, { collapse: "all" });
    expect(folded.nodes.map((node) => node.label || node.name)).toEqual(["x", "mask", "Block ×4"]);
    expect(folded.edges).toHaveLength(5);
    expectSums(folded);
  });
});

describe("a scope with several outputs", () => {
  const doc = (): GraphDoc => {
    const x = variable(0.5, { name: "x" });
    const [a, b] = scope("pair", () => {
      const shared = x.exp().exp();
      return [shared.sin().sin(), shared.cos().cos()] as const;
    });
    const y = a.mul(b);
    y.backward();
    return graphOf(y);
  };

  test("is a node for each of them and one for what they share, in a box of its name", () => {
    const folded = foldGraph(doc(), { collapse: ["pair"] });
    expect(folded.nodes.map((node) => node.label || node.name)).toEqual([
      "x",
      "pair 1/3",
      "pair 2/3",
      "pair 3/3",
      "×",
    ]);
    expect(bookPicture(folded).clusters.map(({ title }) => title)).toEqual(["pair"]);
    expectSameBorder(doc(), folded);
    expectSums(folded);
  });
});

describe("names", () => {
  const nested = (): GraphDoc => {
    const x = variable(1, { name: "x" });
    const y = scope("one", () => scope("inner", () => x.exp()).exp());
    return graphOf(scope("two", () => scope("inner", () => y.exp()).exp()));
  };
  const labels = (doc: GraphDoc) => doc.nodes.map((node) => node.label || node.name).join(" ");

  test("mean all scopes that bear them, or the end of a path", () => {
    expect(labels(foldGraph(nested(), { collapse: ["inner"] }))).toBe("x inner exp inner exp");
    expect(labels(foldGraph(nested(), { collapse: ["two/inner"] }))).toBe("x exp exp inner exp");
    expect(labels(foldGraph(nested(), { collapse: ["two", "inner"] }))).toBe("x inner exp two");
  });

  test("levels are counted from outside", () => {
    expect(labels(foldGraph(nested(), { depth: 0 }))).toBe("x one two");
    expect(labels(foldGraph(nested(), { depth: 1 }))).toBe("x inner exp inner exp");
    expect(labels(foldGraph(nested(), { depth: 2 }))).toBe("x exp exp exp exp");
    expect(() => foldGraph(nested(), { depth: -1 })).toThrow("depth is a whole number from 0 up; got -1");
  });

  test("that no scope bears are refused with those near to them", () => {
    const fold = () => foldGraph(network(), { collapse: ["afine1"] });
    expect(fold).toThrow(UnknownNameError);
    expect(fold).toThrow('collapse: no scope is called "afine1": did you mean "Affine1", "Affine2"?');
    expect(() => foldGraph(nested(), { collapse: ["zzzzzz"] })).toThrow(
      'no scope is called "zzzzzz": there are "one", "inner", "two"',
    );
  });
});
