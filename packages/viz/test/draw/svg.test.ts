import { describe, expect, test, vi } from "vitest";
import { bookPicture } from "../../src/draw/book-picture.ts";
import { drawGraph } from "../../src/draw/draw-graph.ts";
import type { DrawnGroup, LineMark, TextMark } from "../../src/draw/drawing.ts";
import { legible, shownName } from "../../src/draw/legible-text.ts";
import { toSvg } from "../../src/draw/svg.ts";
import type { Point } from "../../src/layout/layout.ts";
import { graphvizCli } from "../../src/layout/graphviz-cli.node.ts";
import { appleOrange, appleWithConstants, DocumentWriter, network, square } from "./documents.ts";
import { hostileNames } from "./hostile-names.ts";
import { elementsOf, parseXml, type XmlElement } from "./strict-xml.ts";

const documents = [
  ["apples and oranges", appleOrange()],
  ["x·x", square()],
  ["constants", appleWithConstants()],
  ["a network", network()],
] as const;

function distance(one: Point | undefined, other: Point): number {
  return one === undefined ? Infinity : Math.hypot(one.x - other.x, one.y - other.y);
}

function text({ marks }: DrawnGroup, role: TextMark["role"]): TextMark | undefined {
  return marks.find((mark): mark is TextMark => mark.kind === "text" && mark.role === role);
}

describe.each(documents)("%s", (_, doc) => {
  describe.each(["LR", "TB"] as const)("%s", (direction) => {
    test("value, bar and gradient stand in this order, and the wire meets the bar", async () => {
      const { groups } = await drawGraph(doc, graphvizCli, { direction });
      const { links } = bookPicture(doc);
      const wires = groups.filter((group) => group.kind === "wire");
      expect(wires.length).toBeGreaterThan(doc.edges.length);
      for (const wire of wires) {
        const bar = wire.marks.find((mark): mark is LineMark => mark.kind === "line");
        const [value, gradient] = [text(wire, "value"), text(wire, "gradient")];
        if (bar === undefined || value === undefined || gradient === undefined)
          throw new Error(`${wire.id} is not whole`);
        expect(bar.from.y).toBe(bar.to.y);
        expect(value.y).toBeLessThan(bar.from.y);
        expect(gradient.y - gradient.size * 0.7).toBeGreaterThan(bar.from.y);
        const ends = wire.marks.flatMap((mark) =>
          mark.kind === "path" ? [mark.points.at(0), mark.points.at(-1)] : [],
        );
        const arrives = (at: Point): boolean => ends.some((end) => distance(end, at) < 0.1);
        const isFed = links.some((link) => link.head === wire.id);
        const isUsed = links.some((link) => link.tail === wire.id);
        if (direction === "LR") {
          expect([arrives(bar.from), arrives(bar.to)]).toEqual([isFed, isUsed]);
        } else {
          // A vertical wire passes the left end of its bar, and each line joins one of its two ends.
          const through =
            wire.marks.flatMap((mark) => (mark.kind === "path" ? [mark.points] : [])).at(-1) ?? [];
          expect(through.every((point) => point.x === bar.from.x)).toBe(true);
          expect(ends.length).toBe(2 + 2 * (Number(isFed) + Number(isUsed)));
          for (const end of [isFed ? through.at(0) : undefined, isUsed ? through.at(-1) : undefined]) {
            if (end !== undefined) expect(ends.filter((other) => distance(other, end) < 0.1)).toHaveLength(2);
          }
        }
      }
    });

    test("no two texts overlap, and none leaves the picture", async () => {
      const drawing = await drawGraph(doc, graphvizCli, { direction, digits: "raw" });
      const texts = drawing.groups.flatMap((group) => group.marks.filter((mark) => mark.kind === "text"));
      const boxes = texts.map((mark) => {
        const width =
          Array.from(mark.text).reduce((sum, c) => sum + (c > "\u1100" ? 1 : 0.55), 0) * mark.size;
        const left = mark.x - { start: 0, middle: width / 2, end: width }[mark.anchor];
        return { text: mark.text, left, right: left + width, top: mark.y - 0.72 * mark.size, bottom: mark.y };
      });
      for (const [index, one] of boxes.entries()) {
        expect(one.left).toBeGreaterThanOrEqual(0);
        expect(one.right).toBeLessThanOrEqual(drawing.width);
        expect(one.bottom).toBeLessThanOrEqual(drawing.height);
        for (const other of boxes.slice(index + 1)) {
          const apart =
            one.right <= other.left ||
            other.right <= one.left ||
            one.bottom <= other.top ||
            other.bottom <= one.top;
          expect(apart, `${one.text} overlaps ${other.text}`).toBe(true);
        }
      }
    });
  });

  test("every part is inside its cluster", async () => {
    const { groups } = await drawGraph(doc, graphvizCli);
    const boxes = groups
      .filter((group) => group.kind === "cluster")
      .flatMap((group) => group.marks.slice(0, 1));
    expect(boxes).toHaveLength(doc.scopes.length);
    for (const node of doc.nodes.filter((one) => one.kind === "op" && one.scope !== null)) {
      const [outline] = groups.find((group) => group.id === node.id)?.marks ?? [];
      const cluster = boxes[doc.scopes.findIndex((scope) => scope.id === node.scope)];
      if (cluster?.kind !== "box" || outline === undefined) throw new Error(`${node.id} is not drawn`);
      const x = outline.kind === "circle" ? outline.centre.x : outline.kind === "box" ? outline.x : NaN;
      expect(x).toBeGreaterThan(cluster.x);
      expect(x).toBeLessThan(cluster.x + cluster.width);
    }
  });

  test("two runs give the same bytes, and leave stderr clean", async () => {
    const stderr = vi.spyOn(process.stderr, "write");
    const [one, two] = [
      await drawGraph(doc, graphvizCli),
      await drawGraph(structuredClone(doc), graphvizCli),
    ];
    expect(toSvg(one)).toBe(toSvg(two));
    expect(stderr).not.toHaveBeenCalled();
    stderr.mockRestore();
  });
});

