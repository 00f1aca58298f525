import { optionNames } from "../check-choice.ts";
import { checkPictureOptions } from "../draw/picture-options.ts";
import { escapeXml } from "../draw/xml-text.ts";
import type { FontFace } from "./font-face.ts";
import { type FontFile, type FontOptions, fontsFor } from "./fonts.node.ts";
import { drawnCharacters, mapSvgText, readCharacterData } from "./svg-text.ts";

export interface PdfOptions extends FontOptions {
  /** What a viewer shows above the page; default the title of the SVG. */
  readonly title?: string;
}

const NAMES = optionNames<PdfOptions>({ title: true, fontFiles: true });

/** The same picture is to give the same bytes, so the file says no time of its own. */
const NO_TIME = new Date(0);

/** PDF counts in points, 72 to an inch; SVG in pixels, 96 to an inch. */
const POINTS = 72 / 96;

/** Acrobat opens no page longer than this. */
const LONGEST_PAGE = 14_400;

/**
 * An SVG as a PDF of one page of its size. Of each font only the characters in use are embedded, so every reader shows
 * the text, and can search and copy it. The same SVG and fonts give the same bytes.
 *
 * @example
 * const pdf = await toPdf(toSvg(drawing));
 *
 * @throws MissingFontError when no font has some character of the picture.
 * @throws RangeError when the picture is longer than a page of a PDF can be (19,200 pixels).
 */
export async function toPdf(svg: string, options: PdfOptions = {}): Promise<Uint8Array> {
  checkPictureOptions("toPdf", options, NAMES);
  const [width, height] = [pixels(svg, "width"), pixels(svg, "height")];
  if (Math.max(width, height) * POINTS > LONGEST_PAGE) {
    throw new RangeError(
      `pdf: ${width} × ${height} pixels are more than a page can hold (${LONGEST_PAGE / POINTS}): ` +
        "draw a part of the graph, or SVG",
    );
  }
  const characters = drawnCharacters(svg);
  const faces = facesOf(fontsFor("pdf", characters, options));
  // Half a megabyte of code, which only this needs.
  const [{ default: PDFDocument }, { default: svgToPdf }] = await Promise.all([
    import("pdfkit"),
    import("svg-to-pdfkit"),
  ]);
  const document = new PDFDocument({
    size: [width * POINTS, height * POINTS],
    margin: 0,
    lang: /^<svg[^>]* lang="([\w-]+)"/.exec(svg)?.[1] ?? "en",
    displayTitle: true,
    info: {
      Title: options.title ?? readCharacterData(/<title>([^<]*)<\/title>/.exec(svg)?.[1] ?? ""),
      Creator: "Leibniz",
      Producer: "Leibniz",
      CreationDate: NO_TIME,
      ModDate: NO_TIME,
    },
  });
  for (const { key, file, isInCollection, postScriptName } of faces) {
    if (isInCollection) document.registerFont(key, file, postScriptName);
    else document.registerFont(key, file);
  }
  const chunks: Uint8Array[] = [];
  document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    document.on("end", resolve);
    document.on("error", reject);
  });
  svgToPdf(document, withFaces(svg, faces), 0, 0, {
    fontCallback(family, bold, italic, faux) {
      const regular = faces.find((face) => face.key === family) ?? faces[0];
      const chosen = (bold ? boldOf(regular, faces, characters) : undefined) ?? regular;
      faux.fauxBold = bold && chosen?.isBold !== true;
      faux.fauxItalic = italic && chosen?.isItalic !== true;
      return chosen?.key ?? "Helvetica";
    },
    warningCallback(warning) {
      throw new TypeError(`pdf: ${warning}`);
    },
  });
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** A face under the name by which the document and the texts know it. */
interface NamedFace extends FontFace {
  readonly key: string;
  readonly file: string;
  readonly isInCollection: boolean;
}

function facesOf(fonts: readonly FontFile[]): NamedFace[] {
  return fonts
    .flatMap(({ file, faces }) => faces.map((face) => ({ ...face, file, isInCollection: faces.length > 1 })))
    .map((face, index) => ({ ...face, key: `face${index}` }));
}

/** The bold face of a family, unless it lacks a drawn character that the regular one has. */
function boldOf(
  regular: FontFace | undefined,
  faces: readonly NamedFace[],
  characters: ReadonlySet<string>,
): NamedFace | undefined {
  const has = (face: FontFace, character: string): boolean => face.has(character.codePointAt(0) ?? 0);
  return faces.find(
    (face) =>
      face.isBold &&
      !face.isItalic &&
      face.family === regular?.family &&
      [...characters].every((character) => has(face, character) || !has(regular, character)),
  );
}

/** Each text cut into runs of characters that one face has: a PDF names the font of every character. */
function withFaces(svg: string, faces: readonly NamedFace[]): string {
  const regular = [...faces].sort((one, other) => Number(one.isBold) - Number(other.isBold));
  const faceOf = (character: string, last: string | undefined): string => {
    const code = character.codePointAt(0) ?? 0;
    const current = regular.find((face) => face.key === last);
    // A space, or a mark that no font has, stays with what stands before it.
    if (current !== undefined && (/\s/.test(character) || !faces.some((face) => face.has(code))))
      return current.key;
    return (regular.find((face) => face.has(code)) ?? regular[0])?.key ?? "";
  };
  return mapSvgText(svg, (data) => {
    const runs: { key: string; text: string }[] = [];
    for (const character of readCharacterData(data)) {
      const last = runs.at(-1);
      const key = faceOf(character, last?.key);
      if (last?.key === key) last.text += character;
      else runs.push({ key, text: character });
    }
    return runs.map(({ key, text }) => `<tspan font-family="${key}">${escapeXml(text)}</tspan>`).join("");
  });
}

/** A length of the root element, which our writer gives in pixels. */
function pixels(svg: string, side: "width" | "height"): number {
  const length = Number(new RegExp(`^<svg[^>]*\\s${side}="([\\d.]+)(?:px)?"`).exec(svg)?.[1]);
  if (!(length > 0)) throw new TypeError(`pdf: the SVG does not say its ${side} in pixels`);
  return length;
}
