import { describe, expect, test } from "vitest";
import { bookPicture } from "../../src/draw/book-picture.ts";
import type { DrawOptions } from "../../src/draw/draw-options.ts";
import type { Picture, WirePart } from "../../src/draw/picture.ts";
import type { GraphDoc } from "../../src/graph/graph-doc.ts";
import { appleOrange, appleWithConstants, DocumentWriter, network, square } from "./documents.ts";

function wiresOf(picture: Picture): WirePart[] {
  return picture.parts.filter((part) => part.kind === "wire");
}

/** `100(2.2)` for every wire. */
function numbers(doc: GraphDoc, options?: DrawOptions): string[] {
  return wiresOf(bookPicture(doc, options)).map((wire) => `${wire.value}(${wire.gradient})`);
}

describe("apples and oranges", () => {
  test("the lesson's nine wires", () => {
    expect(numbers(appleOrange(), { digits: "raw" }).sort()).toEqual(
      [
        "100(2.2)",
        "2(110)",
        "200(1.1)",
        "150(3.3000000000000003)",
        "3(165)",
        "450(1.1)",
        "650(1.1)",
        "1.1(650)",
        "715.0000000000001(1)",
      ].sort(),
    );
  });

  test("six digits unless asked", () => {
    expect(numbers(appleOrange())).toContain("150(3.3)");
    expect(numbers(appleOrange())).toContain("715(1)");
    expect(numbers(appleOrange(), { digits: 2 })).toContain("720(1)");
  });

  test("the name of the root ends its wire", () => {
    const { parts, links } = bookPicture(appleOrange());
    const end = parts.find((part) => part.kind === "name" && part.wireStands === "before");
    expect(end).toMatchObject({ text: "지불 금액" });
    expect(links.find((link) => link.head === end?.id)?.tail).toBe("n8_out");
  });

  test("arrows only at operations, in the order of the arguments", () => {
    const { parts, links } = bookPicture(appleOrange());
    const ops = new Set(parts.filter((part) => part.kind === "op").map((part) => part.id));
    for (const link of links) expect(link.arrow).toBe(ops.has(link.head));
    expect(links.filter((link) => link.head === "n2").map((link) => link.tail)).toEqual(["e0", "e1"]);
  });

  test("a sentence for every wire, in three languages", () => {
    const sentence = (options: DrawOptions): string | undefined =>
      wiresOf(bookPicture(appleOrange("사과"), options)).find((wire) => wire.value === "100")?.sentence;
    expect(sentence({})).toBe("사과: value 100, gradient 2.2");
    expect(sentence({ lang: "ko" })).toBe("사과: 값 100, 기울기 2.2");
    expect(sentence({ lang: "ja" })).toBe("사과: 値 100, 勾配 2.2");
  });
});

describe("x·x", () => {
  test("a trunk with the sum, a junction, and a wire per slot", () => {
    expect(numbers(square())).toEqual(["3(6)", "3(3)", "3(3)", "9(1)"]);
    const { parts, links } = bookPicture(square());
    expect(parts.map((part) => `${part.kind} ${part.id}`)).toEqual([
      "name n0",
      "wire n0_out",
      "junction n0_fork",
      "wire e0",
      "wire e1",
      "op n1",
      "wire n1_out",
      "name n1_name",
    ]);
    expect(links.map((link) => `${link.tail} ${link.head}`)).toEqual([
      "n0 n0_out",
      "n0_out n0_fork",
      "n0_fork e0",
      "n0_fork e1",
      "n1 n1_out",
      "n1_out n1_name",
      "e0 n1",
      "e1 n1",
    ]);
  });
});

describe.each([
  ["apples and oranges", appleOrange()],
  ["x·x", square()],
  ["constants", appleWithConstants()],
  ["a network", network()],
])("every picture: %s", (_, doc) => {
  const picture = bookPicture(doc, { digits: "raw" });
  const wires = wiresOf(picture);

  test("wires are the edges, one trunk per junction and the root's wire", () => {
    expect(wires.flatMap((wire) => wire.edge ?? []).sort()).toEqual(doc.edges.map((edge) => edge.id).sort());
    const junctions = picture.parts.filter((part) => part.kind === "junction").map((part) => part.node);
    const trunks = wires.filter((wire) => wire.edge === null).map((wire) => wire.node);
    expect(trunks.sort()).toEqual([...junctions, doc.root].sort());
  });

  test("a junction's trunk is the sum of its branches", () => {
    for (const junction of picture.parts.filter((part) => part.kind === "junction")) {
      const branches = picture.links.filter((link) => link.tail === junction.id).map((link) => link.head);
      expect(branches.length).toBeGreaterThan(1);
      const gradients = branches.map((id) => wires.find((wire) => wire.id === id)?.gradient ?? "");
      const trunk = wires.find((wire) => wire.id === `${junction.node}_out`)?.gradient ?? "";
      if (trunk.startsWith("∂")) expect(new Set(gradients)).toEqual(new Set([trunk]));
      else
        expect(gradients.map(Number).reduce((sum, gradient) => sum + gradient, 0)).toBeCloseTo(
          Number(trunk),
          12,
        );
    }
  });
});

