import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fontFaces, type FontFace } from "./font-face.ts";
import { FontFileError } from "./font-file-error.ts";
import { MissingFontError } from "./missing-font-error.ts";

/** A face and the file that holds it. */
export interface FontFile {
  readonly file: string;
  readonly faces: readonly FontFace[];
}

export interface FontOptions {
  /** Font files to use before all others; TrueType and OpenType, and collections of them. */
  readonly fontFiles?: readonly string[];
}

/** Where systems keep a font with Latin letters and signs, and one with Hangul: regular and bold. */
const known: Readonly<Record<string, readonly string[]>> = {
  linux: [
    "truetype/nanum/NanumGothic.ttf",
    "truetype/nanum/NanumGothicBold.ttf",
    "naver-nanum/NanumGothic.ttf",
    "naver-nanum/NanumGothicBold.ttf",
    "TTF/NanumGothic.ttf",
    "TTF/NanumGothicBold.ttf",
    "truetype/dejavu/DejaVuSans.ttf",
    "truetype/dejavu/DejaVuSans-Bold.ttf",
    "dejavu-sans-fonts/DejaVuSans.ttf",
    "dejavu-sans-fonts/DejaVuSans-Bold.ttf",
    "TTF/DejaVuSans.ttf",
    "TTF/DejaVuSans-Bold.ttf",
    "opentype/noto/NotoSansCJK-Regular.ttc",
    "opentype/noto/NotoSansCJK-Bold.ttc",
    "google-noto-cjk/NotoSansCJK-Regular.ttc",
    "google-noto-cjk/NotoSansCJK-Bold.ttc",
    "noto-cjk/NotoSansCJK-Regular.ttc",
    "noto-cjk/NotoSansCJK-Bold.ttc",
  ].map((file) => join("/usr/share/fonts", file)),
  darwin: [
    "AppleSDGothicNeo.ttc",
    "Supplemental/Arial.ttf",
    "Supplemental/Arial Bold.ttf",
    "Supplemental/Arial Unicode.ttf",
    "Apple Symbols.ttf",
  ].map((file) => join("/System/Library/Fonts", file)),
  win32: [
    "malgun.ttf",
    "malgunbd.ttf",
    "arial.ttf",
    "arialbd.ttf",
    "YuGothM.ttc",
    "YuGothB.ttc",
    "seguisym.ttf",
  ].map((file) => join(process.env["WINDIR"] ?? "C:\\Windows", "Fonts", file)),
};

/** Characters that are not drawn: spaces, joiners, marks of direction, variation selectors. */
const invisible = /[\s\p{Default_Ignorable_Code_Point}\p{Cf}]/u;

/**
 * Font files that together have every character: those of the caller, then those in the places that systems keep
 * them in, then what fontconfig finds, when it is installed.
 *
 * @throws MissingFontError when some character is in none of them.
 * @throws FontFileError when a file of the caller cannot be read or is no font.
 */
export function fontsFor(
  format: string,
  characters: Iterable<string>,
  { fontFiles = [] }: FontOptions = {},
  places: readonly string[] = known[process.platform] ?? known["linux"] ?? [],
): FontFile[] {
  const found = fontFiles.map((file) => readFont(file));
  let missing = [...characters].filter((character) => !invisible.test(character));
  const lacking = (): string[] => missing.filter((character) => !covers(found, character));
  const add = (file: string): void => {
    if (found.some((font) => font.file === file)) return;
    try {
      found.push(readFont(file));
    } catch {
      // A system that lacks a font, or keeps one of another kind, is nothing to complain of.
    }
  };
  // Files of the caller that have all are enough; a bold one may be missing on purpose.
  missing = lacking();
  if (fontFiles.length === 0 || missing.length > 0) places.forEach(add);
  missing = lacking();
  if (missing.length > 0) fontconfigFiles(missing).forEach(add);
  missing = lacking();
  if (missing.length > 0) throw new MissingFontError(format, missing);
  return found;
}

export function covers(fonts: readonly FontFile[], character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  return fonts.some(({ faces }) => faces.some((face) => face.has(codePoint)));
}

const fonts = new Map<string, FontFile>();

function readFont(file: string): FontFile {
  const read = fonts.get(file);
  if (read !== undefined) return read;
  try {
    const font = { file, faces: fontFaces(readFileSync(file)) };
    fonts.set(file, font);
    return font;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new FontFileError(file, why, cause);
  }
}

/** For each character the font that `fc-match` prefers; nothing where there is no fontconfig. */
function fontconfigFiles(characters: readonly string[]): string[] {
  const files = new Set<string>();
  for (const character of characters.slice(0, 16)) {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    const { stdout } = spawnSync("fc-match", ["-f", "%{file}", `sans-serif:charset=${code}`], {
      encoding: "utf8",
      timeout: 10_000,
    });
    if (typeof stdout === "string" && stdout !== "") files.add(stdout);
  }
  return [...files];
}
