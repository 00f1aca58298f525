import type { TextRole } from "../draw/drawing.ts";
import { type Palette, paletteOf, type Theme } from "../draw/palette.ts";

const textRoles: readonly TextRole[] = [
  "value",
  "gradient",
  "accumulated",
  "name",
  "label",
  "caption",
  "title",
];

/**
 * The style of a static page. With a theme the page has its colours; without one it is light or dark as the reader's
 * system is, and the picture, which was painted in light colours, is painted again by its classes.
 */
export function pageStyle(theme: Theme | undefined): string {
  const rules = [variables(paletteOf(theme)), layout];
  if (theme === undefined) {
    const dark = paletteOf("dark");
    rules.push(
      `@media (prefers-color-scheme: dark) {\n${variables(dark)}\n${pictureColours(dark)}\n}`,
      // Paper is white, whatever the screen is.
      "@media print { figure, .table { overflow: visible } }",
    );
  }
  return rules.join("\n");
}

/** Whether a page is to be told that it may be shown dark. */
export function colourScheme(theme: Theme | undefined): string {
  if (theme === undefined) return "light dark";
  return theme === "dark" || theme === "high-contrast" ? "dark" : "light";
}

function variables(palette: Palette): string {
  return (
    `:root { --background: ${palette.background}; --text: ${palette.name}; --soft: ${palette.caption};` +
    ` --panel: ${palette.clusterFill}; --rule: ${palette.clusterLine}; --value: ${palette.value};` +
    ` --gradient: ${palette.gradient}; --focus: ${palette.value} }`
  );
}

function pictureColours({ background, line, opFill, clusterFill, clusterLine, ...palette }: Palette): string {
  return [
    `svg > rect { fill: ${background} }`,
    ...textRoles.map((role) => `svg text.${role} { fill: ${palette[role]} }`),
    `svg line, svg path { stroke: ${line} }`,
    `svg polygon, svg .junction circle { fill: ${line} }`,
    `svg .op circle, svg .op rect, svg .record rect { fill: ${opFill}; stroke: ${line} }`,
    `svg .cluster rect { fill: ${clusterFill}; stroke: ${clusterLine} }`,
  ].join("\n");
}

/** Wide things scroll in their own frame, so that the page itself never does sideways, however narrow. */
const layout = `
* { box-sizing: border-box }
body { margin: 0; background: var(--background); color: var(--text); line-height: 1.5;
  font-family: system-ui, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", NanumGothic, sans-serif }
main { max-width: 72rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.5rem 0; overflow-wrap: anywhere }
h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem }
p, li { overflow-wrap: anywhere; max-width: 46rem }
ol { padding-left: 2.25rem }
figure { margin: 1rem 0; border: 1px solid var(--rule); border-radius: 8px; overflow-x: auto }
figure svg { display: block; margin: 0 auto }
.table { overflow-x: auto; border: 1px solid var(--rule); border-radius: 8px }
table { border-collapse: collapse; width: 100%; font-size: 0.94rem }
th, td { padding: 0.35rem 0.75rem; text-align: start; vertical-align: top; border-top: 1px solid var(--rule) }
thead th { background: var(--panel); color: var(--soft); border-top: 0; white-space: nowrap }
tbody th { font-weight: 600 }
td, tbody th { max-width: 28rem; overflow-wrap: break-word }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap }
td.value { color: var(--value) }
td.gradient { color: var(--gradient); font-weight: 600 }
.soft { color: var(--soft) }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px }`.trim();
