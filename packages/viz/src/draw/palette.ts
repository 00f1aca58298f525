import type { TextRole } from "./drawing.ts";

export type Theme = "light" | "dark";

/** Every colour of a picture. */
export interface Palette extends Readonly<Record<TextRole, string>> {
  readonly background: string;
  /** Wires, bars, arrows, junctions and the outline of a circle. */
  readonly line: string;
  readonly opFill: string;
  readonly clusterFill: string;
  readonly clusterLine: string;
}

/** Blue and vermillion of Okabe and Ito, which colour-blind readers can tell apart. */
const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    background: "#ffffff",
    line: "#3a3f45",
    opFill: "#ffffff",
    clusterFill: "#f6f7f9",
    clusterLine: "#c3c9d0",
    value: "#0072B2",
    gradient: "#D55E00",
    name: "#1b1f23",
    label: "#1b1f23",
    caption: "#57606a",
    title: "#57606a",
  },
  dark: {
    background: "#14171c",
    line: "#aab2bd",
    opFill: "#1e232a",
    clusterFill: "#1a1e25",
    clusterLine: "#444c56",
    value: "#5CB8EE",
    gradient: "#FF9A57",
    name: "#e8ecf1",
    label: "#e8ecf1",
    caption: "#a3adb8",
    title: "#a3adb8",
  },
};

export function paletteOf(theme: Theme = "light"): Palette {
  return palettes[theme];
}
