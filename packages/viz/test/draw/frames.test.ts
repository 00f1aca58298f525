import { describe, expect, test } from "vitest";
import { drawFrames, frames, frameSvgs, type GraphDoc } from "../../src/index.ts";
import { formatValue } from "../../src/format-number.ts";
import { graphvizCli } from "../../src/layout/graphviz-cli.node.ts";
import { foldConstants } from "../../src/index.ts";
import { apple, forwardOnly, fruit, programs, reused, sigmoidNode } from "./programs.ts";
import { elementsOf, parseXml } from "./strict-xml.ts";

const all = frames(fruit());

/** What an operation has sent to its inputs in a document, in argument order. */
const sent = (doc: GraphDoc, op: string): string[] =>
  doc.edges.filter((edge) => edge.to === op).map((edge) => formatValue(edge.contribution));

const labelOf = (doc: GraphDoc, id: string | null): string =>
  doc.nodes.find((node) => node.id === id)?.label ?? "";

describe("apples and oranges", () => {
  test("forward (1) to (4), the seed, and back (4) to (1)", () => {
    expect(all.map(({ number, phase, doc, node }) => `${number} ${phase} ${labelOf(doc, node)}`)).toEqual([
      "1 forward ×",
      "2 forward ×",
      "3 forward +",
      "4 forward ×",
      "5 seed ×",
      "6 backward ×",
      "7 backward +",
      "8 backward ×",
      "9 backward ×",
    ]);
  });

  test("each forward step adds a value", () => {
    const results = all
      .slice(0, 4)
      .map(({ doc, node }) => doc.nodes.find((one) => one.id === node)?.value ?? null);
    expect(results.map((value) => formatValue(value))).toEqual(["200", "450", "650", "715"]);
    for (const { doc, node } of all.slice(0, 4)) {
      expect(doc.root).toBe(node);
      expect(doc.differentiated).toBe(false);
    }
    expect(all[3]?.doc.nodes).toHaveLength(9);
  });

  test("the seed is 1, and nothing else is known", () => {
    const known = all[4]?.doc.nodes.filter((node) => node.gradient !== null) ?? [];
    expect(known.map((node) => [node.name, formatValue(node.gradient)])).toEqual([["지불 금액", "1"]]);
  });

  test.each([
    [6, "tax", ["1.1", "650"]],
    [7, "add", ["1.1", "1.1"]],
    [8, "orange", ["3.3", "165"]],
    [9, "apple", ["2.2", "110"]],
  ])("frame %d: the node of %s sends %j", (number, _, numbers) => {
    const frame = all[number - 1];
    if (frame?.node == null) throw new Error("no such frame");
    expect(sent(frame.doc, frame.node)).toEqual(numbers);
    const before = all[number - 2];
    expect(sent(before?.doc ?? frame.doc, frame.node)).toEqual(["—", "—"]);
  });

  test("the last frame is the whole graph", () => {
    const doc = fruit();
    expect(all.at(-1)?.doc.nodes).toEqual(doc.nodes);
    expect(all.at(-1)?.doc.edges).toEqual(doc.edges);
  });
});

test("the sum at a junction waits for all its branches", () => {
  const steps = frames(reused()).filter((frame) => frame.phase === "backward");
  expect(steps.map(({ doc }) => formatValue(doc.nodes[0]?.gradient ?? null))).toEqual(["—", "7"]);
});

test("without a backward pass there is only forward", () => {
  expect(frames(forwardOnly()).map((frame) => frame.phase)).toEqual(["forward"]);
});

test.each(Object.entries(programs()))("%s ends as it is", (_, doc) => {
  const last = frames(doc).at(-1);
  expect(last?.doc.nodes.length).toBe(doc.nodes.length);
  if (doc.differentiated) expect(last?.doc.nodes).toEqual(doc.nodes);
});

describe("drawn", async () => {
  const drawn = await drawFrames(fruit(), graphvizCli, { lang: "ko" });

  test("nothing moves from one to the next", () => {
    const skeleton = (index: number): unknown =>
      drawn[index]?.drawing.groups.map(({ id, marks }) => [id, marks.filter((mark) => mark.kind !== "text")]);
    for (let index = 1; index < drawn.length; index++) expect(skeleton(index)).toEqual(skeleton(0));
  });

  test("what is not there yet is not told", () => {
    expect(drawn[0]?.drawing.description).toBe(
      "1/9 순전파: ×. 사과 가격: 값 100, 기울기 계산하지 않음. 사과 개수: 값 2, 기울기 계산하지 않음. " +
        "사과 가격 × 사과 개수: 값 200, 기울기 계산하지 않음.",
    );
    const titles = drawn[0]?.drawing.groups.filter((group) => group.kind === "wire" && group.title !== "");
    expect(titles).toHaveLength(3);
  });

  test("the operation at work is marked, and the heading says what it does", () => {
    expect(
      drawn.map(({ drawing }) => drawing.groups.filter((group) => group.active).map((group) => group.id)),
    ).toEqual(all.map((frame) => [frame.node]));
    expect(drawn[6]?.heading).toBe("7/9 역전파: +");
    expect(drawn[6]?.drawing.title).toBe("지불 금액의 계산 그래프, 7/9 역전파: +");
  });

  test("numbered SVG documents show what is known", async () => {
    const files = await frameSvgs(fruit(), graphvizCli, { theme: "dark" });
    expect(files.map((file) => file.file)).toEqual(
      Array.from({ length: 9 }, (_, index) => `frame-0${index + 1}.svg`),
    );
    const texts = (index: number, role: string): string[] =>
      [...elementsOf(parseXml(files[index]?.svg ?? ""))]
        .filter((element) => element.attributes.get("class") === role && /^[\d.—]+$/.test(element.text))
        .map((element) => element.text);
    expect(texts(0, "value")).toEqual(["100", "2", "200"]);
    expect(texts(3, "value")).toHaveLength(9);
    expect(texts(3, "gradient")).toEqual(Array.from({ length: 9 }, () => "—"));
    expect(
      texts(5, "gradient")
        .filter((text) => text !== "—")
        .sort(),
    ).toEqual(["1", "1.1", "650"]);
    expect(texts(8, "gradient")).not.toContain("—");
  });

  test("an opened operation has a step for each of its parts", async () => {
    const steps = await drawFrames(sigmoidNode(), graphvizCli, { expand: "all" });
    const forward = steps
      .filter((step) => step.phase === "forward")
      .map(({ doc, node }) => labelOf(doc, node));
    expect(forward).toEqual(["×(−1)", "exp", "+", "1/x"]);
  });

  test.each(["compact", "micrograd"] as const)("in the style %s too", async (style) => {
    const files = await frameSvgs(apple(), graphvizCli, { style });
    expect(files).toHaveLength(frames(foldConstants(apple())).length);
    for (const { svg } of files) parseXml(svg);
  });
});
