import { shownByPage } from "../../../bench/test/shown-by-page.ts";
import type { NamedSvg } from "./pictures.ts";

/**
 * Runs in the page, as text. A text's width is what `getBBox` says, and its height that of its ink: the line box of
 * a font is taller than its letters. Groups and texts may be moved by a transformation. All lengths are in pixels of the picture; half a pixel is nobody's overlap.
 */
const program = String.raw`
const context = document.createElement("canvas").getContext("2d");
function inkOf(text) {
  const { x, width } = text.getBBox();
  const moved = text.getCTM();
  const style = getComputedStyle(text);
  context.font = style.fontStyle + " " + style.fontWeight + " " + style.fontSize + " " + style.fontFamily;
  const { actualBoundingBoxAscent: ascent, actualBoundingBoxDescent: descent } = context.measureText(text.textContent);
  const y = text.getNumberOfChars() === 0 ? 0 : text.getStartPositionOfChar(0).y + moved.f;
  return { left: x + moved.e, right: x + moved.e + width, top: y - ascent, bottom: y + descent };
}
function boxOf(shape) {
  const { x, y, width, height } = shape.getBBox();
  const { e, f } = shape.getCTM();
  return { left: x + e, right: x + e + width, top: y + f, bottom: y + f + height };
}
const SLACK = 0.5;
const meets = (one, other) =>
  one.left < other.right - SLACK && other.left < one.right - SLACK &&
  one.top < other.bottom - SLACK && other.top < one.bottom - SLACK;
const crosses = (ink, line) =>
  ink.left < line.right - SLACK && line.left < ink.right - SLACK &&
  ink.top < line.top - SLACK && ink.bottom > line.bottom + SLACK;
const within = (ink, box) =>
  ink.left >= box.left - SLACK && ink.right <= box.right + SLACK &&
  ink.top >= box.top - SLACK && ink.bottom <= box.bottom + SLACK;

function faultsOf(svg) {
  const faults = [];
  const texts = [...svg.querySelectorAll("text")].map((text) => ({
    text: text.textContent, role: text.getAttribute("class"), group: text.parentNode, ink: inkOf(text),
  }));
  const { width, height } = svg.viewBox.baseVal;
  const page = { left: 0, top: 0, right: width, bottom: height };
  const shapes = [...svg.querySelectorAll("g.op circle, g.op rect, g.record rect, g.junction circle")]
    .map((shape) => ({ group: shape.parentNode, box: boxOf(shape) }));
  // Lines of a plot's grid may pass below a legend, which has a ground of its own.
  const bars = [...svg.querySelectorAll("line:not(.plot line)")].map((line) => ({ group: line.parentNode, box: boxOf(line) }));
  texts.forEach((one, index) => {
    if (!within(one.ink, page)) faults.push(one.text + " leaves the picture");
    for (const other of texts.slice(index + 1))
      if (meets(one.ink, other.ink)) faults.push(one.text + " overlaps " + other.text);
    for (const { group, box } of shapes)
      if (group !== one.group && meets(one.ink, box)) faults.push(one.text + " touches " + group.id);
    for (const { group, box } of bars)
      if (crosses(one.ink, box)) faults.push(one.text + " is crossed by the line of " + group.id);
  });
  for (const { text, role, group, ink } of texts) {
    const kind = (group.getAttribute("class") ?? "").split(" ")[0];
    if (kind === "wire") {
      const bar = boxOf(group.querySelector("line.bar"));
      if (ink.left < bar.left - SLACK || ink.right > bar.right + SLACK) faults.push(text + " is longer than its bar");
      if (role === "value" && ink.bottom > bar.top + SLACK) faults.push(text + " sinks below its bar");
      if (role === "gradient" && ink.top < bar.bottom - SLACK) faults.push(text + " rises above its bar");
    } else if (kind === "op" || kind === "record" || kind === "legend") {
      // The legend of a graph has no box.
      const box = group.querySelector("circle, rect");
      if (box !== null && !within(ink, boxOf(box))) faults.push(text + " leaves its box");
    }
  }
  return { texts: texts.length, faults };
}
const found = {};
for (const { name, svg } of pictures) {
  const holder = document.createElement("div");
  holder.innerHTML = svg;
  document.body.append(holder);
  found[name] = faultsOf(holder.querySelector("svg"));
  holder.remove();
}
document.body.textContent = JSON.stringify(found);
`;

/** What Chromium says of a picture: how many texts it has, and which of them are where they should not be. */
export interface Faults {
  readonly texts: number;
  readonly faults: readonly string[];
}

/** The faults of each picture, measured in Chromium with the fonts of this machine. */
export async function overlapsInPage(
  pictures: readonly NamedSvg[],
): Promise<Readonly<Record<string, Faults>>> {
  const shown = await shownByPage(`const pictures = ${JSON.stringify(pictures)};${program}`);
  const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", nbsp: "\u00a0" };
  const json = (shown ?? "").replace(/&(\w+);/g, (_, name: string) => entities[name] ?? "");
  return JSON.parse(json) as Record<string, Faults>;
}