function withClass(root: XmlElement, name: string): XmlElement[] {
  return [...elementsOf(root)].filter((element) => element.attributes.get("class") === name);
}

describe("the SVG of apples and oranges", async () => {
  const drawing = await drawGraph(appleOrange("사과"), graphvizCli);
  const root = parseXml(toSvg(drawing));

  test("is an image with a title and a description", () => {
    expect(root.attributes.get("role")).toBe("img");
    expect(root.children.slice(0, 2).map((child) => child.name)).toEqual(["title", "desc"]);
    expect(root.children[0]?.text).toBe("Computational graph of 지불 금액");
    expect(root.children[1]?.text).toContain("5 leaves, 4 operations");
    expect(root.children[1]?.text).toContain("사과: value 100, gradient 2.2.");
  });

  test("names each wire's edge and says its numbers", () => {
    const wire = withClass(root, "wire").find((element) => element.attributes.get("data-edge") === "e1");
    expect(wire?.children[0]).toMatchObject({ name: "title", text: "사과: value 100, gradient 2.2" });
    expect(withClass(root, "wire")).toHaveLength(9);
  });

  test("holds each number in a text of its own", () => {
    expect(
      withClass(root, "value")
        .map((element) => element.text)
        .sort(),
    ).toEqual(["1.1", "100", "150", "2", "200", "3", "450", "650", "715", "value above"].sort());
    for (const element of withClass(root, "gradient")) {
      expect(element.attributes.get("fill")).toBe("#B84F00");
      expect(Number(element.attributes.get("x"))).toBeGreaterThan(0);
    }
    expect(withClass(root, "value")[0]?.attributes.get("fill")).toBe("#0072B2");
  });

  test("has the arguments of an operation from top to bottom", () => {
    const height = (edge: string): number => {
      const wire = drawing.groups.find((group) => group.edge === edge);
      return (wire === undefined ? undefined : text(wire, "value"))?.y ?? NaN;
    };
    for (const [first, second] of [
      ["e0", "e1"],
      ["e2", "e3"],
      ["e4", "e5"],
      ["e6", "e7"],
    ] as const) {
      expect(height(first)).toBeLessThan(height(second));
    }
  });

  test("has nothing that runs or embeds", () => {
    const names = new Set([...elementsOf(root)].map((element) => element.name));
    expect([...names].sort()).toEqual([
      "circle",
      "desc",
      "g",
      "line",
      "path",
      "polygon",
      "rect",
      "svg",
      "text",
      "title",
    ]);
  });

  test("paints its background, dark when asked", () => {
    const background = (svg: string): string | undefined =>
      parseXml(svg)
        .children.find((child) => child.name === "rect")
        ?.attributes.get("fill");
    expect(background(toSvg(drawing))).toBe("#ffffff");
    expect(background(toSvg(drawing, { theme: "dark" }))).toBe("#14171c");
  });
});

describe("any name is data", () => {
  test.each(hostileNames)("%s", async (_, name) => {
    const root = parseXml(toSvg(await drawGraph(appleOrange(name), graphvizCli)));
    const names = withClass(root, "name").flatMap((element) => (element.name === "text" ? element.text : []));
    const titles = [...elementsOf(root)]
      .filter((element) => element.name === "title")
      .map((element) => element.text);
    expect(withClass(root, "wire")).toHaveLength(9);
    if (name.trim() === "") return expect(names).toHaveLength(5);
    expect(names).toContain(shownName(name));
    expect(titles).toContain(legible(name));
  });

  test.each(hostileNames)("as a scope and as an operation: %s", async (_, name) => {
    const write = new DocumentWriter();
    const scope = write.scope(name);
    const x = write.leaf("variable", name, 1, 1, scope);
    const doc = write.document(write.op(name, name, [[x, 1]], 1, 1, scope));
    const root = parseXml(toSvg(await drawGraph(doc, graphvizCli)));
    expect(withClass(root, "label").map((element) => element.text)).toEqual([shownName(name)]);
  });

  test("ten thousand characters are shortened in the picture and whole in the title", async () => {
    const name = "긴".repeat(10_000);
    const drawing = await drawGraph(appleOrange(name), graphvizCli);
    expect(drawing.width).toBeLessThan(2000);
    expect(toSvg(drawing)).toContain(name);
  });
});

describe("large graphs", () => {
  const chain = (length: number): ReturnType<DocumentWriter["document"]> => {
    const write = new DocumentWriter();
    let last = write.leaf("variable", "x", 1, 1);
    for (let index = 0; index < length; index++) last = write.op("+", null, [[last, 1]], 1, 1);
    return write.document(last);
  };

  test("a hundred operations are laid out", async () => {
    const drawing = await drawGraph(chain(100), graphvizCli);
    expect(drawing.groups.filter((group) => group.kind === "op")).toHaveLength(100);
  });

  test("too many are refused with advice", async () => {
    await expect(drawGraph(chain(3000), graphvizCli)).rejects.toThrow("draw a part of the graph");
  });
});
