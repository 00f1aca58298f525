import { crc32, inflateSync } from "node:zlib";

export interface Image {
  readonly width: number;
  readonly height: number;
  /** Four bytes for each pixel: red, green, blue, opacity. */
  readonly pixels: Uint8Array;
}

/**
 * Decodes a PNG of eight-bit colour, with or without opacity, that is not interlaced.
 *
 * Source: PNG specification (third edition), sections 5 and 9.
 */
export function readPng(bytes: Uint8Array): Image {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) throw new SyntaxError("no PNG");
  let [width, height, channels] = [0, 0, 0];
  const data: Uint8Array[] = [];
  for (let at = 8, type = ""; type !== "IEND"; at += 12 + view.getUint32(at)) {
    const length = view.getUint32(at);
    type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length))
      throw new SyntaxError(`checksum of ${type}`);
    if (type === "IDAT") data.push(bytes.subarray(at + 8, at + 8 + length));
    if (type === "IHDR") {
      [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
      channels = bytes[at + 17] === 6 ? 4 : 3;
      if (bytes[at + 16] !== 8 || bytes[at + 20] !== 0)
        throw new SyntaxError("a kind of PNG we do not write");
    }
  }
  const rows = inflateSync(Buffer.concat(data));
  const stride = width * channels;
  if (rows.length !== height * (stride + 1)) throw new SyntaxError("the rows do not fill the image");
  const pixels = new Uint8Array(4 * width * height).fill(255);
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)] ?? 0;
    const row = Uint8Array.from(rows.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    for (let x = 0; x < stride; x++) {
      const [left, up, corner] = [row[x - channels] ?? 0, above[x] ?? 0, above[x - channels] ?? 0];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      row[x] = (row[x] ?? 0) + guess;
    }
    for (let x = 0; x < width; x++)
      pixels.set(row.subarray(x * channels, (x + 1) * channels), 4 * (y * width + x));
    above = row;
  }
  return { width, height, pixels };
}

/** How many pixels of an image differ from its first, which is background. */
export function ink({ pixels }: Image): number {
  let count = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    if ([0, 1, 2].some((channel) => Math.abs((pixels[at + channel] ?? 0) - (pixels[channel] ?? 0)) > 32))
      count++;
  }
  return count;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
