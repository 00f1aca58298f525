import type { Palette } from "../draw/palette.ts";

/** How one curve differs from the others: by colour, and without colour by its dashes and its markers. */
export interface SeriesStyle {
  readonly colour: string;
  /** As SVG's `stroke-dasharray`; none for a solid line. */
  readonly dash: string | null;
  readonly marker: Marker;
}

export type Marker = "circle" | "square" | "triangle" | "diamond";

const dashes: readonly (string | null)[] = [
  null,
  "7 4",
  "2 4",
  "10 4 2 4",
  "12 5",
  "1 3",
  "7 3 2 3 2 3",
  "16 4",
];
const markers: readonly Marker[] = ["circle", "square", "triangle", "diamond"];

/** After the colours of Okabe and Ito, each at least 4.5:1 against its background. */
const onLight = ["#0067A0", "#B84F00", "#00704F", "#A0457A", "#3a3f45", "#7A5C00", "#5B4BB5", "#A4262C"];
const onDark = ["#5CB8EE", "#FF9A57", "#3FCF9E", "#F0A0CC", "#d0d7de", "#E8C547", "#B4A7FF", "#FF8A8A"];

/** More curves than this cannot be told apart. */
export const MOST_STYLES = dashes.length;

/** The style of the curve of that number. A palette without colours keeps its own. */
export function seriesStyle(palette: Palette, style: number): SeriesStyle {
  const index = style % MOST_STYLES;
  const colourless = palette.value === palette.gradient;
  const colours = isDark(palette.background) ? onDark : onLight;
  return {
    colour: colourless ? palette.value : colours[index]!,
    dash: dashes[index]!,
    marker: markers[index % markers.length]!,
  };
}

/** Whether a colour written as `#rrggbb` is nearer to black than to white. */
export function isDark(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
}
