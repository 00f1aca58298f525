import { scope, sigmoid, type Tensor, variable } from "@leibniz/core";
import {
  drawGraph,
  type GraphDoc,
  GraphTooLargeError,
  graphOf,
  type Layout,
  toDot,
  UnknownNameError,
  viewOf,
} from "@leibniz/viz";
import { describe, expect, test } from "vitest";
import { expectForwardOrder, expectSameBorder, operationsIn } from "./same-border.ts";

/** Places everything at one point. */
const nowhere: Layout = {
  place: ({ boxes, edges }) =>
    Promise.resolve({
      width: 0,
      height: 0,
      boxes: new Map(boxes.map(({ id }) => [id, { x: 0, y: 0 }])),
      routes: edges.map(() => ({ points: [], tip: null })),
      clusters: new Map(),
    }),
};

/** x, then so many groups of so many sines; no two groups next to each other are equal. */
function grouped(groups: number, sines: number): GraphDoc {
  let y: Tensor = variable(1, { name: "x" });
  for (let group = 0; group < groups; group++) {
    y = scope(`group${group}`, () => {
      let z = y;
      for (let i = 0; i < sines; i++)
        z = scope(`pair${i}`, () => (group % 2 === 0 ? z.sin() : z.cos()).exp());
      return z;
    });
  }
  return graphOf(y);
}

function chain(length: number): GraphDoc {
  let y: Tensor = variable(1, { name: "x" });
  for (let i = 0; i < length; i++) y = y.sin();
  return graphOf(y);
}

describe("a graph that is too large", () => {
  test("folds the deepest scopes first, and no more than it takes", () => {
    const doc = grouped(13, 20);
    expect(doc.nodes).toHaveLength(1 + 13 * 20 * 2);
    // Each group is twenty equal pairs in a row.
    const view = viewOf(doc);
    expect(view.nodes.map((node) => node.label)).toEqual(["", ...Array<string>(13).fill("pair ×20")]);
    expect(view.nodes.reduce((sum, node) => sum + operationsIn(node), 0)).toBe(13 * 20 * 2);
    expectSameBorder(doc, view);
    expectForwardOrder(view);
    // When that is still too much, the groups themselves.
    expect(viewOf(doc, { maxNodes: 10 }).nodes.map((node) => node.label)).toEqual([
      "",
      "(group · group) ×6",
      "group12",
    ]);
  });

  test("a scope that is named stays open", () => {
    const labels = viewOf(grouped(13, 20), { maxNodes: 10, expand: ["group3"] }).nodes.map(
      ({ label }) => label,
    );
    expect(labels).toEqual(["", "group0", "group1", "group2", "pair ×20", "(group · group) ×4", "group12"]);
  });

  test("is drawn up to 2,000 nodes without scopes, and refused above", async () => {
    expect(viewOf(chain(1999)).nodes).toHaveLength(2000);
    const refused = { name: "GraphTooLargeError", count: 2001, limit: 2000 };
    await expect(drawGraph(chain(2000), nowhere)).rejects.toMatchObject(refused);
    expect(() => toDot(chain(2000))).toThrow(GraphTooLargeError);
    expect(() => viewOf(chain(2000))).toThrow(/^graph: 2001 nodes .*--path, --around.*--depth.*table.*JSON/);
  });

  test("as DOT text only, all of it on demand", async () => {
    const dot = toDot(chain(2000), { maxNodes: Infinity });
    expect(dot.match(/label="sin"/g)).toHaveLength(2000);
    await expect(drawGraph(chain(2000), nowhere, { maxNodes: Infinity })).rejects.toThrow(GraphTooLargeError);
  });

  test("of 5,000 in scopes is folded and drawn", async () => {
    const doc = grouped(50, 50);
    expect(doc.nodes).toHaveLength(5001);
    const { groups } = await drawGraph(doc, nowhere);
    expect(groups.filter((group) => group.kind === "op")).toHaveLength(50);
  });
});

describe("the choices together", () => {
  const doc = (): GraphDoc => {
    const x = variable(0.5, { name: "x" });
    const y = scope("layer", () => sigmoid(x).named("y"));
    const z = y.mul(variable(2, { name: "w" })).named("L");
    z.backward();
    return graphOf(z);
  };
  const labels = (view: GraphDoc) => view.nodes.map((node) => node.label || node.symbol).join(" ");

  test("nothing chosen, nothing changed", () => {
    const small = doc();
    expect(viewOf(small)).toBe(small);
  });

  test("opened first, then a part, then folded", () => {
    expect(labels(viewOf(doc(), { expand: "all" }))).toBe("x ×(−1) exp 1 + 1/x w ×");
    expect(labels(viewOf(doc(), { expand: "all", path: ["x", "L"] }))).toBe("x ×(−1) exp + 1/x ×");
    expect(labels(viewOf(doc(), { expand: "all", collapse: ["sigmoid"] }))).toBe("x sigmoid w ×");
    expect(labels(viewOf(doc(), { expand: ["layer"], depth: 1 }))).toBe("x sigmoid w ×");
    expect(labels(viewOf(doc(), { around: { node: "w" }, depth: 0 }))).toBe("w ×");
  });

  test("opened and folded again: the same numbers at the border", () => {
    const opened = viewOf(doc(), { expand: "all" });
    const closed = viewOf(doc(), { expand: "all", collapse: ["sigmoid"] });
    expectSameBorder(opened, closed);
    const [before, after] = [doc(), closed].map((view) => view.nodes.find((node) => node.name === "y")!);
    expect(after!.value).toEqual(before!.value);
    expect(after!.gradient).toEqual(before!.gradient);
  });

  test("a name that opens nothing is refused", () => {
    expect(() => viewOf(doc(), { expand: ["sigmoit"] })).toThrow(UnknownNameError);
    expect(() => viewOf(doc(), { expand: ["sigmoit"] })).toThrow(
      'expand: no operation or scope is called "sigmoit": did you mean "sigmoid"?',
    );
  });
});
