import { optionNames } from "../check-choice.ts";
import { checkPictureOptions } from "../draw/picture-options.ts";
import { type FontOptions, fontsFor } from "./fonts.node.ts";
import { drawnCharacters } from "./svg-text.ts";

export interface PngOptions extends FontOptions {
  /** Pixels of the image for each pixel of the SVG; default 2, which is sharp on a projector. */
  readonly scale?: number;
}

const NAMES = optionNames<PngOptions>({ scale: true, fontFiles: true });

/** An image above this is refused: it takes four bytes of memory for each pixel. */
const MOST_PIXELS = 100_000_000;

/**
 * An SVG as a PNG image. Only the fonts named in `fontFiles`, or found where systems keep them, are used.
 *
 * @example
 * const png = await toPng(toSvg(drawing), { scale: 3 });
 *
 * @throws MissingFontError when no font has some character of the picture.
 * @throws RangeError when the scale is not positive or the image would have more than 100 million pixels.
 */
export async function toPng(svg: string, options: PngOptions = {}): Promise<Uint8Array> {
  checkPictureOptions("toPng", options, NAMES);
  const { scale = 2 } = options;
  if (!(scale > 0 && Number.isFinite(scale))) {
    throw new RangeError(`png: scale must be a positive number, not ${scale}`);
  }
  const fonts = fontsFor("png", drawnCharacters(svg), options);
  // A megabyte of native code, which only this needs.
  const { Resvg } = await import("@resvg/resvg-js");
  const picture = new Resvg(svg, {
    font: {
      loadSystemFonts: false,
      fontFiles: fonts.map((font) => font.file),
      defaultFontFamily: fonts[0]?.faces[0]?.family ?? "",
      sansSerifFamily: fonts[0]?.faces[0]?.family ?? "",
    },
    fitTo: { mode: "zoom", value: scale },
  });
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  if (width * height > MOST_PIXELS) {
    throw new RangeError(
      `png: ${width} × ${height} pixels are too many (at most ${MOST_PIXELS}): lower the scale, or draw SVG or PDF`,
    );
  }
  return new Uint8Array(picture.render().asPng());
}
