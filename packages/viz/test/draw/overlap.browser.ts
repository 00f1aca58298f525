import { describe, expect, it } from "vitest";
import { overlapsInPage } from "./overlaps-in-page.ts";
import { committedPictures, type NamedSvg, pictures } from "./pictures.ts";

const TIMEOUT = { timeout: 300_000 };

function svgOf(...texts: readonly string[]): NamedSvg {
  const head = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80" viewBox="0 0 200 80">';
  const bar = '<line class="bar" x1="10" y1="40" x2="60" y2="40"/>';
  return { name: "made by hand", svg: `${head}<g class="wire" id="e0">${bar}${texts.join("")}</g></svg>` };
}

const text = (role: string, x: number, y: number, content: string): string =>
  `<text class="${role}" x="${x}" y="${y}" font-size="14" text-anchor="middle">${content}</text>`;

describe("the measurement", () => {
  it.each([
    ["nothing wrong", [text("value", 35, 34, "100"), text("gradient", 35, 56, "2.2")], []],
    [
      "two texts in one place",
      [text("value", 35, 34, "100"), text("value", 38, 34, "7")],
      ["100 overlaps 7"],
    ],
    ["a number too long", [text("value", 60, 34, "3.3000000003")], ["3.3000000003 is longer than its bar"]],
    ["a value below", [text("value", 35, 56, "100")], ["100 sinks below its bar"]],
    ["a gradient above", [text("gradient", 35, 34, "2")], ["2 rises above its bar"]],
    [
      "a number on the bar",
      [text("value", 35, 45, "100")],
      ["100 is crossed by the line of e0", "100 sinks below its bar"],
    ],
    [
      "a name beyond the edge",
      [text("value", 2, 34, "name")],
      ["name leaves the picture", "name is longer than its bar"],
    ],
  ])("finds %s", TIMEOUT, async (_, texts, faults) => {
    const found = await overlapsInPage([svgOf(...texts)]);
    expect(found["made by hand"]).toEqual({ texts: texts.length, faults });
  });
});

it("no text of a picture overlaps another, a wire or a box", TIMEOUT, async () => {
  const all = [...(await pictures()), ...committedPictures()];
  const found = await overlapsInPage(all);
  expect(Object.keys(found)).toHaveLength(all.length);
  for (const [name, { texts }] of Object.entries(found)) expect(texts, name).toBeGreaterThan(2);
  expect(
    Object.entries(found).flatMap(([name, { faults }]) => faults.map((fault) => `${name}: ${fault}`)),
  ).toEqual([]);
});
