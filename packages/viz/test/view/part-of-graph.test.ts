import { variable } from "@leibniz/core";
import { aroundGraph, type GraphDoc, graphOf, pathGraph, toDot, UnknownNameError } from "@leibniz/viz";
import { describe, expect, test } from "vitest";
import { expectSameBorder, expectSums } from "./same-border.ts";
import { appleOrange } from "../draw/documents.ts";

const shown = (doc: GraphDoc): string => doc.nodes.map((node) => node.label || node.name).join(" ");

/** u = eˣ, v = u·w, L = ln v + u */
function branching(): GraphDoc {
  const x = variable(1, { name: "x" });
  const w = variable(2, { name: "w" });
  const u = x.exp().named("u");
  const v = u.mul(w).named("v");
  const L = v.log().add(u).named("L");
  L.backward();
  return graphOf(L);
}

describe("pathGraph", () => {
  test("only what lies between a leaf and the root", () => {
    const path = pathGraph(appleOrange(), "사과 가격");
    expect(shown(path)).toBe("사과 가격 × + ×");
    expect(path.root).toBe(appleOrange().root);
    expectSameBorder(appleOrange(), path);
  });

  test("what leaves the path goes through one node, so the sum at each junction is still seen", () => {
    const doc = branching();
    const path = pathGraph(doc, "x", "v");
    expect(shown(path)).toBe("x exp × ⋯");
    expectSameBorder(doc, path);
    expectSums(path);
    // dL/du = 1/v · w + 1 = 1/e + 1, which are the two wires from u.
    const u = path.nodes.find((node) => node.name === "u")!;
    const wires = path.edges.filter((edge) => edge.from === u.id).map((edge) => edge.contribution!.data![0]);
    expect(wires).toHaveLength(2);
    expect(Number(wires[0]) + Number(wires[1])).toBeCloseTo(1 / Math.E + 1, 12);
  });

  test("names in formulas and ids do as well", () => {
    const doc = branching();
    const log = doc.nodes.find((node) => node.op === "log")!;
    expect(shown(pathGraph(doc, log.symbol))).toBe("log +");
    expect(shown(pathGraph(doc, log.id))).toBe("log +");
  });

  test("the wrong way round, or beside each other: an error that says what to do", () => {
    expect(() => pathGraph(branching(), "v", "x")).toThrow(
      'path: nothing leads from "v" to "x": values flow from leaves to the root, so name the node nearer to the leaves first',
    );
    expect(() => pathGraph(branching(), "w", "u")).toThrow('nothing leads from "w" to "u"');
  });

  test("an operation with inputs that are not on the path is not opened", () => {
    expect(toDot(branching(), { path: ["x", "L"], expand: "all" })).toContain("digraph");
  });
});

describe("aroundGraph", () => {
  test("so many steps before and after", () => {
    const doc = branching();
    expect(shown(aroundGraph(doc, "v", 0))).toBe("× ⋯");
    expect(shown(aroundGraph(doc, "v", 1))).toBe("exp w × log ⋯");
    expect(shown(aroundGraph(doc, "v", 2))).toBe("x exp w × log +");
    for (const hops of [0, 1, 2, 3]) {
      expectSameBorder(doc, aroundGraph(doc, "v", hops));
      expectSums(aroundGraph(doc, "v", hops));
    }
    expect(() => aroundGraph(doc, "v", 1.5)).toThrow("whole number from 0 up; got 1.5");
  });

  test("what comes back from outside comes through nodes of its own", () => {
    const x = variable(1, { name: "x" });
    const u = x.exp().named("u");
    // The sine is one step from x and two from u's product, so it is outside the steps around u.
    const y = u.mul(x.sin().cos()).named("y");
    y.backward();
    const part = aroundGraph(graphOf(y), "u", 1);
    expect(shown(part)).toBe("x exp ⋯ ×");
    expectSums(part);
  });
});

describe("an unknown name", () => {
  const messageOf = (attempt: () => unknown): string => {
    try {
      attempt();
    } catch (error) {
      expect(error).toBeInstanceOf(UnknownNameError);
      return (error as Error).message;
    }
    return "";
  };

  test("is answered by near ones", () => {
    expect(messageOf(() => pathGraph(appleOrange(), "사과가격"))).toBe(
      'path: no node is called "사과가격": did you mean "사과 가격"?',
    );
    expect(messageOf(() => aroundGraph(branching(), "q", 1))).toMatch(/^around: no node is called "q": /);
  });

  test("of 10,000 characters, or one that acts on a terminal, stays one short line", () => {
    const message = messageOf(() => pathGraph(branching(), `\u001b[2J\n${"긴".repeat(10_000)}`));
    expect(message.length).toBeLessThan(300);
    expect(message).not.toMatch(/[\n\u001b]/);
  });

  test("carries what it was and what is near", () => {
    try {
      pathGraph(appleOrange(), "소비");
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        name: "UnknownNameError",
        unknown: "소비",
        near: ["소비세"],
        op: "path",
      });
    }
  });
});
