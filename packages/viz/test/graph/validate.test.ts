import { FormatError, sigmoid, silu, variable } from "@leibniz/core";
import { type GraphDoc, graphOf, readGraphDoc, writeGraphDoc } from "@leibniz/viz";
import { describe, expect, it } from "vitest";
import { PROGRAMS } from "./programs.ts";

/** A document that tests spoil: JSON, so that anything can be put anywhere. */
type Loose = Record<string, unknown> & Record<"nodes" | "edges" | "scopes" | "composites", Loose[]>;

const program = () => {
  const y = silu(variable([1, 2], { name: "x" })).mul(3);
  y.sum().backward();
  return y;
};

function spoil(change: (doc: Loose) => void): string {
  const doc = JSON.parse(JSON.stringify(graphOf(program()))) as Loose;
  change(doc);
  return JSON.stringify(doc);
}

function refusal(text: string): FormatError {
  try {
    readGraphDoc(text, { file: "graph.json" });
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  throw new Error("it was read");
}

const value = (shape: unknown[], data: unknown) => ({ shape, dtype: "float64", data, summary: null });

describe("readGraphDoc", () => {
  it("reads what writeGraphDoc writes, also behind a byte order mark", () => {
    const doc = graphOf(program());
    expect(doc.composites.length).toBeGreaterThan(1);
    expect(readGraphDoc(writeGraphDoc(doc))).toEqual(doc);
    expect(readGraphDoc(`\uFEFF${writeGraphDoc(doc)}`)).toEqual(doc);
  });

  it("says where in the document it stopped, what it found there and what was wanted", () => {
    const error = refusal(spoil(({ nodes }) => (nodes[1]!["value"] = value([-2], [1]))));
    expect(error.name).toBe("FormatError");
    expect([error.op, error.file, error.field]).toEqual([
      "readGraphDoc",
      "graph.json",
      "nodes[1].value.shape[0]",
    ]);
    expect([error.expected, error.found]).toEqual(["a whole number from 0 to 9007199254740991", "-2"]);
    expect(error.message).toMatch(
      /^readGraphDoc: graph\.json: nodes\[1\]\.value\.shape\[0\]: expected a whole/,
    );
  });

  it.each<[what: string, text: string, field: string, found: RegExp]>([
    ["nothing", "", "the text", /nothing/],
    ["space alone", " \n ", "the text", /nothing/],
    ["what is no JSON", "digraph { a -> b }", "the text", /./],
    ["half a document", writeGraphDoc(graphOf(program())).slice(0, 500), "the text", /./],
    ["a number", "1", "the document", /^1$/],
    ["null", "null", "the document", /null/],
    ["a list", "[]", "the document", /a list of 0/],
    ["an empty object", "{}", "format", /nothing/],
    ["100,000 brackets", "[".repeat(100_000) + "]".repeat(100_000), "the document", /a list of 1/],
  ])("refuses %s", (_what, text, field, found) => {
    const error = refusal(text);
    expect(error.field).toBe(field);
    expect(error.found).toMatch(found);
  });

  it("refuses what is no text at all", () => {
    expect(() => readGraphDoc(undefined as never)).toThrow(FormatError);
    expect(() => readGraphDoc({} as never)).toThrow(/expected JSON; found object/);
  });

  it("names the version that it reads, before it looks at anything else", () => {
    const error = refusal(JSON.stringify({ format: "leibniz-graph", version: 2, vertices: [] }));
    expect([error.field, error.found]).toEqual(["version", "2"]);
    expect(error.expected).toMatch(/^1, the only version/);
  });

  it.each<[what: string, change: (doc: Loose) => void, field: string, expected: RegExp]>([
    [
      "a cycle",
      ({ edges, nodes }) => (edges[0]!["from"] = nodes.at(-1)!["id"]),
      "edges[0].from",
      /stands before n1/,
    ],
    [
      "a node that uses itself",
      ({ edges }) => (edges[0]!["from"] = edges[0]!["to"]),
      "edges[0].from",
      /before/,
    ],
    ["an edge from nowhere", ({ edges }) => (edges[0]!["from"] = "n99"), "edges[0].from", /id of a node/],
    ["an edge to nowhere", ({ edges }) => (edges[0]!["to"] = "n99"), "edges[0].to", /id of an operation/],
    ["an edge into a leaf", ({ edges }) => (edges[0]!["to"] = "n0"), "edges[0].to", /id of an operation/],
    ["a root that is not there", (doc) => (doc["root"] = "n99"), "root", /id of a node/],
    ["two nodes of one id", ({ nodes }) => (nodes[1]!["id"] = "n0"), "nodes[1].id", /nothing else has/],
    ["two edges of one id", ({ edges }) => (edges[1]!["id"] = "e0"), "edges[1].id", /nothing else has/],
    ["an edge with a node's id", ({ edges }) => (edges[1]!["id"] = "n0"), "edges[1].id", /nothing else has/],
    ["a negative argument", ({ edges }) => (edges[1]!["argIndex"] = -1), "edges[1].argIndex", /from 0/],
    ["half an argument", ({ edges }) => (edges[1]!["argIndex"] = 0.5), "edges[1].argIndex", /whole/],
    ["argument 2^53", ({ edges }) => (edges[1]!["argIndex"] = 2 ** 53), "edges[1].argIndex", /to 1000000/],
    [
      "two edges in one argument",
      ({ edges }) => (edges[2]!["argIndex"] = 0),
      "edges[2].argIndex",
      /no edge before fills/,
    ],
    [
      "a shape of 2^60",
      ({ nodes }) => (nodes[0]!["value"] = value([2 ** 60], null)),
      "nodes[0].value.shape[0]",
      /./,
    ],
    [
      "a shape whose size is 2^80",
      ({ nodes }) => (nodes[0]!["value"] = value([2 ** 40, 2 ** 40], null)),
      "nodes[0].value.shape",
      /size/,
    ],
    [
      "too many axes",
      ({ nodes }) => (nodes[0]!["value"] = value(Array(65).fill(1), [1])),
      "nodes[0].value.shape",
      /64/,
    ],
    [
      "too few numbers",
      ({ nodes }) => (nodes[0]!["value"] = value([3], [1, 2])),
      "nodes[0].value.data",
      /3 numbers/,
    ],
    [
      "too many numbers",
      ({ nodes }) => (nodes[0]!["value"] = value([], [1, 2])),
      "nodes[0].value.data",
      /1 numbers/,
    ],
    [
      "null among numbers",
      ({ nodes }) => (nodes[0]!["value"] = value([1], [null])),
      "nodes[0].value.data[0]",
      /NaN/,
    ],
    [
      "a number as text",
      ({ nodes }) => (nodes[0]!["value"] = value([1], ["1"])),
      "nodes[0].value.data[0]",
      /finite/,
    ],
    [
      "neither numbers nor summary",
      ({ nodes }) => (nodes[0]!["value"] = value([1], null)),
      "nodes[0].value.summary",
      /object/,
    ],
    [
      "an unknown dtype",
      ({ nodes }) => ((nodes[0]!["value"] as Loose)["dtype"] = "float16"),
      "nodes[0].value.dtype",
      /"float64" or "float32"/,
    ],
    [
      "a gradient of another shape",
      ({ nodes }) => (nodes[0]!["gradient"] = value([1], [1])),
      "nodes[0].gradient",
      /shape \(2,\)/,
    ],
    [
      "a contribution of another shape",
      ({ edges }) => (edges[0]!["contribution"] = value([1], [1])),
      "edges[0].contribution",
      /shape \(2,\)/,
    ],
    [
      "a wire of another shape",
      ({ edges }) => {
        edges[0]!["forward"] = value([1], [1]);
        edges[0]!["contribution"] = null;
      },
      "edges[0].forward",
      /shape \(2,\) as its node has/,
    ],
    [
      "a scope that is not there",
      ({ nodes }) => (nodes[1]!["scope"] = "s9"),
      "nodes[1].scope",
      /id of a scope/,
    ],
    [
      "a scope inside itself",
      ({ scopes }) => scopes.push({ id: "s9", name: "a", parent: "s9" } as never),
      "scopes[0].parent",
      /scope before/,
    ],
    ["an operation without a name", ({ nodes }) => (nodes[1]!["op"] = null), "nodes[1].op", /text/],
    ["a leaf with an operation", ({ nodes }) => (nodes[0]!["op"] = "mul"), "nodes[0].op", /null for a leaf/],
    ["no nodes", (doc) => (doc["nodes"] = []), "root", /id of a node/],
    ["an id that is markup", (doc) => (doc["root"] = '"><script>'), "root", /an id/],
    ["an id that is a prototype", ({ nodes }) => (nodes[0]!["id"] = "__proto__"), "nodes[0].id", /an id/],
    ["an endless id", (doc) => (doc["root"] = "n".repeat(100_000)), "root", /an id/],
    ["half of a surrogate pair", ({ nodes }) => (nodes[0]!["name"] = "a\uD800b"), "nodes[0].name", /Unicode/],
    [
      "an attribute 17 lists deep",
      ({ nodes }) => {
        let deep: unknown = 1;
        for (let i = 0; i < 17; i++) deep = [deep];
        nodes[1]!["attributes"] = { axes: deep };
      },
      `nodes[1].attributes.axes${"[0]".repeat(16)}`,
      /at most 16 deep/,
    ],
    [
      "an object as attribute",
      ({ nodes }) => (nodes[1]!["attributes"] = { axes: {} }),
      "nodes[1].attributes.axes",
      /list/,
    ],
    ["a field that nobody knows", ({ nodes }) => (nodes[0]!["extra"] = 1), "nodes[0].extra", /no field/],
    [
      "a composite of nothing",
      ({ composites }) => (composites[0]!["node"] = "n99"),
      "composites[0].node",
      /operation/,
    ],
    [
      "a composite of a leaf",
      ({ composites }) => (composites[0]!["node"] = "n0"),
      "composites[0].node",
      /operation/,
    ],
    [
      "two composites of one node",
      ({ composites }) => {
        composites[1]!["parent"] = null;
        composites[1]!["node"] = composites[0]!["node"];
      },
      "composites[1].node",
      /no composite before/,
    ],
    [
      "a composite in itself",
      ({ composites }) => (composites[0]!["parent"] = "c0"),
      "composites[0].parent",
      /before/,
    ],
    [
      "an empty composite",
      ({ composites }) => (composites[0]!.nodes = []),
      "composites[0].nodes",
      /last operation/,
    ],
    [
      "a composite that ends elsewhere",
      ({ composites }) => composites[0]!.nodes.pop(),
      "composites[0].nodes",
      /with the id n1/,
    ],
    [
      "a composite that takes what the fused node does not",
      ({ composites, nodes }) => (composites[0]!.edges[0]!["from"] = nodes.at(-1)!["id"]),
      "composites[0].edges[0].from",
      /can be used here/,
    ],
    [
      "a cycle in a composite",
      ({ composites }) => (composites[0]!.edges[0]!["from"] = composites[0]!["node"]),
      "composites[0].edges[0].from",
      /stands before/,
    ],
  ])("refuses %s", (_what, change, field, expected) => {
    const error = refusal(spoil(change));
    expect(error.field).toBe(field);
    expect(error.expected).toMatch(expected);
  });

  it("refuses ten million nodes before it looks at one", () => {
    const head = JSON.stringify({ format: "leibniz-graph", version: 1, root: "n0", differentiated: false });
    const text = `${head.slice(0, -1)},"edges":[],"scopes":[],"composites":[],"nodes":[0${",0".repeat(1e7 - 1)}]}`;
    expect(refusal(text)).toMatchObject({
      field: "nodes",
      expected: "a list of at most 1000000",
      found: "a list of 10000000",
    });
  });

  it("does not follow lists 100,000 deep", () => {
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    const text = spoil(() => undefined).replace('"attributes":{}', `"attributes":{"axes":${deep}}`);
    expect(refusal(text).expected).toBe("lists at most 16 deep");
  });

  it("takes nothing from a key that means something to JavaScript", () => {
    const text = spoil(() => undefined);
    const poison = '{"__proto__":{"polluted":1},';
    expect(refusal(text.replace("{", poison)).field).toBe("__proto__");
    expect(refusal(text.replace('"attributes":{}', '"attributes":{"__proto__":[1]}')).field).toMatch(
      /__proto__$/,
    );
    expect(refusal(text.replace('{"shape"', `${poison}"shape"`)).field).toMatch(/value\.__proto__$/);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    const kept = readGraphDoc(
      text.replace('"attributes":{}', '"attributes":{"constructor":1,"toString":"x"}'),
    );
    expect(Object.entries(kept.nodes[0]!.attributes)).toEqual([
      ["constructor", 1],
      ["toString", "x"],
    ]);
  });

  it("is not lenient where a field is only inherited", () => {
    const error = refusal(spoil(({ nodes }) => delete nodes[0]!["attributes"]));
    expect([error.field, error.found]).toEqual(["nodes[0].attributes", "nothing"]);
  });

  it("quotes what it found on one line and not at length", () => {
    const error = refusal(spoil(({ nodes }) => (nodes[0]!["kind"] = `line\n${"x".repeat(10_000)}`)));
    expect(error.message.length).toBeLessThan(300);
    expect(error.message).not.toContain("\n");
  });

  it("does not recurse along a chain", () => {
    let y = variable(1).add(0);
    for (let i = 1; i < 10_000; i++) y = y.add(1);
    const doc = graphOf(y);
    expect(readGraphDoc(writeGraphDoc(doc))).toEqual(doc);
  });
});

describe("writeGraphDoc", () => {
  it("puts each node, edge, scope and composite on a line of its own", () => {
    const doc = graphOf(program());
    const parts = doc.nodes.length + doc.edges.length + doc.composites.length;
    const lines = writeGraphDoc(doc).split("\n");
    expect(lines.filter((line) => /^\{"id":"[nec]\d+"/.test(line))).toHaveLength(parts);
    expect(JSON.parse(writeGraphDoc(doc))).toEqual(doc);
  });

  it("is the same for the same program, and differs in one line where one number differs", () => {
    const text = (x: number) => writeGraphDoc(graphOf(variable(x, { name: "x" }).add(variable(1))));
    expect(text(1)).toBe(text(1));
    const [one, two] = [text(1).split("\n"), text(2).split("\n")];
    // The leaf, the sum, and the wire between them.
    expect(one.filter((line, i) => line !== two[i])).toHaveLength(3);
  });

  it("writes numbers that are not finite in words, also where a program put them in itself", () => {
    const doc = graphOf(sigmoid(variable(1)));
    const edited: GraphDoc = {
      ...doc,
      nodes: doc.nodes.map((node) => ({ ...node, value: { ...node.value, data: [NaN] } })),
    };
    expect(readGraphDoc(writeGraphDoc(edited)).nodes[0]!.value.data).toEqual(["NaN"]);
  });

  it("writes half of a surrogate pair, which no file can hold, as U+FFFD", () => {
    const doc = graphOf(variable(1, { name: "a\uD800b \u{1F600}" }).mul(2));
    expect(readGraphDoc(writeGraphDoc(doc)).nodes[0]!.name).toBe("a\uFFFDb \u{1F600}");
  });

  it("writes any name so that it comes back", () => {
    const doc = graphOf(PROGRAMS["odd names"]!());
    expect(readGraphDoc(writeGraphDoc(doc)).nodes.map((node) => node.name)).toEqual(
      doc.nodes.map((node) => node.name),
    );
  });
});
