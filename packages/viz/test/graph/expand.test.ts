import * as core from "@leibniz/core";
import {
  gelu,
  logSigmoid,
  logSoftmax,
  logSumExp,
  mish,
  noGrad,
  OpNode,
  parameter,
  relu,
  scope,
  sigmoid,
  silu,
  softmax,
  softmaxCrossEntropy,
  softplus,
  std,
  type Tensor,
  tensor,
  variable,
  variance,
} from "@leibniz/core";
import {
  expandGraph,
  type GraphDoc,
  type GraphEdge,
  graphOf,
  readGraphDoc,
  type ValueDoc,
  writeGraphDoc,
} from "@leibniz/viz";
import { describe, expect, it } from "vitest";

const labels = (doc: GraphDoc) => doc.nodes.map((node) => node.label || node.symbol);
const numbers = (value: ValueDoc | null) => value!.data!.map(Number);
const ops = (doc: GraphDoc) => doc.nodes.flatMap((node) => node.op ?? []);

function expectClose(found: readonly number[], expected: readonly number[], within = 1e-12): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => {
    expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(within * Math.max(1, Math.abs(expected[i]!)));
  });
}

/** What all edges from a node add to its gradient. */
function sentTo(doc: GraphDoc, id: string): number[] {
  const sent = doc.edges.filter((edge) => edge.from === id && edge.contribution !== null);
  return sent
    .map((edge) => numbers(edge.contribution))
    .reduce((total, next) => total.map((value, i) => value + next[i]!));
}

/** The one edge to the node with this label, from what is before it on the way. */
function edgeInto(doc: GraphDoc, label: string): GraphEdge {
  const node = doc.nodes.find((candidate) => candidate.label === label)!;
  return doc.edges.find((edge) => edge.to === node.id && edge.argIndex === 0)!;
}

function expectWholeGraph(doc: GraphDoc): void {
  const place = new Map(doc.nodes.map((node, i) => [node.id, i]));
  expect(place.size).toBe(doc.nodes.length);
  expect(new Set(doc.edges.map((edge) => edge.id)).size).toBe(doc.edges.length);
  for (const { from, to } of doc.edges) expect(place.get(from)!).toBeLessThan(place.get(to)!);
  const scopes = new Set(doc.scopes.map((one) => one.id));
  expect(scopes.size).toBe(doc.scopes.length);
  for (const node of doc.nodes) expect(node.scope === null || scopes.has(node.scope)).toBe(true);
  expect(place.has(doc.root)).toBe(true);
}

describe("a sigmoid, opened (G13, G14)", () => {
  const y = sigmoid(variable(1, { name: "x" })).named("y");
  y.backward();
  const fused = graphOf(y);
  const doc = expandGraph(fused, "all");
  const stages = ["×(−1)", "exp", "+", "1/x"];

  it("is ×(−1) → exp → +1 → 1/x in its place, in a scope of its name", () => {
    expect(labels(fused)).toEqual(["x", "sigmoid"]);
    expect(labels(doc)).toEqual(["x", "×(−1)", "exp", "1", "+", "1/x"]);
    expect(doc.root).toBe(fused.root);
    expect(doc.scopes.map((one) => one.name)).toEqual(["sigmoid"]);
    expect(doc.nodes.map((node) => node.scope)).toEqual([null, "s0", "s0", "s0", "s0", "s0"]);
    expectWholeGraph(doc);
  });

  it("has the document's numbers on every wire, forward and backward", () => {
    const forward = [-1, 0.36787944117144233, 1.3678794411714423, 0.7310585786300049];
    const values = stages.map((label) => doc.nodes.find((node) => node.label === label)!.value);
    expectClose(values.flatMap(numbers), forward, 1e-15);
    const sent = [0.19661193324148188, -0.19661193324148188, -0.534446645388523, -0.534446645388523];
    expectClose(
      stages.flatMap((label) => numbers(edgeInto(doc, label).contribution)),
      sent,
      1e-15,
    );
  });

  it("names local derivatives and results as the rest of the graph does", () => {
    const last = doc.nodes.at(-1)!;
    expect([last.symbol, last.name]).toEqual(["y", "y"]);
    expect(edgeInto(doc, "1/x").local!.text).toBe("−y**2");
    expect(edgeInto(doc, "exp").local!.text).toBe(doc.nodes.find((node) => node.label === "exp")!.symbol);
    const symbols = doc.nodes.map((node) => node.symbol);
    expect(new Set(symbols).size).toBe(symbols.length);
  });
});

