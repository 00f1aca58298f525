import { plotToSvg } from "../../src/plot/plot-files.node.ts";
import type { LineLayer, PlotDoc } from "../../src/plot/plot-doc.ts";
import type { Theme } from "../../src/draw/palette.ts";
import { elementsOf, parseXml, type XmlElement } from "../draw/strict-xml.ts";

/** A plot's picture, read as XML; what is not in it as in the document of a plot throws. */
export async function drawn(doc: PlotDoc, theme: Theme = "light"): Promise<XmlElement> {
  return parseXml(await plotToSvg(doc, { theme }));
}

export function all(root: XmlElement, name: string): XmlElement[] {
  return [...elementsOf(root)].filter((element) => element.name === name);
}

export function texts(root: XmlElement, kind?: string): string[] {
  return all(root, "text")
    .filter((text) => kind === undefined || text.attributes.get("class") === kind)
    .map(({ text }) => text);
}

/** The groups of the layers of that name, by the title that each has. */
export function layerOf(root: XmlElement, name: string): XmlElement {
  const found = all(root, "g").find((group) =>
    group.children.some((child) => child.name === "title" && child.text === name),
  );
  if (found === undefined) throw new Error(`no layer ${name}`);
  return found;
}

/** The ticks of an axis, where they stand in pixels and the number that each names. */
export function ticks(root: XmlElement, axis: "x" | "y"): { at: number; value: number }[] {
  const group = all(root, "g").find((each) => each.attributes.get("class") === `${axis}-axis-tick-label`)!;
  return group.children.map((text) => {
    const [, x = "", y = ""] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(text.attributes.get("transform")!)!;
    return { at: Number(axis === "x" ? x : y), value: Number(text.text.replace("−", "-")) };
  });
}

/** The number that stands at a pixel of an axis, by two of its ticks. */
export function reader(root: XmlElement, axis: "x" | "y"): (pixel: number) => number {
  const labels = ticks(root, axis);
  const [first, last] = [labels[0]!, labels.at(-1)!];
  const slope = (last.value - first.value) / (last.at - first.at);
  return (pixel) => first.value + slope * (pixel - first.at);
}

/** The points of a path of straight lines, in pixels. */
export function pathPoints(d: string): [number, number][] {
  return [...d.matchAll(/[ML]\s*([-\d.]+),([-\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

/** A layer that is a curve. */
export function curve(doc: PlotDoc, name: string): LineLayer {
  const found = doc.layers.find((layer) => layer.kind === "line" && layer.name === name);
  if (found?.kind !== "line") throw new Error(`no curve ${name}`);
  return found;
}
