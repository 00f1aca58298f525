import type { TextRole } from "./drawing.ts";

/** The names of the themes. `cvd` (colour vision deficiency) is a short name of `colour-blind`. */
export const THEMES = ["light", "dark", "print", "colour-blind", "cvd", "high-contrast"] as const;

/**
 * How a picture is painted: `light` (default), `dark`, `print` in black and white, `colour-blind` (or `cvd`) with
 * two colours that stay apart for every kind of colour vision, `high-contrast` on black.
 */
export type Theme = (typeof THEMES)[number];

/** Every colour of a picture, and what says the same without colour. */
export interface Palette extends Readonly<Record<TextRole, string>> {
  readonly background: string;
  /** Wires, bars, arrows, junctions and the outline of a circle. */
  readonly line: string;
  readonly lineWidth: number;
  readonly opFill: string;
  readonly clusterFill: string;
  readonly clusterLine: string;
  /** Whether the outline of a cluster is broken, so that it is not taken for a wire. */
  readonly clusterDashed: boolean;
  /** A gradient is bolder than a value everywhere; where colour cannot help it is slanted too. */
  readonly gradientWeight: 600 | 700;
  readonly gradientSlanted: boolean;
}

/** Blue and vermillion of Okabe and Ito; the vermillion is darker than theirs, which is 3.9:1 on white. */
const light: Palette = {
  background: "#ffffff",
  line: "#3a3f45",
  lineWidth: 1.5,
  opFill: "#ffffff",
  clusterFill: "#f6f7f9",
  clusterLine: "#c3c9d0",
  clusterDashed: false,
  value: "#0072B2",
  gradient: "#B84F00",
  accumulated: "#B84F00",
  name: "#1b1f23",
  label: "#1b1f23",
  caption: "#57606a",
  title: "#57606a",
  gradientWeight: 600,
  gradientSlanted: false,
};

const dark: Palette = {
  ...light,
  background: "#14171c",
  line: "#aab2bd",
  opFill: "#1e232a",
  clusterFill: "#1a1e25",
  clusterLine: "#444c56",
  value: "#5CB8EE",
  gradient: "#FF9A57",
  accumulated: "#FF9A57",
  name: "#e8ecf1",
  label: "#e8ecf1",
  caption: "#a3adb8",
  title: "#a3adb8",
};

const print: Palette = {
  ...light,
  line: "#000000",
  clusterFill: "#ffffff",
  clusterLine: "#000000",
  clusterDashed: true,
  value: "#000000",
  gradient: "#000000",
  accumulated: "#000000",
  name: "#000000",
  label: "#000000",
  caption: "#000000",
  title: "#000000",
  gradientWeight: 700,
  gradientSlanted: true,
};

/** A dark blue and a lighter orange: they differ in lightness as well as in hue. */
const colourBlind: Palette = {
  ...light,
  line: "#1b1f23",
  value: "#003F7F",
  gradient: "#B25200",
  accumulated: "#B25200",
  gradientWeight: 700,
  gradientSlanted: true,
};

const highContrast: Palette = {
  ...light,
  background: "#000000",
  line: "#ffffff",
  lineWidth: 2.5,
  opFill: "#000000",
  clusterFill: "#000000",
  clusterLine: "#ffffff",
  clusterDashed: true,
  value: "#7FDBFF",
  gradient: "#FFD500",
  accumulated: "#FFD500",
  name: "#ffffff",
  label: "#ffffff",
  caption: "#ffffff",
  title: "#ffffff",
  gradientWeight: 700,
};

const palettes: Readonly<Record<Theme, Palette>> = {
  light,
  dark,
  print,
  "colour-blind": colourBlind,
  cvd: colourBlind,
  "high-contrast": highContrast,
};

/** The colours of a theme. */
export function paletteOf(theme: Theme = "light"): Palette {
  return palettes[theme];
}