describe("softmax with loss, opened (G20)", () => {
  const y = [0.018211273295547534, 0.2451918129350739, 0.7365969137693785];
  const t = [0, 1, 0];
  const da = [0.018211273295547534, -0.7548081870649261, 0.7365969137693785];
  const a = variable([0.3, 2.9, 4.0], { name: "a" });
  const loss = scope("SoftmaxWithLoss", () => softmaxCrossEntropy(a, tensor(t, { name: "t" })).named("L"));
  loss.backward();
  const fused = graphOf(loss);
  const doc = expandGraph(fused, "all");

  it("is the appendix graph: exp, +, /, log, ×, +, ×(−1)", () => {
    expect(ops(doc)).toEqual(["exp", "sum", "div", "log", "mul", "sum", "neg"]);
    expectWholeGraph(doc);
  });

  it("has y after the division, L at the end and y − t at the scores", () => {
    expectClose(numbers(doc.nodes.find((node) => node.op === "div")!.value), y);
    expectClose(numbers(doc.nodes.at(-1)!.value), [1.4057144648124522]);
    expectClose(sentTo(doc, "n0"), da);
    expectClose(numbers(doc.nodes[0]!.gradient), da);
  });

  it("sends back what the chain rule says at each stage", () => {
    const total = 1.3498588075760032 + 18.17414536944306 + 54.598150033144236;
    expectClose(numbers(edgeInto(doc, "×(−1)").contribution), [-1]);
    expectClose(
      numbers(edgeInto(doc, "×").contribution),
      t.map((one) => -one),
    );
    // Through log −t/y, through the quotient −t/y/Σ, and to the sum Σ t / Σ = 1/Σ.
    expectClose(numbers(edgeInto(doc, "log").contribution), [0, -1 / y[1]!, 0]);
    expectClose(numbers(edgeInto(doc, "/").contribution), [0, -1 / y[1]! / total, 0]);
    const quotient = doc.nodes.find((node) => node.op === "div")!;
    const toSum = doc.edges.find((edge) => edge.to === quotient.id && edge.argIndex === 1)!;
    expectClose(numbers(toSum.contribution), [1 / total]);
  });

  it("opens level by level: softmax first, and then what that is made of", () => {
    expect(expandGraph(fused, 0)).toBe(fused);
    const one = expandGraph(fused, 1);
    expect(ops(one)).toEqual(["softmax", "log", "mul", "sum", "neg"]);
    expect(one.composites).toHaveLength(1);
    expect(expandGraph(one, 1)).toEqual(doc);
    expect(expandGraph(fused, 2)).toEqual(doc);
    expect(expandGraph(fused, Infinity)).toEqual(doc);
    expect(expandGraph(doc, "all")).toBe(doc);
  });

  it("puts scopes into scopes", () => {
    const path = (id: string | null): string[] => {
      const found = doc.scopes.find((one) => one.id === id);
      return found === undefined ? [] : [...path(found.parent), found.name];
    };
    const place = (op: string) => path(doc.nodes.find((node) => node.op === op)!.scope).join("/");
    expect(place("exp")).toBe("SoftmaxWithLoss/softmaxCrossEntropy/softmax");
    expect(place("log")).toBe("SoftmaxWithLoss/softmaxCrossEntropy");
  });

  it.each([
    ["its operation", "softmaxCrossEntropy"],
    ["its name", "L"],
    ["its id", "n2"],
    ["the layer around it", "SoftmaxWithLoss"],
  ])("opens by %s", (_what, name) => {
    expect(ops(expandGraph(fused, [name]))).toEqual(["softmax", "log", "mul", "sum", "neg"]);
    expect(ops(expandGraph(fused, [name, "softmax"]))).toEqual(ops(doc));
  });

  it("opens nothing by a name that nothing visible bears", () => {
    expect(expandGraph(fused, ["softmax"])).toBe(fused);
    expect(expandGraph(fused, ["relu", "__proto__", ""])).toBe(fused);
    expect(expandGraph(fused, [])).toBe(fused);
  });

  it.each([-1, 0.5, NaN, -Infinity])("refuses %d levels", (levels) => {
    expect(() => expandGraph(fused, levels)).toThrow(/expandGraph: .*whole number/);
  });
});

