import type { Theme } from "../draw/palette.ts";
import type { Language } from "../draw/words.ts";
import { escapeXml } from "../draw/xml-text.ts";
import { colourScheme, pageStyle } from "./page-style.ts";

/** No script runs and nothing is loaded, whatever a page holds. */
export const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The lines of a static page down to its heading, which is its title. Without a theme it is as the reader's system is. */
export function pageHead(lang: Language, title: string, theme: Theme | undefined): string[] {
  return [
    "<!doctype html>",
    `<html lang="${lang}">`,
    "<head>",
    '<meta charset="utf-8"/>',
    `<meta http-equiv="Content-Security-Policy" content="${escapeXml(POLICY)}"/>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
    `<meta name="color-scheme" content="${colourScheme(theme)}"/>`,
    `<title>${escapeXml(title)}</title>`,
    `<style>\n${pageStyle(theme)}\n</style>`,
    "</head>",
    "<body>",
    "<main>",
    `<h1>${escapeXml(title)}</h1>`,
  ];
}
