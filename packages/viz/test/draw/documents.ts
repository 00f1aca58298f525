import type { GraphDoc, GraphEdge, GraphNode, GraphScope, ValueDoc } from "../../src/graph/graph-doc.ts";

/** A float64 scalar as a document holds it. */
export function scalar(number: number): ValueDoc {
  return { shape: [], dtype: "float64", data: [number], summary: null };
}

type Kind = GraphNode["kind"];

/** Writes a GraphDoc by hand, one line for each leaf and operation. */
export class DocumentWriter {
  readonly #nodes: GraphNode[] = [];
  readonly #edges: GraphEdge[] = [];
  readonly #scopes: GraphScope[] = [];

  scope(name: string, parent: string | null = null): string {
    const id = `s${this.#scopes.length}`;
    this.#scopes.push({ id, name, parent });
    return id;
  }

  leaf(
    kind: Kind,
    name: string | null,
    value: number | ValueDoc,
    gradient: number | ValueDoc | null,
    scope: string | null = null,
  ): string {
    return this.#node(kind, "", name, value, gradient, scope);
  }

  /** Inputs are pairs of a node and what this slot adds to that node's gradient. */
  op(
    label: string,
    name: string | null,
    inputs: readonly (readonly [from: string, contribution: number | ValueDoc | null])[],
    value: number | ValueDoc,
    gradient: number | ValueDoc | null,
    scope: string | null = null,
  ): string {
    const to = this.#node("op", label, name, value, gradient, scope);
    inputs.forEach(([from, contribution], argIndex) => {
      const forward = this.#nodes.find((node) => node.id === from)?.value ?? scalar(NaN);
      const id = `e${this.#edges.length}`;
      const back = valueDoc(contribution);
      this.#edges.push({ id, from, to, argIndex, forward, local: null, pullback: null, contribution: back });
    });
    return to;
  }

  document(root: string): GraphDoc {
    return {
      format: "leibniz-graph",
      version: 1,
      root,
      differentiated: true,
      nodes: this.#nodes,
      edges: this.#edges,
      scopes: this.#scopes,
      composites: [],
    };
  }

  #node(
    kind: Kind,
    label: string,
    name: string | null,
    value: number | ValueDoc,
    gradient: number | ValueDoc | null,
    scope: string | null,
  ): string {
    const id = `n${this.#nodes.length}`;
    this.#nodes.push({
      id,
      kind,
      op: kind === "op" ? label : null,
      label,
      name,
      symbol: name ?? id,
      attributes: {},
      value: valueDoc(value) ?? scalar(NaN),
      gradient: valueDoc(gradient),
      accumulated: null,
      latex: "",
      text: "",
      scope,
      source: null,
    });
    return id;
  }
}

function valueDoc(value: number | ValueDoc | null): ValueDoc | null {
  return typeof value === "number" ? scalar(value) : value;
}

/** Two apples at 100, three oranges at 150, tax 1.1: the numbers of the lesson. */
export function appleOrange(appleName = "사과 가격"): GraphDoc {
  const write = new DocumentWriter();
  const appleCount = write.leaf("variable", "사과 개수", 2, 110);
  const apple = write.leaf("variable", appleName, 100, 2.2);
  const apples = write.op(
    "×",
    null,
    [
      [appleCount, 110],
      [apple, 2.2],
    ],
    200,
    1.1,
  );
  const orange = write.leaf("variable", "귤 가격", 150, 3.3000000000000003);
  const orangeCount = write.leaf("variable", "귤 개수", 3, 165);
  const oranges = write.op(
    "×",
    null,
    [
      [orange, 3.3000000000000003],
      [orangeCount, 165],
    ],
    450,
    1.1,
  );
  const both = write.op(
    "+",
    null,
    [
      [apples, 1.1],
      [oranges, 1.1],
    ],
    650,
    1.1,
  );
  const tax = write.leaf("variable", "소비세", 1.1, 650);
  const total = write.op(
    "×",
    "지불 금액",
    [
      [both, 1.1],
      [tax, 650],
    ],
    715.0000000000001,
    1,
  );
  return write.document(total);
}

/** y = x·x at x = 3: two argument slots of 3 each, and their sum 6 on the trunk. */
export function square(): GraphDoc {
  const write = new DocumentWriter();
  const x = write.leaf("variable", "x", 3, 6);
  const y = write.op(
    "×",
    "y",
    [
      [x, 3],
      [x, 3],
    ],
    9,
    1,
  );
  return write.document(y);
}

/** 100 × 2 × 1.1 with plain numbers as operands. */
export function appleWithConstants(): GraphDoc {
  const write = new DocumentWriter();
  const apple = write.leaf("variable", "사과", 100, 2.2);
  const two = write.leaf("constant", null, 2, null);
  const price = write.op(
    "×",
    null,
    [
      [apple, 2.2],
      [two, null],
    ],
    200,
    1.1,
  );
  const tax = write.leaf("constant", null, 1.1, null);
  const total = write.op(
    "×",
    null,
    [
      [price, 1.1],
      [tax, null],
    ],
    220,
    1,
  );
  return write.document(total);
}

function tensor(...shape: number[]): ValueDoc {
  return { shape, dtype: "float32", data: null, summary: { min: -1, max: 1, mean: 0 } };
}

/** A network of two layers in nested scopes, whose second layer adds the first layer's output again. */
export function network(): GraphDoc {
  const write = new DocumentWriter();
  const net = write.scope("TwoLayerNet");
  const first = write.scope("은닉층", net);
  const second = write.scope("출력층", net);
  const x = write.leaf("variable", "X", tensor(32, 784), null);
  const w1 = write.leaf("parameter", "W1", tensor(784, 50), tensor(784, 50), first);
  const b1 = write.leaf("parameter", "b1", tensor(50), tensor(50), first);
  const product = write.op(
    "matmul",
    null,
    [
      [x, null],
      [w1, tensor(784, 50)],
    ],
    tensor(32, 50),
    tensor(32, 50),
    first,
  );
  const affine = write.op(
    "+",
    null,
    [
      [product, tensor(32, 50)],
      [b1, tensor(50)],
    ],
    tensor(32, 50),
    tensor(32, 50),
    first,
  );
  const hidden = write.op("relu", "h", [[affine, tensor(32, 50)]], tensor(32, 50), tensor(32, 50), first);
  const w2 = write.leaf("parameter", "W2", tensor(50, 10), tensor(50, 10), second);
  const scores = write.op(
    "matmul",
    null,
    [
      [hidden, tensor(32, 50)],
      [w2, tensor(50, 10)],
    ],
    tensor(32, 10),
    tensor(32, 10),
    second,
  );
  const penalty = write.op("sumOfSquares", null, [[hidden, tensor(32, 50)]], 0.25, 1, second);
  const labels = write.leaf("constant", "t", tensor(32), null);
  const loss = write.op(
    "softmaxCrossEntropy",
    null,
    [
      [scores, tensor(32, 10)],
      [labels, null],
    ],
    2.302585,
    1,
  );
  const total = write.op(
    "+",
    "L",
    [
      [loss, 1],
      [penalty, 1],
    ],
    2.552585,
    1,
  );
  return write.document(total);
}
