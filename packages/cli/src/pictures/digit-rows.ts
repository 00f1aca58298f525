/** A picture of ink from 0 to 1, row by row, with what is written below it. */
export interface CaptionedPicture {
  readonly pixels: ArrayLike<number>;
  readonly side: number;
  readonly caption: string;
}

/** What is below a digit: what was read, and the truth when it is another. */
export function captionOf({ predicted, actual }: { predicted: number; actual: number | null }): string {
  return predicted === actual ? `${predicted}` : `${predicted}, not ${actual}`;
}

/** Two pixels of a picture to each side of a character's half. */
const SCALE = 2;
/** Ink of two by two pixels that counts as black, seen together. */
const DARK = 0.4;
const GAP = 1;

/**
 * Pictures side by side as block characters, with their captions, at most `columns` wide: as many in a row as fit.
 * A character shows two points, one above the other, and a point is black where two by two pixels have ink enough; as a
 * character is twice as high as wide, the picture keeps its shape.
 */
export function digitRows(pictures: readonly CaptionedPicture[], columns = 80): string {
  const width = Math.max(1, ...pictures.map(({ side }) => Math.ceil(side / SCALE)));
  const perRow = Math.max(1, Math.floor((Math.min(columns, 80) + GAP) / (width + GAP)));
  const blocks: string[] = [];
  for (let i = 0; i < pictures.length; i += perRow) {
    const row = pictures.slice(i, i + perRow);
    const drawn = row.map((picture) => [...blockLines(picture), centred(picture.caption, width)]);
    const lines = drawn[0]!.map((_, line) =>
      drawn
        .map((each) => each[line]!)
        .join(" ".repeat(GAP))
        .trimEnd(),
    );
    blocks.push(lines.join("\n"));
  }
  return `${blocks.join("\n\n")}\n`;
}

function blockLines({ pixels, side }: CaptionedPicture): string[] {
  const points = Math.ceil(side / SCALE);
  const isDark = (row: number, column: number): boolean => {
    let sum = 0;
    let count = 0;
    for (let y = row * SCALE; y < Math.min((row + 1) * SCALE, side); y++) {
      for (let x = column * SCALE; x < Math.min((column + 1) * SCALE, side); x++) {
        sum += pixels[y * side + x]!;
        count++;
      }
    }
    return count > 0 && sum / count >= DARK;
  };
  return Array.from({ length: Math.ceil(points / 2) }, (_, line) =>
    Array.from({ length: points }, (_, column) => {
      const [above, below] = [isDark(2 * line, column), isDark(2 * line + 1, column)];
      return above ? (below ? "█" : "▀") : below ? "▄" : " ";
    }).join(""),
  );
}

function centred(text: string, width: number): string {
  const before = Math.max(0, Math.floor((width - text.length) / 2));
  return (" ".repeat(before) + text).padEnd(width).slice(0, Math.max(width, text.length));
}