const x = () => variable([0.5, -1.25, 2, 0.75], { name: "x" });
const rows = () =>
  variable(
    [
      [0.5, -1, 2],
      [3, 0.25, 1],
    ],
    { name: "x" },
  );
const large = () => variable([1000, 999, -1000], { name: "x" });
const upstream = (y: Tensor) => y.like(Float64Array.from({ length: y.size }, (_, i) => 1.5 - 0.7 * i));

const FUSED: Record<string, (() => Tensor)[]> = {
  SigmoidNode: [() => sigmoid(x())],
  SoftmaxNode: [() => softmax(x()), () => softmax(rows(), { axis: 0 }), () => softmax(large())],
  LogSoftmaxNode: [() => logSoftmax(x()), () => logSoftmax(rows(), { axis: 0 }), () => logSoftmax(large())],
  SoftmaxCrossEntropyNode: [
    () => softmaxCrossEntropy(x(), tensor([0.1, 0.2, 0.3, 0.4])),
    () => softmaxCrossEntropy(x(), variable([0.1, 0.2, 0.3, 0.4])),
    () => softmaxCrossEntropy(rows(), tensor([2, 0], { dtype: "int32" })),
    () => softmaxCrossEntropy(rows(), tensor([2, 0], { dtype: "int32" }), { reduction: "none" }),
    () => softmaxCrossEntropy(rows(), tensor([0, 1, 1], { dtype: "int32" }), { axis: 0, reduction: "sum" }),
    () => softmaxCrossEntropy(large(), tensor([0, 0, 1])),
  ],
  LogSumExpNode: [() => logSumExp(x()), () => logSumExp(rows(), { axes: 1 }), () => logSumExp(large())],
  GeluNode: [() => gelu(x()), () => gelu(x(), { approximate: "tanh" })],
  SiluNode: [() => silu(x())],
  MishNode: [() => mish(x())],
  SoftplusNode: [() => softplus(x())],
  LogSigmoidNode: [() => logSigmoid(x())],
  VarianceNode: [() => variance(x()), () => variance(rows(), { axes: 0, correction: 0 })],
  StdNode: [() => std(x()), () => std(rows(), { axes: 1, keepDims: true })],
};

const exported: Readonly<Record<string, unknown>> = core;
const fusedClasses = Object.entries(exported).flatMap(([name, value]) =>
  typeof value === "function" && value.prototype instanceof OpNode && "expand" in value.prototype
    ? [name]
    : [],
);

describe("every fused op", () => {
  it("has a row here", () => {
    expect(Object.keys(FUSED).sort()).toEqual(fusedClasses.sort());
  });

  const cases = Object.entries(FUSED).flatMap(([name, programs]) =>
    programs.map((program, i) => [`${name} ${i}`, program] as const),
  );
  it.each(cases)("%s is the same at its border, open and closed", (_name, program) => {
    const y = program();
    y.backward({ gradient: upstream(y) });
    const fused = graphOf(y);
    const doc = expandGraph(fused, "all");
    expectWholeGraph(doc);
    expect(doc.composites).toEqual([]);
    expect(ops(doc)).not.toContain(y.creator!.op);
    expect(ops(doc).length).toBeGreaterThan(1);
    // What the definition computed itself, before it took the fused node's place.
    const composite = fused.composites.find((one) => one.parent === null)!;
    expectClose(numbers(composite.nodes.at(-1)!.value), numbers(fused.nodes.at(-1)!.value));
    for (const leaf of fused.nodes.filter((node) => node.kind === "variable")) {
      expectClose(sentTo(doc, leaf.id), numbers(leaf.gradient));
    }
    const last = doc.nodes.find((node) => node.id === doc.root)!;
    const before = fused.nodes.at(-1)!;
    expect([last.value, last.gradient, last.symbol]).toEqual([before.value, before.gradient, before.symbol]);
  });
});

