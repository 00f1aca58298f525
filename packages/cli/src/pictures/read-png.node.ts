import { crc32, inflateSync } from "node:zlib";

/** A picture as bytes of red, green, blue and opacity, row by row from the top. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** Says what is wrong with the file; thrown by the caller's own class. */
export type Refusal = (problem: string) => Error;

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Bytes of a point, by the colour type of the header. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

interface Header {
  readonly width: number;
  readonly height: number;
  readonly colour: number;
  readonly channels: number;
}

/**
 * Reads a PNG file of 8 bits a channel that is not interlaced: grey, RGB or palette, with opacity or without.
 * `expectSize` sees what the header promises before anything of that size is made, and throws for what is too large.
 *
 * Source: Portable Network Graphics (PNG) specification, third edition, W3C 2025.
 *
 * @throws what `refuse` makes, for a file that is damaged or of another kind.
 */
export function readPng(
  bytes: Uint8Array,
  expectSize: (width: number, height: number) => void,
  refuse: Refusal,
): Raster {
  if (!SIGNATURE.every((byte, i) => bytes[i] === byte)) throw refuse("it does not begin as a PNG file does");
  const chunks = chunksOf(bytes, refuse);
  const first = chunks[0];
  if (first?.type !== "IHDR") throw refuse(`its first chunk is IHDR; got ${first?.type ?? "nothing"}`);
  const header = headerOf(first.data, refuse);
  const { width, height, channels } = header;
  expectSize(width, height);
  const one = (type: string): Uint8Array | null => {
    const found = chunks.filter((chunk) => chunk.type === type);
    if (found.length > 1) throw refuse(`it has ${found.length} chunks ${type}, and one is allowed`);
    return found[0]?.data ?? null;
  };
  const packed = Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data));
  const size = (width * channels + 1) * height;
  const rows = withoutFilters(inflated(packed, size, refuse), header, refuse);
  return {
    width,
    height,
    rgba: coloured(rows, header, { palette: one("PLTE"), opacity: one("tRNS") }, refuse),
  };
}

/** All chunks up to IEND, their checksums compared. */
function chunksOf(bytes: Uint8Array, refuse: Refusal): { type: string; data: Uint8Array }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: { type: string; data: Uint8Array }[] = [];
  for (let at = SIGNATURE.length; ;) {
    if (at + 12 > bytes.length) throw refuse("it ends before its last chunk, IEND");
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!/^[A-Za-z]{4}$/.test(type)) throw refuse("one of its chunks has no name");
    if (length > bytes.length - at - 12) throw refuse(`its chunk ${type} is cut off`);
    const end = at + 8 + length;
    if (crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) {
      throw refuse(`the checksum of its chunk ${type} is wrong`);
    }
    if (type === "IEND") return chunks;
    if (!/^(?:IHDR|PLTE|IDAT|[a-z].*)$/.test(type)) throw refuse(`its chunk ${type} is not known`);
    chunks.push({ type, data: bytes.subarray(at + 8, end) });
    at = end + 4;
  }
}

function headerOf(data: Uint8Array, refuse: Refusal): Header {
  if (data.length !== 13) throw refuse(`its header has 13 bytes; got ${data.length}`);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth, colour, compression, filter, interlace] = data.subarray(8);
  if (width === 0 || height === 0) throw refuse(`it has ${width} x ${height} points`);
  const channels = CHANNELS[colour!];
  if (channels === undefined) throw refuse(`there is no colour type ${colour}`);
  if (depth !== 8) throw refuse(`it has ${depth} bits a channel; save it with 8`);
  if (compression !== 0 || filter !== 0) throw refuse("its method of compression is not known");
  if (interlace !== 0) throw refuse("it is interlaced; save it without");
  return { width, height, colour: colour!, channels };
}

function inflated(packed: Uint8Array, size: number, refuse: Refusal): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = inflateSync(packed, { maxOutputLength: size });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw refuse(
      code === "ERR_BUFFER_TOO_LARGE"
        ? `its points take more than the ${size} bytes that its header promises`
        : "its points cannot be unpacked",
    );
  }
  if (bytes.length === size) return bytes;
  throw refuse(`its points take ${bytes.length} bytes, and its header promises ${size}`);
}

/** Each row begins with the filter that says from which neighbours its bytes differ. */
function withoutFilters(bytes: Uint8Array, { width, height, channels }: Header, refuse: Refusal): Uint8Array {
  const length = width * channels;
  const rows = new Uint8Array(length * height);
  for (let row = 0; row < height; row++) {
    const filter = bytes[row * (length + 1)]!;
    if (filter > 4) throw refuse(`there is no filter ${filter}, as row ${row} has`);
    for (let i = 0; i < length; i++) {
      const at = row * length + i;
      const left = i < channels ? 0 : rows[at - channels]!;
      const above = row === 0 ? 0 : rows[at - length]!;
      const corner = row === 0 || i < channels ? 0 : rows[at - length - channels]!;
      rows[at] = bytes[row * (length + 1) + 1 + i]! + predicted(filter, left, above, corner);
    }
  }
  return rows;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return nearest(left, above, corner);
    default:
      return 0;
  }
}

/** Paeth's: whichever neighbour is nearest to left + above − corner. */
function nearest(left: number, above: number, corner: number): number {
  const [toLeft, toAbove] = [Math.abs(above - corner), Math.abs(left - corner)];
  const toCorner = Math.abs(left + above - 2 * corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function coloured(
  rows: Uint8Array,
  { width, height, colour, channels }: Header,
  { palette, opacity }: { readonly palette: Uint8Array | null; readonly opacity: Uint8Array | null },
  refuse: Refusal,
): Uint8Array {
  if (colour === 3 && (palette === null || palette.length % 3 !== 0 || palette.length > 768)) {
    throw refuse("its palette is missing, or no list of colours");
  }
  const rgba = new Uint8Array(4 * width * height);
  for (let point = 0; point < width * height; point++) {
    const values = rows.subarray(point * channels, (point + 1) * channels);
    const [first, second] = [values[0]!, values[1]!];
    if (colour === 3) {
      if (3 * first >= palette!.length) throw refuse(`it has no colour ${first} in its palette`);
      rgba.set([...palette!.subarray(3 * first, 3 * first + 3), opacity?.[first] ?? 255], 4 * point);
    } else if (colour === 0 || colour === 4) {
      rgba.set([first, first, first, colour === 4 ? second : 255], 4 * point);
    } else {
      rgba.set([...values.subarray(0, 3), values[3] ?? 255], 4 * point);
    }
  }
  return rgba;
}
