import { renderGraphFromSource } from "graphviz-cli";
import { describe, expect, test } from "vitest";
import { toDot } from "../../src/draw/dot.ts";
import { legible, shownName } from "../../src/draw/legible-text.ts";
import { appleOrange, appleWithConstants, DocumentWriter, network, square } from "./documents.ts";
import { hostileNames } from "./hostile-names.ts";
import { shownByGraphviz } from "./shown-by-graphviz.ts";

interface Rendered {
  readonly objects: readonly { readonly name: string; readonly label?: string }[];
  readonly edges: readonly {
    readonly headport?: string;
    readonly tailport?: string;
    readonly arrowhead: string;
  }[];
}

/** What Graphviz understood. */
async function read(dot: string): Promise<Rendered> {
  return JSON.parse(
    await renderGraphFromSource({ input: dot }, { format: "json0", engine: "dot" }),
  ) as Rendered;
}

describe("apples and oranges", () => {
  test("Graphviz shows every value, gradient and name", async () => {
    const shown = await shownByGraphviz(toDot(appleOrange(), { digits: "raw" }));
    const numbers = "100 2.2 2 110 200 150 3.3000000000000003 3 165 450 650 1.1 715.0000000000001 1".split(
      " ",
    );
    const names = ["사과 개수", "사과 가격", "귤 가격", "귤 개수", "소비세", "지불 금액", "×", "+"];
    expect(shown).toEqual(expect.arrayContaining([...numbers, ...names]));
    expect(shown.filter((text) => text === "1.1")).toHaveLength(4);
    expect(shown.filter((text) => /^─+$/.test(text))).toHaveLength(9);
  });

  test("a wire is value, bar and gradient, joined at its sides, with an arrow only at the operation", async () => {
    const dot = toDot(appleOrange());
    expect(dot).toContain('label="100\\n────\\n2.2"');
    expect(dot).toContain("n1 -> e1:w [weight=8];");
    expect(dot).toContain("e1:e -> n2 [arrowhead=normal];");
    const { edges } = await read(dot);
    expect(edges.filter((edge) => edge.arrowhead === "normal")).toHaveLength(8);
  });

  test("flows down when asked", () => {
    expect(toDot(appleOrange(), { direction: "TB" })).toMatch(/rankdir=TB[^]*e1:s -> n2/);
  });

  test("the theme colours it", () => {
    expect(toDot(square(), { theme: "dark" })).toContain('bgcolor="#14171c"');
    expect(toDot(square())).toContain('bgcolor="#ffffff"');
  });
});

test("arguments keep their order, but a junction's branches need not", () => {
  expect(toDot(appleOrange()).match(/ordering=in/g)).toHaveLength(4);
  expect(toDot(square())).not.toContain("ordering=in");
});

test("a junction is a point", () => {
  const dot = toDot(square());
  expect(dot).toMatch(/n0_fork \[.*shape=point/);
  expect(dot).toContain("n0_fork -> e0:w");
  expect(dot).toContain("n0_fork -> e1:w");
});

test("scopes are clusters in clusters", async () => {
  const dot = toDot(network());
  expect(dot.match(/subgraph cluster_s\d/g)).toEqual([
    "subgraph cluster_s0",
    "subgraph cluster_s1",
    "subgraph cluster_s2",
  ]);
  expect(await shownByGraphviz(dot)).toEqual(
    expect.arrayContaining(["TwoLayerNet", "은닉층", "출력층", "h"]),
  );
});

test("compact folds constants here too", async () => {
  expect(await shownByGraphviz(toDot(appleWithConstants(), { style: "compact" }))).toEqual(
    expect.arrayContaining(["100", "×2", "200", "×1.1", "220"]),
  );
});

test("two runs give the same text", () => {
  expect(toDot(network())).toBe(toDot(structuredClone(network())));
});

describe("any name is data", () => {
  test.each(hostileNames)("%s", async (_, name) => {
    const dot = toDot(appleOrange(name));
    const plain = await read(toDot(appleOrange("plain")));
    const read1 = await read(dot);
    const isNamed = name.trim() !== "";
    expect(read1.objects).toHaveLength(plain.objects.length - (isNamed ? 0 : 1));
    if (isNamed)
      expect((await shownByGraphviz(dot)).map((text) => text.replace(/\s+/g, " "))).toContain(
        shownName(name),
      );
  });

  test.each(hostileNames)("as a scope and as an operation: %s", async (_, name) => {
    const write = new DocumentWriter();
    const scope = write.scope(name);
    const x = write.leaf("variable", "x", 1, 1, scope);
    const { objects } = await read(toDot(write.document(write.op(name, null, [[x, 1]], 1, 1, scope))));
    expect(objects).toHaveLength(5);
  });

  test("the whole name is in the tooltip", () => {
    const name = "긴".repeat(10_000);
    expect(toDot(appleOrange(name))).toContain(`tooltip="${name}"`);
    expect(legible("a\ud800\u0000b")).toBe("a\ufffd\ufffdb");
  });

  test("an id that is a keyword or no identifier is quoted", async () => {
    const rename = (id: string): string => ({ n0: "node", n1: 'a"b\\' })[id] ?? id;
    const doc = square();
    const renamed = {
      ...doc,
      root: rename(doc.root),
      nodes: doc.nodes.map((node) => ({ ...node, id: rename(node.id) })),
      edges: doc.edges.map((edge) => ({ ...edge, from: rename(edge.from), to: rename(edge.to) })),
    };
    expect((await read(toDot(renamed))).objects).toHaveLength((await read(toDot(doc))).objects.length);
  });
});

test("grows in step with the graph", () => {
  const chain = (length: number): string => {
    const write = new DocumentWriter();
    let last = write.leaf("variable", "x", 1, 1);
    for (let index = 0; index < length; index++) last = write.op("+", null, [[last, 1]], 1, 1);
    return toDot(write.document(last));
  };
  const lines = (text: string): number => text.split("\n").length;
  // An operation adds its circle, its wire, and the two links that join them.
  expect(lines(chain(1500)) - lines(chain(500))).toBe(4 * 1000);
});