describe("expandGraph", () => {
  const net = () => {
    const w = variable(0.5, { name: "w" });
    const hidden = sigmoid(w.mul(3)).named("h");
    return relu(silu(hidden).add(hidden));
  };

  it("opens some and leaves the others, in the midst of a graph", () => {
    const y = net();
    y.backward();
    const fused = graphOf(y);
    expect(ops(fused)).toEqual(["mul", "sigmoid", "silu", "add", "relu"]);
    expect(ops(expandGraph(fused, ["sigmoid"]))).toEqual([
      "mul",
      "neg",
      "exp",
      "add",
      "reciprocal",
      "silu",
      "add",
      "relu",
    ]);
    const silent = expandGraph(fused, ["silu"]);
    expect(ops(silent)).toEqual(["mul", "sigmoid", "sigmoid", "mul", "add", "relu"]);
    // The one inside is a sigmoid as well, and can be seen once silu is open.
    expect(ops(expandGraph(fused, ["silu", "sigmoid"]))).toEqual(ops(expandGraph(fused, "all")));
    for (const doc of [silent, expandGraph(fused, "all")]) expectWholeGraph(doc);
  });

  it("keeps every junction's sum: a gradient is what its edges bring, to 1e-12", () => {
    const y = net();
    y.backward();
    const doc = expandGraph(graphOf(y), "all");
    const used = doc.nodes.filter((node) => node.gradient !== null && node.id !== doc.root);
    expect(used.length).toBeGreaterThan(10);
    for (const node of used) expectClose(sentTo(doc, node.id), numbers(node.gradient));
  });

  it("works before backward, with no gradient anywhere", () => {
    const doc = expandGraph(graphOf(net()), "all");
    expect(doc.nodes.every((node) => node.gradient === null)).toBe(true);
    expect(doc.edges.every((edge) => edge.contribution === null)).toBe(true);
    expect(doc.edges.filter((edge) => edge.local !== null).length).toBeGreaterThan(5);
  });

  it("touches no gradient and no document", () => {
    const w = variable([1, 2], { name: "w" });
    const y = softmax(w).mul(w).sum();
    y.backward();
    const before = [...w.grad!.data];
    const fused = graphOf(y);
    const text = JSON.stringify(fused);
    expandGraph(fused, "all");
    expect(JSON.stringify(fused)).toBe(text);
    expect([...w.grad!.data]).toEqual(before);
    expect(JSON.parse(JSON.stringify(fused))).toEqual(fused);
  });

  it("leaves out class indices, which the definition reads as probabilities", () => {
    const t = tensor([2, 0], { dtype: "int32", name: "t" });
    const doc = expandGraph(graphOf(softmaxCrossEntropy(rows(), t)), "all");
    expect(doc.nodes.map((node) => node.name)).not.toContain("t");
    const probabilities = doc.nodes.find(
      (node) => node.kind === "constant" && node.value.shape.length === 2,
    )!;
    expect(probabilities.value.data).toEqual([0, 0, 1, 1, 0, 0]);
    const kept = expandGraph(graphOf(softmaxCrossEntropy(rows(), t).mul(t.sum())), "all");
    expectWholeGraph(kept);
  });

  it("takes a tensor in both arguments of a fused op", () => {
    const both = variable([0.2, 0.3, 0.5], { name: "p" });
    const y = softmaxCrossEntropy(both, both);
    y.backward();
    const doc = expandGraph(graphOf(y), "all");
    expectClose(sentTo(doc, "n0"), [...both.grad!.data]);
  });

  it("does not recurse: composites of a file may lie 20,000 deep", () => {
    const one = graphOf(sigmoid(variable(1, { name: "x" })));
    const [root] = one.nodes.slice(-1);
    const composites = Array.from({ length: 20_000 }, (_, i) => ({
      id: `c${i}`,
      node: root!.id,
      parent: i === 0 ? null : `c${i - 1}`,
      nodes: [root!],
      edges: one.edges.map((edge) => ({ ...edge, id: `e${i + 1}` })),
      scopes: [],
    }));
    const doc = readGraphDoc(writeGraphDoc({ ...one, composites }));
    const open = expandGraph(doc, "all");
    expect(open.nodes).toHaveLength(2);
    expect(open.edges.map((edge) => edge.id)).toEqual(["e20000"]);
  });

  it("does not open what computed with a parameter that was assigned since", () => {
    const w = parameter([1, 2], { name: "w" });
    const y = sigmoid(w).sum();
    w.assign(tensor([5, 6]));
    expect(graphOf(y).composites).toEqual([]);
  });

  it("does not open anything where recording is off", () => {
    const y = net();
    expect(noGrad(() => graphOf(y)).composites).toEqual([]);
  });
});

