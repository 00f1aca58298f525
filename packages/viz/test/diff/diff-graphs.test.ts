import { parameter, type Tensor, tensor, variable } from "@leibniz/core";
import { diffGraphs, type GraphDiff, type GraphDoc, graphOf } from "@leibniz/viz";
import { describe, expect, it } from "vitest";
import { biasGradient, lossOfBatch, sharedStart, softmaxOfMatrix } from "./defects.ts";

function docOf(root: Tensor): GraphDoc {
  root.backward();
  return graphOf(root);
}

/** What a node is called in the document. */
function called(doc: GraphDoc, id: string | undefined): string {
  const node = doc.nodes.find((each) => each.id === id);
  return node === undefined ? "nothing" : (node.name ?? (node.op === null ? node.symbol : node.label));
}

/** A diff in names, so that expectations can be read. */
function told(a: GraphDoc, b: GraphDoc, diff: GraphDiff = diffGraphs(a, b)) {
  return {
    equal: diff.equal,
    added: diff.added.nodes.map((id) => called(b, id)),
    removed: diff.removed.nodes.map((id) => called(a, id)),
    changed: diff.changed.nodes.map(({ a: id, aspects }) => `${called(a, id)}: ${aspects.join()}`),
    forward: diff.firstForward && [
      called(a, diff.firstForward.a?.node),
      called(b, diff.firstForward.b?.node),
    ],
    backward: diff.firstBackward && wireText(a, diff.firstBackward.a),
  };
}

function wireText(doc: GraphDoc, wire: { node: string; edge: string | null } | null): string | null {
  if (wire === null) return null;
  const edge = doc.edges.find(({ id }) => id === wire.edge);
  return edge === undefined ? called(doc, wire.node) : `${called(doc, edge.from)} → ${called(doc, edge.to)}`;
}

const numbers = (doc: GraphDoc, name: string, what: "value" | "gradient") =>
  doc.nodes.find((node) => node.name === name)![what]!.data as number[];

describe("the documents' defects against what is right", () => {
  it("B04, db1 = sum(dz1): all the same up to the wire from b1, whose gradient lacks the sigmoid's", () => {
    const { wrong, right } = biasGradient();
    expect(told(wrong, right)).toEqual({
      equal: false,
      added: [],
      removed: [],
      changed: ["b1: gradient"],
      forward: null,
      backward: "b1 → z1",
    });
    const z = 1 / (1 + Math.exp(-0.1));
    expect(numbers(wrong, "b1", "gradient")[0]).toBeCloseTo(2 * z, 12);
    expect(numbers(right, "b1", "gradient")[0]).toBeCloseTo(2 * z * z * (1 - z), 12);
  });

  it("B11, softmax over the matrix: they part at the sum, whose axes and shape differ", () => {
    const { wrong, right } = softmaxOfMatrix();
    const diff = diffGraphs(wrong, right);
    const { added, removed, forward } = told(wrong, right, diff);
    expect([added, removed, forward]).toEqual([[], [], ["Σ", "Σ"]]);
    const sum = diff.changed.nodes.find(({ a }) => a === diff.firstForward!.a!.node)!;
    expect(sum.aspects).toEqual(expect.arrayContaining(["attributes", "shape"]));
    const rows = ([a, b, c, d, e, f]: number[]) => [a! + b! + c!, d! + e! + f!];
    expect(rows(numbers(wrong, "y", "value"))[0]).toBeCloseTo(0.0474, 4);
    expect(rows(numbers(right, "y", "value"))[0]).toBeCloseTo(1, 12);
  });

  it("B12, loss without and gradient with 1/N: the loss differs forward, or the gradient backward", () => {
    const { wrong, right, sums } = lossOfBatch();
    expect(told(wrong, right)).toMatchObject({ forward: ["L", "L"], backward: null, changed: ["L: value"] });
    expect(numbers(wrong, "L", "value")[0]! / numbers(right, "L", "value")[0]!).toBeCloseTo(3, 12);
    expect(told(wrong, sums)).toMatchObject({
      forward: null,
      backward: "x → L",
      changed: ["x: gradient"],
    });
    expect(numbers(sums, "x", "gradient")[0]).toBeCloseTo(0.018211273295547534, 12);
  });

  it("B16, a start that a descent wrote into: the very first wire differs", () => {
    const { wrong, right } = sharedStart();
    expect(told(wrong, right)).toMatchObject({ forward: ["x", "x"], added: [], removed: [] });
    // Exact gradients: the documents' -6.111107928998789e-10 carries the rounding of central differences.
    expect(numbers(wrong, "x", "value")[0]! / (-3 * 0.8 ** 100)).toBeCloseTo(1, 12);
    expect(numbers(right, "x", "value")).toEqual([-3, 4]);
  });
});

