import type { Direction } from "../layout/layout.ts";
import { shownName } from "./legible-text.ts";
import { textWidth } from "./measure.ts";
import type { AnyPart, RecordPart, WirePart } from "./picture.ts";

/** Sizes of type in pixels. */
export const FONT = {
  number: 14,
  name: 15,
  label: 16,
  sign: 22,
  caption: 12,
  title: 13,
  legend: 12,
} as const;

/** From the bar to the baseline of the value above it. */
export const VALUE_RISE = 6;
/** From the bar to the baseline of the gradient below it: digits are about 0.72 em tall. */
export const GRADIENT_DROP = 6 + Math.round(0.72 * FONT.number);
/** From the baseline of a value to the baseline of the caption above it. */
export const CAPTION_RISE = FONT.number + 3;

/** Between a name and its wire. */
export const NAME_GAP = 6;

/** From a baseline below the bar to the baseline of the next small row. */
export const ROW_DROP = FONT.caption + 4;

/** Left and right of the text in a field of a record. */
const FIELD_GAP = 8;
const RECORD_HEIGHT = 34;

export const JUNCTION_RADIUS = 4;

const CIRCLE = 40;
const WIDEST_CIRCLE = 54;
const PILL_HEIGHT = 38;

/** A sign such as × stands alone in its circle and is drawn larger than a word. */
export function labelSize(label: string): number {
  return Array.from(label).length === 1 ? FONT.sign : FONT.label;
}

export interface PartSize {
  readonly width: number;
  readonly height: number;
  readonly shape: "box" | "circle";
}

/** The room that a part takes, from our own measure of its texts. */
export function partSize(part: AnyPart, direction: Direction): PartSize {
  switch (part.kind) {
    case "name":
      return {
        width: even(textWidth(shownName(part.text), FONT.name) + 2 * NAME_GAP),
        height: even(FONT.name + 10),
        shape: "box",
      };
    case "junction":
      return { width: 2 * JUNCTION_RADIUS, height: 2 * JUNCTION_RADIUS, shape: "circle" };
    case "op": {
      const label = textWidth(shownName(part.label), labelSize(part.label));
      const circle = Math.max(CIRCLE, even(label + 14));
      if (circle <= WIDEST_CIRCLE) return { width: circle, height: circle, shape: "circle" };
      return { width: even(label + 28), height: PILL_HEIGHT, shape: "box" };
    }
    case "record":
      return { width: sum(fieldWidths(part)), height: RECORD_HEIGHT, shape: "box" };
    case "wire": {
      const { width, height } = wireSize(part);
      // A vertical wire runs down the middle of its box, with its numbers in the right half.
      return { width: direction === "LR" ? width : 2 * width, height, shape: "box" };
    }
  }
}

/** The bar as long as the longer number, and as much room above it as below, so that it joins at the middle. */
export function wireSize(wire: WirePart): { readonly width: number; readonly height: number } {
  const numbers = Math.max(textWidth(wire.value, FONT.number), textWidth(wire.gradient, FONT.number));
  const small = [
    wire.caption === null ? "" : shownName(wire.caption),
    ...smallRows(wire).map((row) => row.text),
  ];
  const captions = Math.max(...small.map((text) => textWidth(text, FONT.caption)));
  const above = VALUE_RISE + FONT.number + (wire.caption === null ? 0 : CAPTION_RISE);
  const below = GRADIENT_DROP + 4 + ROW_DROP * smallRows(wire).length;
  return {
    width: even(Math.max(numbers * 1.08, captions * 1.08, 30) + 20),
    height: 2 * Math.max(above, below),
  };
}

/** The rows below the gradient: what several passes have added up to, and the local derivative. */
export function smallRows({
  accumulated,
  local,
}: WirePart): { role: "accumulated" | "caption"; text: string }[] {
  const rows: { role: "accumulated" | "caption"; text: string }[] = [];
  if (accumulated !== null) rows.push({ role: "accumulated", text: `Σ ${accumulated}` });
  if (local !== null) rows.push({ role: "caption", text: local });
  return rows;
}

/** The width of each field of a record, its text with white space on both sides. */
export function fieldWidths({ fields }: RecordPart): number[] {
  return fields.map(({ text }) => even(Math.max(textWidth(text, FONT.number) * 1.08, 8) + 2 * FIELD_GAP));
}

/** A layout may round sizes to whole pixels, and then half a width must be whole too for lines to meet. */
const even = (length: number): number => 2 * Math.ceil(length / 2);

const sum = (lengths: readonly number[]): number => lengths.reduce((total, length) => total + length, 0);
