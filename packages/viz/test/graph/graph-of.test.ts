import { customGradient, MulNode, pad, permute, scope, tensor, variable } from "@leibniz/core";
import { type GraphDoc, graphOf } from "@leibniz/viz";
import { describe, expect, it } from "vitest";

function appleOrange(differentiate: boolean): GraphDoc {
  const apple = variable(100, { name: "사과" });
  const orange = variable(150, { name: "귤" });
  const fruit = apple.mul(2).add(orange.mul(3));
  const price = fruit.mul(variable(1.1, { name: "소비세" }));
  if (differentiate) price.backward();
  return graphOf(price);
}

const number = (value: { data: readonly unknown[] | null } | null) => value?.data?.[0];

describe("graphOf", () => {
  it("puts every node after its inputs, and numbers them in that order", () => {
    const doc = appleOrange(true);
    const place = new Map(doc.nodes.map((node, i) => [node.id, i]));
    expect([...place.keys()]).toEqual(doc.nodes.map((_, i) => `n${i}`));
    for (const edge of doc.edges) expect(place.get(edge.from)!).toBeLessThan(place.get(edge.to)!);
    expect(doc.root).toBe(`n${doc.nodes.length - 1}`);
  });

  it("carries value, local derivative and contribution on each edge", () => {
    const doc = appleOrange(true);
    const from = (name: string) =>
      doc.edges.find((e) => doc.nodes.find((n) => n.id === e.from)!.name === name)!;
    expect(number(from("사과").forward)).toBe(100);
    expect(number(from("사과").local!.value)).toBe(2);
    expect(number(from("사과").contribution)).toBe(2.2);
    expect(number(from("귤").contribution)).toBe(3.3000000000000003);
    expect(number(from("소비세").contribution)).toBe(650);
  });

  it("says null, not 0, where no gradient was computed", () => {
    const before = appleOrange(false);
    expect(before.differentiated).toBe(false);
    for (const node of before.nodes) expect(node.gradient).toBeNull();
    for (const edge of before.edges) expect(edge.contribution).toBeNull();
    const after = appleOrange(true);
    const constants = after.nodes.filter((node) => node.kind === "constant");
    expect(constants).toHaveLength(2);
    for (const constant of constants) expect(constant.gradient).toBeNull();
  });

  it("says 0 where the gradient is 0", () => {
    const x = variable(0, { name: "x" });
    const y = x.pow(2);
    y.backward();
    expect(number(graphOf(y).nodes[0]!.gradient)).toBe(0);
  });

  it("has an edge for each argument slot of x·x", () => {
    const x = variable(3);
    const y = x.mul(x);
    y.backward();
    const doc = graphOf(y);
    expect(doc.edges.map((edge) => [edge.argIndex, number(edge.contribution)])).toEqual([
      [0, 3],
      [1, 3],
    ]);
    expect(number(doc.nodes[0]!.gradient)).toBe(6);
  });

  it("tells a gradient that was added to twice from one that was not", () => {
    const x = variable(3);
    const y = x.mul(2);
    y.backward();
    expect(graphOf(y).nodes[0]!.accumulated).toBeNull();
    y.backward();
    const leaf = graphOf(y).nodes[0]!;
    expect([number(leaf.gradient), number(leaf.accumulated)]).toEqual([2, 4]);
  });

  it("tells of no second pass where the gradient of the only one is NaN", () => {
    const x = variable(Infinity);
    const y = x.mul(variable(NaN));
    y.backward();
    expect(graphOf(y).nodes.map(({ accumulated }) => accumulated)).toEqual([null, null, null]);
  });

  it("lists scopes, parents before children", () => {
    const x = variable(2);
    const y = scope("net", () => scope("layer1", () => x.mul(3)).add(1));
    const doc = graphOf(y);
    expect(doc.scopes).toEqual([
      { id: "s0", name: "net", parent: null },
      { id: "s1", name: "layer1", parent: "s0" },
    ]);
    expect(doc.nodes.map((node) => node.scope)).toEqual([null, null, "s1", null, "s0"]);
  });

  it("survives JSON, also where numbers are not finite", () => {
    const y = variable([0, 1])
      .log()
      .mul(variable([1, Infinity]));
    y.sum().backward();
    const doc = graphOf(y.sum());
    expect(JSON.parse(JSON.stringify(doc))).toEqual(doc);
    expect(doc.nodes.find((node) => node.op === "log")!.value.data).toEqual(["-Infinity", 0]);
  });

  it("keeps the numbers of small tensors and a summary of large ones", () => {
    const y = variable(Float64Array.from({ length: 100 }, (_, i) => i)).mul(1);
    const value = graphOf(y).nodes.at(-1)!.value;
    expect(value.data).toBeNull();
    expect(value.summary).toEqual({ min: 0, max: 99, mean: 49.5 });
    expect(graphOf(y, { maxNumbers: 100 }).nodes.at(-1)!.value.data).toHaveLength(100);
  });

  it("writes each op with the names of its inputs, in brackets where they are needed", () => {
    const x = variable(1, { name: "x" });
    const y = variable(2, { name: "y1" });
    const doc = graphOf(x.add(y).named("t").mul(y));
    const ops = doc.nodes.filter((node) => node.kind === "op");
    expect(ops.map((node) => node.text)).toEqual(["x + y1", "t × y1"]);
    expect(ops.map((node) => node.latex)).toEqual(["x + y_{1}", "t \\cdot y_{1}"]);
    expect(ops.map((node) => node.symbol)).toEqual(["t", "L"]);
  });

  it("never gives a generated name that a person gave", () => {
    const a = variable(1, { name: "t1" });
    const b = variable(1, { name: "L" });
    const symbols = graphOf(a.mul(b).mul(a)).nodes.map((node) => node.symbol);
    expect(new Set(symbols).size).toBe(symbols.length);
  });

  it("walks a chain of 200,000 nodes without recursion", { timeout: 60_000 }, () => {
    let y = variable(1).add(0);
    for (let i = 1; i < 100_000; i++) y = y.add(1);
    expect(graphOf(y).nodes).toHaveLength(200_001);
  });

  it("gives the pullback of a matrix product as a formula", () => {
    const X = variable([[1, 2]], { name: "X" });
    const W = variable(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      { name: "W" },
    );
    const edges = graphOf(X.matmul(W).named("Y")).edges;
    expect(edges.map((edge) => edge.pullback!.text)).toEqual(["∂Y/∂Y · Wᵀ", "Xᵀ · ∂Y/∂Y"]);
    expect(edges.map((edge) => edge.local)).toEqual([null, null]);
  });

  it("does not mistake a node run by hand for part of a graph", () => {
    const z = new MulNode().forward(tensor(2), 3);
    expect(graphOf(z).nodes).toHaveLength(1);
  });

  it("says where broadcasting is undone: the bias of a batch gets the sum over its rows (G17, G18)", () => {
    const X = variable([[1, 2]], { name: "X" });
    const Y = X.add(variable([10, 20], { name: "B" })).named("Y");
    const batch = tensor([
      [0, 0, 0],
      [10, 10, 10],
    ]).add(variable([1, 2, 3], { name: "B" }));
    batch.named("Y").backward({
      gradient: tensor([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    });
    const bias = graphOf(batch).edges[1]!;
    expect(bias.pullback).toEqual({
      text: "sum(∂Y/∂Y, axis 0)",
      latex: "\\sum_{\\text{axis } 0} \\frac{\\partial Y}{\\partial Y}",
    });
    expect(bias.contribution).toMatchObject({ shape: [3], data: [5, 7, 9] });
    expect(graphOf(batch).edges[0]!.pullback).toBeNull();
    // With one row nothing is repeated but an axis is added.
    expect(graphOf(Y).edges.map((edge) => edge.pullback?.text)).toEqual([undefined, "sum(∂Y/∂Y, axis 0)"]);
    const scaled = variable(2, { name: "c" }).mul(X).named("Y");
    expect(graphOf(scaled).edges[0]!.pullback!.text).toBe("sum(∂Y/∂Y × X, axis 0, 1)");
  });

  it("shows an affine layer with its shapes and transposes (G15, G16)", () => {
    const X = variable([1, 2], { name: "X" });
    const W = variable(
      [
        [1, 3, 5],
        [2, 4, 6],
      ],
      { name: "W" },
    );
    const B = variable([1, 2, 3], { name: "B" });
    const Y = scope("Affine1", () => X.matmul(W).add(B)).named("Y");
    const loss = Y.sum();
    loss.backward();
    const doc = graphOf(loss);
    const op = (label: string) => doc.nodes.find((node) => node.label === label)!;
    expect([op("dot"), op("+")].map(({ value, scope: at }) => [value.shape, at])).toEqual([
      [[3], "s0"],
      [[3], "s0"],
    ]);
    const [toX, toW] = doc.edges.filter((edge) => edge.to === op("dot").id);
    const dot = op("dot").symbol;
    expect([toX!.pullback!.text, toW!.pullback!.text]).toEqual([`∂L/∂${dot} · Wᵀ`, `Xᵀ · ∂L/∂${dot}`]);
    // dX = (1, 1, 1) · Wᵀ is the sum of each row of W, and dW = Xᵀ · (1, 1, 1).
    expect(toX!.contribution).toMatchObject({ shape: [2], data: [9, 12] });
    expect(toW!.contribution).toMatchObject({ shape: [2, 3], data: [1, 1, 1, 2, 2, 2] });
  });

  it("writes leaves out whole when they are asked for, so that a page can run the program again", () => {
    const x = variable(
      Float64Array.from({ length: 100 }, (_, i) => i),
      { name: "x" },
    );
    const c = tensor(Float64Array.from({ length: 100 }, (_, i) => -i));
    const doc = graphOf(x.mul(c), { leafData: true });
    expect(doc.nodes.map((node) => node.value.data?.length ?? null)).toEqual([100, 100, null]);
    expect(doc.edges.map((edge) => edge.forward.data)).toEqual([null, null]);
    expect(doc.nodes[1]!.value.data![99]).toBe(-99);
  });

  it("writes −0 as 0, as JSON does", () => {
    const y = variable(-0).mul(variable([-0, 1]));
    expect(JSON.stringify(graphOf(y))).toBe(JSON.stringify(JSON.parse(JSON.stringify(graphOf(y)))));
    expect(JSON.parse(JSON.stringify(graphOf(y)))).toEqual(graphOf(y));
  });

  it("writes the attributes that are data, and not the functions of a user's own op", () => {
    const straightThrough = customGradient(
      (x) => x.like(x.data.map(Math.round)),
      (gy) => [gy],
      { name: "round" },
    );
    expect(graphOf(straightThrough(variable(2.6))).nodes[1]).toMatchObject({ op: "round", attributes: {} });
    const x = variable([
      [1, 2],
      [3, 4],
    ]);
    const padded = pad(x, { before: [0, 0], after: [1, 0], value: -Infinity });
    expect(graphOf(padded).nodes[1]!.attributes).toMatchObject({ after: [1, 0], value: "-Infinity" });
    expect(graphOf(permute(x, [1, 0])).nodes[1]!.attributes).toEqual({ axes: [1, 0] });
  });
});