describe("diffGraphs", () => {
  const network = (change: (z: Tensor) => Tensor = (z) => z): GraphDoc => {
    const x = tensor([[1, 2]]).named("x");
    const w1 = variable(
      [
        [1, 2],
        [3, 4],
      ],
      { name: "W1" },
    );
    const w2 = variable([[1], [-1]], { name: "W2" });
    return docOf(change(x.matmul(w1)).relu().matmul(w2).exp().sum().mul(0.5));
  };

  it("finds a graph the same as itself, built again", () => {
    const diff = diffGraphs(network(), network());
    expect(diff).toMatchObject({ equal: true, firstForward: null, firstBackward: null });
    expect(diff.pairs).toEqual(network().nodes.map(({ id }) => [id, id]));
  });

  it("finds one inserted operation, and leaves all others matched", () => {
    const [a, b] = [network(), network((z) => z.mul(2))];
    const diff = diffGraphs(a, b);
    expect(diff.pairs).toHaveLength(a.nodes.length);
    expect(told(a, b, diff)).toMatchObject({ added: ["2", "×"], removed: [], forward: ["nothing", "×"] });
    const back = told(b, a);
    expect(back).toMatchObject({ added: [], removed: ["2", "×"], forward: ["×", "nothing"] });
  });

  it("finds one inserted among operations of the same kind, none of which has a name", () => {
    const chain = (inserted: boolean): GraphDoc => {
      let y = variable(1.5, { name: "x" }).mul(2).mul(3);
      if (inserted) y = y.tanh();
      return docOf(y.mul(5).mul(7).mul(11));
    };
    const [a, b] = [chain(false), chain(true)];
    expect(told(a, b)).toMatchObject({ added: ["tanh"], removed: [], forward: ["nothing", "tanh"] });
  });

  it("finds another operation in the same place", () => {
    const [a, b] = [network((z) => z.sigmoid()), network((z) => z.tanh())];
    const { added, removed, changed, forward } = told(a, b);
    expect([added, removed, forward]).toEqual([[], [], ["sigmoid", "tanh"]]);
    expect(changed).toContainEqual(expect.stringMatching(/^sigmoid: op,value/));
  });

  it("finds another constant, and with it the local derivative of the other factor", () => {
    const price = (tax: number): GraphDoc => docOf(variable(100, { name: "apple" }).mul(2).mul(tax));
    const [a, b] = [price(1.1), price(1.2)];
    const diff = diffGraphs(a, b);
    expect(told(a, b, diff)).toMatchObject({
      added: [],
      removed: [],
      forward: ["1.1", "1.2"],
      changed: ["apple: gradient", "×: gradient", "1.1: value", "×: value"],
    });
    const product = a.edges.find(({ to, argIndex }) => to === a.root && argIndex === 0)!;
    const change = diff.changed.edges.find(({ a: id }) => id === product.id);
    expect(change!.aspects).toEqual(["local", "contribution"]);
  });

  it("keeps the two wires of x · x apart, and sees an exchange of arguments", () => {
    const difference = (swap: boolean): GraphDoc => {
      const [x, y] = [variable(2, { name: "x" }), variable(3, { name: "y" })];
      return docOf((swap ? y.sub(x) : x.sub(y)).pow(2));
    };
    const diff = diffGraphs(difference(false), difference(true));
    expect([diff.added.edges.length, diff.removed.edges.length]).toEqual([2, 2]);
    const square = (): GraphDoc => {
      const x = variable(3, { name: "x" });
      return docOf(x.mul(x));
    };
    expect(diffGraphs(square(), square()).equal).toBe(true);
  });

  it("says when only one of them has gradients, or another dtype or kind", () => {
    const x = (options: object) =>
      variable([1, 2], { name: "x", ...options })
        .pow(2)
        .sum();
    expect(told(docOf(x({})), graphOf(x({})))).toMatchObject({ forward: null, equal: false });
    expect(told(docOf(x({})), docOf(x({ dtype: "float32" }))).forward).toEqual(["x", "x"]);
    const trained = parameter([1, 2], { name: "x", dtype: "float64" }).pow(2).sum();
    expect(told(graphOf(x({})), graphOf(trained)).changed).toEqual(["x: kind"]);
  });

  it("holds numbers to the tolerance, relative to their tensor, and NaN to NaN", () => {
    const of = (...numbers: number[]): GraphDoc => docOf(variable(numbers, { name: "x" }).mul(1).sum());
    expect(diffGraphs(of(1e6, 0), of(1e6, 1e-5)).equal).toBe(true);
    expect(diffGraphs(of(1e-12, 0), of(2e-12, 0)).equal).toBe(false);
    expect(diffGraphs(of(1), of(1.01), { tolerance: 0.02 }).equal).toBe(true);
    expect(diffGraphs(of(1), of(1 + 2 ** -50), { tolerance: 0 }).equal).toBe(false);
    expect(diffGraphs(of(NaN), of(NaN)).equal).toBe(true);
    expect(diffGraphs(of(NaN), of(1)).equal).toBe(false);
    expect(diffGraphs(of(Infinity), of(-Infinity)).equal).toBe(false);
    expect(diffGraphs(of(0.1 + 0.2 - 0.3), of(0)).equal).toBe(true);
    for (const tolerance of [-1, NaN])
      expect(() => diffGraphs(of(1), of(1), { tolerance })).toThrow(RangeError);
  });

  it("compares large tensors by what the document keeps of them", () => {
    const large = (last: number): GraphDoc => {
      const data = Array.from({ length: 100 }, (_, i) => (i === 99 ? last : i));
      return docOf(variable(data, { name: "x" }).sum());
    };
    expect(diffGraphs(large(99), large(99)).equal).toBe(true);
    expect(told(large(99), large(999)).forward).toEqual(["x", "x"]);
  });

  it("finds the one inserted among ten thousand", () => {
    const chain = (at: number): GraphDoc => {
      let y: Tensor = variable(1, { name: "x" });
      for (let i = 0; i < 5_000; i++) y = (i === at ? y.tanh() : y).mul(1 + 1e-9 * i);
      return graphOf(y);
    };
    const [a, b] = [chain(-1), chain(2_000)];
    expect(a.nodes.length).toBe(10_001);
    const diff = diffGraphs(a, b);
    expect([diff.added.nodes.map((id) => called(b, id)), diff.removed.nodes]).toEqual([["tanh"], []]);
    expect(called(b, diff.firstForward!.b!.node)).toBe("tanh");
  });
});