describe("what was not computed", () => {
  test("is a dash and not 0", () => {
    const write = new DocumentWriter();
    const x = write.leaf("variable", "x", 3, null);
    const doc = write.document(write.op("exp", null, [[x, null]], 20, null));
    expect(numbers(doc)).toEqual(["3(—)", "20(—)"]);
    expect(wiresOf(bookPicture(doc))[0]?.sentence).toBe("x: value 3, gradient not computed");
  });

  test("a constant has none", () => expect(numbers(appleWithConstants())).toContain("1.1(—)"));

  test("a nameless leaf has no name part: its wire begins by itself", () => {
    const { parts, links } = bookPicture(appleWithConstants());
    expect(parts.filter((part) => part.kind === "name").map((part) => part.id)).toEqual(["n0"]);
    expect(links.filter((link) => link.head === "e1")).toEqual([]);
  });
});

describe("compact", () => {
  const compact = (doc: GraphDoc): Picture => bookPicture(doc, { style: "compact" });

  test("100 → ×2 → ×1.1 → 220", () => {
    const { parts, links } = compact(appleWithConstants());
    expect(
      parts.map((part) => (part.kind === "op" ? part.label : part.kind === "wire" ? part.value : part.kind)),
    ).toEqual(["name", "100", "×2", "200", "×1.1", "220"]);
    expect(links.filter((link) => link.arrow)).toHaveLength(2);
  });

  test.each([
    ["-", 1, 0, "1-"],
    ["-", 1, 1, "-1"],
    ["×", -1, 1, "×(-1)"],
    ["max", 0, 1, "max(·, 0)"],
  ])("%s with %d as argument %d becomes %s", (label, number, argIndex, expected) => {
    const write = new DocumentWriter();
    const x = write.leaf("variable", "x", 3, 1);
    const constant = write.leaf("constant", null, number, null);
    const inputs = argIndex === 0 ? [constant, x] : [x, constant];
    const op = write.op(
      label,
      null,
      inputs.map((id) => [id, null] as const),
      2,
      1,
    );
    expect(
      compact(write.document(op)).parts.flatMap((part) => (part.kind === "op" ? part.label : [])),
    ).toEqual([expected]);
  });

  test("variables are never folded, and an operation keeps one operand", () => {
    expect(compact(square())).toEqual(bookPicture(square()));
    const write = new DocumentWriter();
    const two = write.leaf("constant", null, 2, null);
    const doc = write.document(write.op("×", null, [[two, null], [two, null]], 4, 1)); // prettier-ignore
    expect(numbers(doc, { style: "compact" })).toEqual(["2(—)", "4(1)"]);
  });
});

describe("scopes", () => {
  test("parents come first, and a wire between two scopes stands in what both share", () => {
    const { clusters, parts } = bookPicture(network());
    expect(clusters).toEqual([
      { id: "s0", title: "TwoLayerNet", parent: null },
      { id: "s1", title: "은닉층", parent: "s0" },
      { id: "s2", title: "출력층", parent: "s0" },
    ]);
    const scopeOf = (id: string): string | null | undefined => parts.find((part) => part.id === id)?.scope;
    expect(scopeOf("e0")).toBeNull(); // X enters from outside
    expect(scopeOf("e1")).toBe("s1"); // W1 stays inside
    expect(scopeOf("n5_out")).toBe("s0"); // h goes from one layer to the other
  });

  test("a scope without nodes is not drawn", () => {
    const write = new DocumentWriter();
    write.scope("empty");
    const doc = write.document(write.leaf("variable", "x", 1, 1));
    expect(bookPicture(doc).clusters).toEqual([]);
  });
});

test("an intermediate result's name stands on its wire", () => {
  expect(wiresOf(bookPicture(network())).find((wire) => wire.id === "n5_out")?.caption).toBe("h");
});

test("an edge to nowhere is refused", () => {
  const doc = square();
  const edges = doc.edges.map((edge) => ({ ...edge, from: "n7" }));
  expect(() => bookPicture({ ...doc, edges })).toThrow("edge e0 names node n7");
});