describe("which composites a document holds", () => {
  it("those on small tensors in small graphs, when nobody says more", () => {
    const wide = sigmoid(variable(new Float64Array(10_001)));
    expect(graphOf(wide).composites).toEqual([]);
    expect(graphOf(wide, { composites: true }).composites).toHaveLength(1);
    expect(graphOf(sigmoid(variable(1)), { composites: false }).composites).toEqual([]);
    let deep = variable(0.5).add(0);
    for (let i = 0; i < 2_000; i++) deep = sigmoid(deep);
    expect(graphOf(deep).composites).toEqual([]);
    const all = graphOf(deep, { composites: true });
    expect(all.composites).toHaveLength(2_000);
    expectWholeGraph(expandGraph(all, "all"));
  });

  it("summaries of what is large inside", () => {
    const doc = graphOf(sigmoid(variable(new Float64Array(100))));
    expect(doc.composites[0]!.nodes.map((node) => node.value.data === null)).toEqual([
      true,
      true,
      false,
      true,
      true,
    ]);
  });

  it("of an op of the user's own, also one that is made of another fused op alone", () => {
    class HalfNode extends core.SigmoidNode {
      override get op(): string {
        return "soft step";
      }
      override expand(at: Tensor): Tensor {
        return sigmoid(at);
      }
    }
    const y = new HalfNode().forward(variable(1, { name: "x" }));
    y.backward();
    const fused = graphOf(y);
    expect(ops(fused)).toEqual(["soft step"]);
    expect(ops(expandGraph(fused, 1))).toEqual(["sigmoid"]);
    expect(ops(expandGraph(fused, 2))).toEqual(["neg", "exp", "add", "reciprocal"]);
    expectWholeGraph(expandGraph(fused, 2));
    expect(expandGraph(expandGraph(fused, 1), 1)).toEqual(expandGraph(fused, 2));
  });

  it("of an op that says it is made of itself, only so deep", () => {
    class EndlessNode extends core.SigmoidNode {
      override expand(at: Tensor): Tensor {
        return new EndlessNode().forward(at).mul(1);
      }
    }
    const doc = graphOf(new EndlessNode().forward(variable(1)));
    expect(doc.composites.length).toBeLessThanOrEqual(8);
    expectWholeGraph(expandGraph(doc, "all"));
  });

  it("none of an op whose definition gives another shape, or nothing new", () => {
    class WrongNode extends core.SigmoidNode {
      override expand(at: Tensor): Tensor {
        return at.sum();
      }
    }
    class SameNode extends core.SigmoidNode {
      override expand(at: Tensor): Tensor {
        return at;
      }
    }
    expect(graphOf(new WrongNode().forward(variable([1, 2]))).composites).toEqual([]);
    expect(graphOf(new SameNode().forward(variable([1, 2]))).composites).toEqual([]);
  });
});
