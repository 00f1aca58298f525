import { escapeXml } from "../draw/xml-text.ts";
import type { PlotElement, PlotNode } from "./plot-document.ts";

/** An element of an SVG document that holds elements, or one text. */
export interface SvgNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly content: readonly SvgNode[] | string;
}

export function svgNode(
  name: string,
  attributes: Readonly<Record<string, string | number | null>>,
  content: readonly SvgNode[] | string = [],
): SvgNode {
  const given = Object.entries(attributes).filter(
    (entry): entry is [string, string | number] => entry[1] !== null,
  );
  return { name, attributes: Object.fromEntries(given), content };
}

/** Shapes and texts; nothing that runs, loads or embeds. */
const elements = new Set(["g", "path", "line", "rect", "circle", "text", "tspan", "clipPath"]);

const plainAttributes = new Set([
  ..."d x y x1 y1 x2 y2 dx dy cx cy r rx ry width height points transform".split(" "),
  ..."fill fill-opacity stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin".split(
    " ",
  ),
  ..."stroke-miterlimit paint-order text-anchor font-size font-weight font-variant opacity".split(" "),
]);
const coordinates = new Set("d x y x1 y1 x2 y2 cx cy r width height points transform".split(" "));

/**
 * An element that Observable Plot made, with only what a picture needs: shapes and texts. `currentColor` becomes a colour,
 * and ids, which Plot counts over the life of a page, are counted anew and begin with `prefix`.
 */
export function cleanSvg(
  root: PlotElement,
  {
    prefix,
    colour,
    titleOf,
  }: {
    readonly prefix: string;
    readonly colour: string;
    /** What a mark's group is called, by its description; null for none. */
    titleOf(description: string): string | null;
  },
): SvgNode[] {
  const ids = new Map<string, string>();
  const idOf = (id: string): string => {
    const known = ids.get(id) ?? `${prefix}-clip-${ids.size + 1}`;
    ids.set(id, known);
    return known;
  };
  const clean = (node: PlotNode): SvgNode[] => {
    if (node.nodeType !== 1 || !elements.has((node as PlotElement).localName)) return [];
    const element = node as PlotElement;
    const attributes: [string, string][] = [];
    for (const name of element.getAttributeNames().sort()) {
      const value = element.getAttribute(name) ?? "";
      const reference = /^url\(#([\w-]+)\)$/.exec(value);
      if (name === "id") attributes.push([name, idOf(value)]);
      else if (name === "clip-path" && reference !== null)
        attributes.push([name, `url(#${idOf(reference[1]!)})`]);
      else if (name === "aria-label") attributes.push(["class", value.replace(/\s+/g, "-")]);
      else if (coordinates.has(name)) attributes.push([name, rounded(value)]);
      else if (plainAttributes.has(name)) attributes.push([name, value === "currentColor" ? colour : value]);
    }
    const title = titleOf(element.getAttribute("aria-description") ?? "");
    const children = Array.from(element.childNodes).flatMap(clean);
    const text = children.length === 0 && element.localName === "text" ? (node.textContent ?? "") : null;
    return [
      {
        name: element.localName,
        attributes: Object.fromEntries(attributes),
        content: text ?? [...(title === null ? [] : [svgNode("title", {}, title)]), ...children],
      },
    ];
  };
  return Array.from(root.childNodes).flatMap(clean);
}

const rounded = (value: string): string =>
  value.replace(/-?\d*\.?\d+(?:e[-+]?\d+)?/g, (number) => String(Number(Number(number).toFixed(2))));

/** The document's text, an element a line. */
export function writeSvg(node: SvgNode): string {
  const attributes = Object.entries(node.attributes)
    .map(
      ([name, value]) =>
        ` ${name}="${escapeXml(typeof value === "number" ? rounded(String(value)) : value)}"`,
    )
    .join("");
  if (typeof node.content === "string") {
    return `<${node.name}${attributes}>${escapeXml(node.content)}</${node.name}>\n`;
  }
  if (node.content.length === 0) return `<${node.name}${attributes}/>\n`;
  return `<${node.name}${attributes}>\n${node.content.map(writeSvg).join("")}</${node.name}>\n`;
}
