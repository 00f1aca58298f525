import { optionNames } from "../check-choice.ts";
import type { DrawnGroup, Drawing, Mark, TextMark } from "../draw/drawing.ts";
import { type Palette, paletteOf, type Theme } from "../draw/palette.ts";
import { checkPictureOptions } from "../draw/picture-options.ts";
import type { Point } from "../layout/layout.ts";
import { escapeTex } from "./tex-text.ts";

export interface TikzOptions {
  /** The colours; default `light`, and `print` is black on white. */
  readonly theme?: Theme;
  /** A whole document of the class `standalone` (default), or only the `tikzpicture` to `\input` into another. */
  readonly standalone?: boolean;
}

const NAMES = optionNames<TikzOptions>({ theme: true, standalone: true });

/** TeX measures in points of 1/72.27 inch, a drawing in pixels of 1/96 inch. */
const POINTS = 72.27 / 96;

/**
 * A drawing as TikZ, everything at the place it has in the SVG. Korean names want `kotex` and Japanese ones
 * `luatexja`: a whole document loads them when it has such names, and a picture alone says so in a comment.
 *
 * @example
 * const tex = toTikz(await drawGraph(graphOf(loss), graphvizCli), { theme: "print" });
 */
export function toTikz(drawing: Drawing, options: TikzOptions = {}): string {
  checkPictureOptions("toTikz", options, NAMES);
  const { standalone = true } = options;
  const palette = paletteOf(options.theme);
  const colours = new Colours(palette);
  const body = drawing.groups.flatMap((group) => groupLines(group, colours));
  const picture = [
    ...colours.definitions,
    `\\begin{tikzpicture}[x=${number(POINTS)}pt, y=-${number(POINTS)}pt, line width=${points(palette.lineWidth)},` +
      " line cap=round, inner sep=0pt, outer sep=0pt]",
    `\\fill[${colours.name("background")}] (0,0) rectangle (${number(drawing.width)},${number(drawing.height)});`,
    ...body,
    "\\end{tikzpicture}",
  ];
  const packages = packagesFor(body.join("\n"));
  if (!standalone) {
    const hint = packages.map(({ load, why }) => `% ${why}: put ${load} into the preamble.`);
    return [...hint, "% Needs \\usepackage{tikz}.", ...picture, ""].join("\n");
  }
  return [
    ...packages.map(({ engine }) => `% Compile with ${engine}.`).slice(0, 1),
    "\\documentclass[tikz, border=0pt]{standalone}",
    ...(packages.length === 0 ? ["\\usepackage[T1]{fontenc}"] : packages.map(({ load }) => load)),
    "\\begin{document}",
    ...picture,
    "\\end{document}",
    "",
  ].join("\n");
}

interface TexPackage {
  readonly load: string;
  readonly why: string;
  readonly engine: string;
}

/** What a text needs beyond the fonts of TeX. */
function packagesFor(text: string): TexPackage[] {
  if (/\p{Script=Hangul}/u.test(text)) {
    return [
      { load: "\\usepackage{kotex}", why: "Hangul", engine: "lualatex or xelatex (kotex sets the Hangul)" },
    ];
  }
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)) {
    return [
      {
        load: "\\usepackage{luatexja}",
        why: "Kana and ideographs",
        engine: "lualatex (luatexja sets the Kana)",
      },
    ];
  }
  return [];
}

type Role = Exclude<
  { [Key in keyof Palette]: Palette[Key] extends string ? Key : never }[keyof Palette],
  undefined
>;

/** The colours of a palette under names of our own, so that they meet no colour of the document around. */
class Colours {
  readonly definitions: readonly string[];
  readonly palette: Palette;

  constructor(palette: Palette) {
    this.palette = palette;
    this.definitions = Object.entries(palette)
      .filter(([, colour]) => typeof colour === "string" && /^#[0-9a-f]{6}$/i.test(colour))
      .map(
        ([role, colour]) => `\\definecolor{leibniz-${role}}{HTML}{${String(colour).slice(1).toUpperCase()}}`,
      );
  }

  name(role: Role): string {
    return `leibniz-${role}`;
  }
}

function groupLines(group: DrawnGroup, colours: Colours): string[] {
  return group.marks.map((mark) => markLine(mark, colours, group.active === true));
}

function markLine(mark: Mark, colours: Colours, isActive: boolean): string {
  // The operation at work has a heavier outline in the colour of its name.
  const line = isActive
    ? `draw=${colours.name("label")}, line width=${points(2.5 * colours.palette.lineWidth)}`
    : `draw=${colours.name("line")}`;
  switch (mark.kind) {
    case "text":
      return textLine(mark, colours);
    case "line":
      return `\\draw[${line}] ${pair(mark.from)} -- ${pair(mark.to)};`;
    case "path":
      return `\\draw[${line}] ${curve(mark.points)};`;
    case "arrow": {
      const [dx, dy] = [0.4 * (mark.tip.x - mark.base.x), 0.4 * (mark.tip.y - mark.base.y)];
      const corners = [
        mark.tip,
        { x: mark.base.x - dy, y: mark.base.y + dx },
        { x: mark.base.x + dy, y: mark.base.y - dx },
      ];
      return `\\fill[${colours.name("line")}] ${corners.map(pair).join(" -- ")} -- cycle;`;
    }
    case "circle": {
      const fill =
        mark.role === "op" ? `${line}, fill=${colours.name("opFill")}` : `fill=${colours.name("line")}`;
      return `\\path[${fill}] ${pair(mark.centre)} circle[radius=${points(mark.radius)}];`;
    }
    case "box": {
      const paint =
        mark.role === "op"
          ? `${line}, fill=${colours.name("opFill")}`
          : `draw=${colours.name("clusterLine")}, fill=${colours.name("clusterFill")}${colours.palette.clusterDashed ? ", dashed" : ""}`;
      const corner = { x: mark.x + mark.width, y: mark.y + mark.height };
      return `\\path[${paint}, rounded corners=${points(mark.radius)}] ${pair(mark)} rectangle ${pair(corner)};`;
    }
  }
}

function textLine(mark: TextMark, colours: Colours): string {
  const anchor = { start: "base west", middle: "base", end: "base east" }[mark.anchor];
  const weight = mark.role === "gradient" ? "\\bfseries" : "";
  const slant =
    mark.role === "caption" || (mark.role === "gradient" && colours.palette.gradientSlanted)
      ? "\\itshape"
      : "";
  const size = number(mark.size * POINTS);
  const font = `\\fontsize{${size}}{${size}}\\selectfont\\sffamily${weight}${slant}`;
  return `\\node[anchor=${anchor}, text=${colours.name(mark.role)}, font=${font}] at ${pair(mark)} {${escapeTex(mark.text)}};`;
}

function curve([start, ...rest]: readonly Point[]): string {
  if (start === undefined) return "(0,0)";
  let path = pair(start);
  for (let at = 0; at + 2 < rest.length; at += 3) {
    const [one, two, end] = rest.slice(at, at + 3);
    if (one !== undefined && two !== undefined && end !== undefined) {
      path += ` .. controls ${pair(one)} and ${pair(two)} .. ${pair(end)}`;
    }
  }
  return path;
}

const pair = ({ x, y }: Point): string => `(${number(x)},${number(y)})`;
const points = (pixels: number): string => `${number(pixels * POINTS)}pt`;
const number = (value: number): string => String(Number(value.toFixed(3)));
