/** One face of a font file, as far as a writer must know it: which characters it has, and its weight and slant. */
export interface FontFace {
  readonly family: string;
  /** What tells the faces of one collection apart. */
  readonly postScriptName: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  /** Whether the face has a glyph for a code point. */
  has(codePoint: number): boolean;
}

const COLLECTION = 0x74746366; // "ttcf"
const OPEN_TYPE = new Set([0x00010000, 0x4f54544f, 0x74727565]); // TrueType, "OTTO", "true"

/**
 * The faces of a TrueType or OpenType font, or of a collection of them.
 *
 * Source: OpenType specification 1.9.1, tables `cmap` (formats 4 and 12), `name` and `head`.
 *
 * @throws TypeError when the bytes are no such font.
 */
export function fontFaces(bytes: Uint8Array): FontFace[] {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (view.getUint32(0) !== COLLECTION) return [readFace(view, 0)];
    const count = Math.min(view.getUint32(8), 256);
    return Array.from({ length: count }, (_, face) => readFace(view, view.getUint32(12 + 4 * face)));
  } catch (cause) {
    throw new TypeError("not a TrueType or OpenType font", { cause });
  }
}

function readFace(view: DataView, start: number): FontFace {
  if (!OPEN_TYPE.has(view.getUint32(start))) throw new TypeError("unknown kind of font");
  const tables = new Map<string, number>();
  for (let table = 0; table < view.getUint16(start + 4); table++) {
    const at = start + 12 + 16 * table;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((letter) => view.getUint8(at + letter)));
    tables.set(tag, view.getUint32(at + 8));
  }
  const place = (tag: string): number => {
    const at = tables.get(tag);
    if (at === undefined) throw new TypeError(`no table ${tag}`);
    return at;
  };
  const style = view.getUint16(place("head") + 44);
  return {
    family: readName(view, place("name"), 1),
    postScriptName: readName(view, place("name"), 6),
    isBold: (style & 1) !== 0,
    isItalic: (style & 2) !== 0,
    has: readCharacters(view, place("cmap")),
  };
}

/** A name in its first Windows record in English, else in any Windows record; empty when there is none. */
function readName(view: DataView, table: number, wanted: number): string {
  const texts = table + view.getUint16(table + 4);
  let found = "";
  for (let record = 0; record < view.getUint16(table + 2); record++) {
    const at = table + 6 + 12 * record;
    if (view.getUint16(at) !== 3 || view.getUint16(at + 6) !== wanted) continue;
    const text = texts + view.getUint16(at + 10);
    const letters = Array.from({ length: view.getUint16(at + 8) / 2 }, (_, letter) =>
      view.getUint16(text + 2 * letter),
    );
    if (found === "" || view.getUint16(at + 4) === 0x409) found = String.fromCharCode(...letters);
  }
  return found;
}

function readCharacters(view: DataView, table: number): (codePoint: number) => boolean {
  const readers: ((codePoint: number) => boolean)[] = [];
  for (let record = 0; record < view.getUint16(table + 2); record++) {
    const at = table + 4 + 8 * record;
    const [platform, encoding] = [view.getUint16(at), view.getUint16(at + 2)];
    const isUnicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    const subtable = table + view.getUint32(at + 4);
    const format = isUnicode ? view.getUint16(subtable) : null;
    if (format === 4) readers.push(readSegments(view, subtable));
    if (format === 12) readers.push(readGroups(view, subtable));
  }
  if (readers.length === 0) throw new TypeError("no table of Unicode characters");
  return (codePoint) => readers.some((has) => has(codePoint));
}

/** Format 4: segments of the Basic Multilingual Plane, whose glyphs follow from a difference or stand in a list. */
function readSegments(view: DataView, at: number): (codePoint: number) => boolean {
  const twice = view.getUint16(at + 6);
  const segments = Array.from({ length: twice / 2 }, (_, segment) => {
    const end = at + 14 + 2 * segment;
    const rangeAt = end + 3 * twice + 2;
    return {
      last: view.getUint16(end),
      first: view.getUint16(end + twice + 2),
      delta: view.getUint16(end + 2 * twice + 2),
      rangeAt,
      range: view.getUint16(rangeAt),
    };
  });
  return (codePoint) => {
    const segment = segments.find(({ last }) => codePoint <= last);
    if (segment === undefined || codePoint < segment.first || codePoint > 0xffff) return false;
    const { first, delta, range, rangeAt } = segment;
    if (range === 0) return ((codePoint + delta) & 0xffff) !== 0;
    const glyphAt = rangeAt + range + 2 * (codePoint - first);
    return glyphAt + 2 <= view.byteLength && view.getUint16(glyphAt) !== 0;
  };
}

/** Format 12: groups of any code points. */
function readGroups(view: DataView, at: number): (codePoint: number) => boolean {
  const groups = Array.from({ length: view.getUint32(at + 12) }, (_, group) => {
    const start = at + 16 + 12 * group;
    return {
      first: view.getUint32(start),
      last: view.getUint32(start + 4),
      glyph: view.getUint32(start + 8),
    };
  });
  return (codePoint) =>
    groups.some(
      ({ first, last, glyph }) => codePoint >= first && codePoint <= last && glyph + codePoint - first !== 0,
    );
}
