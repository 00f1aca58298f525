import { optionNames } from "../check-choice.ts";
import type { Point } from "../layout/layout.ts";
import type { DrawnGroup, Drawing, Mark } from "./drawing.ts";
import { type Palette, paletteOf, type Theme } from "./palette.ts";
import { checkPictureOptions } from "./picture-options.ts";
import { escapeXml } from "./xml-text.ts";

export interface SvgOptions {
  /** `light` by default. The background is painted, so every theme is readable in any viewer. */
  readonly theme?: Theme;
}

const NAMES = optionNames<SvgOptions>({ theme: true });

/** A Latin font first and Korean fonts after it: a viewer takes each character from the first that has it. */
export const FONT_FAMILY = [
  "Helvetica Neue",
  "Helvetica",
  "Arial",
  "Apple SD Gothic Neo",
  "Malgun Gothic",
  "Noto Sans KR",
  "Noto Sans CJK KR",
  "NanumGothic",
  "Nanum Gothic",
  "DejaVu Sans",
]
  .map((family) => (family.includes(" ") ? `'${family}'` : family))
  .concat("sans-serif")
  .join(", ");

/**
 * A drawing as a self-contained SVG document: plain texts and shapes, no script and no embedded page. Every wire
 * is a group of class `wire` whose `data-edge` names its edge and whose title says its numbers in a sentence.
 *
 * @example
 * const svg = toSvg(drawing, { theme: "dark" });
 */
export function toSvg(drawing: Drawing, options: SvgOptions = {}): string {
  checkPictureOptions("toSvg", options, NAMES);
  const palette = paletteOf(options.theme);
  const [width, height] = [number(drawing.width), number(drawing.height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"` +
      ` role="img" lang="${escapeXml(drawing.lang)}" font-family="${escapeXml(FONT_FAMILY)}">`,
    `<title>${escapeXml(drawing.title)}</title>`,
    `<desc>${escapeXml(drawing.description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="${palette.background}"/>`,
    ...drawing.groups.flatMap((group) => groupLines(group, palette)),
    "</svg>",
    "",
  ].join("\n");
}

function groupLines(group: DrawnGroup, palette: Palette): string[] {
  const classes = group.active === true ? `${group.kind} active` : group.kind;
  const attributes = [`id="${escapeXml(group.id)}"`, `class="${classes}"`];
  if (group.node !== null) attributes.push(`data-node="${escapeXml(group.node)}"`);
  if (group.edge !== null) attributes.push(`data-edge="${escapeXml(group.edge)}"`);
  return [
    `<g ${attributes.join(" ")}>`,
    ...(group.title === null || group.title === "" ? [] : [`<title>${escapeXml(group.title)}</title>`]),
    ...group.marks.map((mark) =>
      markLine(mark, group.active === true ? { ...palette, ...activeLine(palette) } : palette),
    ),
    "</g>",
  ];
}

/** The operation at work has a heavier outline in the colour of its name. */
function activeLine({ lineWidth, label }: Palette): Pick<Palette, "line" | "lineWidth"> {
  return { line: label, lineWidth: 2.5 * lineWidth };
}

function markLine(mark: Mark, palette: Palette): string {
  const stroke = `stroke="${palette.line}" stroke-width="${palette.lineWidth}"`;
  switch (mark.kind) {
    case "text": {
      const isGradient = mark.role === "gradient" || mark.role === "accumulated";
      const weight = isGradient ? ` font-weight="${palette.gradientWeight}"` : "";
      const slant =
        mark.role === "caption" || (isGradient && palette.gradientSlanted) ? ' font-style="italic"' : "";
      return (
        `<text class="${mark.role}" x="${number(mark.x)}" y="${number(mark.y)}" font-size="${mark.size}"` +
        ` text-anchor="${mark.anchor}"${weight}${slant} fill="${palette[mark.role]}">${escapeXml(mark.text)}</text>`
      );
    }
    case "line":
      return (
        `<line class="${mark.role ?? "bar"}" x1="${number(mark.from.x)}" y1="${number(mark.from.y)}"` +
        ` x2="${number(mark.to.x)}" y2="${number(mark.to.y)}" ${stroke} stroke-linecap="round"/>`
      );
    case "path":
      return `<path d="${pathData(mark.points)}" fill="none" ${stroke} stroke-linecap="round"/>`;
    case "arrow":
      return `<polygon points="${arrowhead(mark.base, mark.tip).map(pair).join(" ")}" fill="${palette.line}"/>`;
    case "circle": {
      const { centre, radius, role } = mark;
      const paint = role === "op" ? `fill="${palette.opFill}" ${stroke}` : `fill="${palette.line}"`;
      return `<circle cx="${number(centre.x)}" cy="${number(centre.y)}" r="${number(radius)}" ${paint}/>`;
    }
    case "box": {
      const paint =
        mark.role === "op"
          ? `fill="${palette.opFill}" ${stroke}`
          : `fill="${palette.clusterFill}" stroke="${palette.clusterLine}"` +
            (palette.clusterDashed ? ' stroke-dasharray="2 4"' : "");
      return (
        `<rect x="${number(mark.x)}" y="${number(mark.y)}" width="${number(mark.width)}"` +
        ` height="${number(mark.height)}" rx="${number(mark.radius)}" ${paint}/>`
      );
    }
  }
}

function pathData([start, ...rest]: readonly Point[]): string {
  return start === undefined ? "" : `M${pair(start)}C${rest.map(pair).join(" ")}`;
}

/** A slim triangle: its base is 0.8 of its length. */
function arrowhead(base: Point, tip: Point): Point[] {
  const [dx, dy] = [0.4 * (tip.x - base.x), 0.4 * (tip.y - base.y)];
  return [tip, { x: base.x - dy, y: base.y + dx }, { x: base.x + dy, y: base.y - dx }];
}

const pair = ({ x, y }: Point): string => `${number(x)},${number(y)}`;
const number = (value: number): string => String(Number(value.toFixed(2)));
