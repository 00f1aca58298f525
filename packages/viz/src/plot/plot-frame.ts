import { shortenMiddle, textWidth } from "../draw/measure.ts";
import { formatNumber } from "../format-number.ts";
import { ticksOf, tickText } from "./axis-domain.ts";
import type { PlotDoc } from "./plot-doc.ts";

export const TICK_SIZE = 12;
export const LABEL_SIZE = 13;
export const TITLE_SIZE = 16;
export const NOTE_SIZE = 12;
const NOTE_LINE = 17;
const MARGIN = 16;

/** Where everything stands, in pixels. */
export interface PlotFrame {
  readonly width: number;
  /** With the lines below the plot. */
  readonly height: number;
  /** Of the plot alone. */
  readonly plotHeight: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  readonly titleLines: readonly string[];
  /** What is printed below. */
  readonly lines: readonly { readonly text: string; readonly y: number }[];
  readonly x: Ticks;
  readonly y: Ticks;
}

export interface Ticks {
  readonly at: readonly number[];
  readonly texts: readonly string[];
}

/** Makes room for the texts, so that none is cut and none overlaps another. */
export function frameOf(doc: PlotDoc, notes: readonly string[]): PlotFrame {
  const { width, height: plotHeight } = doc;
  const titleLines = wrapText(doc.title, width - 2 * MARGIN, TITLE_SIZE).slice(0, 3);
  const panelNames = doc.panels.length > 0 ? 20 : 0;
  const top = 14 + 21 * titleLines.length + 26 + panelNames;
  const bottom = 52;
  const y = numberTicks(doc.y.domain, Math.max(2, Math.floor((plotHeight - top - bottom) / 45)));
  const left = MARGIN + 10 + Math.max(...y.texts.map((text) => textWidth(text, TICK_SIZE)));
  const panels = Math.max(1, doc.panels.length);
  const ticksBeside = (margin: number): Ticks => {
    const inner = ((width - left - margin) / panels) * (panels > 1 ? 0.9 : 1);
    return doc.x.names === undefined ? fittingTicks(doc.x.domain, inner) : namedTicks(doc.x.names, inner);
  };
  const least = MARGIN + 8;
  // The last number may stand at the very end of the axis, with half of its width beyond.
  const right = Math.max(least, 4 + textWidth(ticksBeside(least).texts.at(-1) ?? "", TICK_SIZE) / 2);
  const x = ticksBeside(right);
  const shown = [...factLines(doc), ...notes].flatMap((note) =>
    wrapText(note, width - 2 * MARGIN, NOTE_SIZE),
  );
  const lines = shown.map((text, i) => ({ text, y: plotHeight + 8 + NOTE_LINE * i }));
  const height = plotHeight + (lines.length === 0 ? 0 : NOTE_LINE * lines.length + 8);
  return { width, height, plotHeight, top, right, bottom, left, titleLines, lines, x, y };
}

/** Figures that no axis shows. */
function factLines(doc: PlotDoc): string[] {
  if (!["tangent", "bars", "descent"].includes(doc.kind) || doc.facts.length === 0) return [];
  return [doc.facts.map(({ name, value }) => `${name}: ${formatNumber(value)}`).join("; ")];
}

function numberTicks(domain: readonly [number, number], count: number): Ticks {
  const at = ticksOf(domain, count);
  return { at, texts: at.map((tick) => tickText(tick, at)) };
}

/** As many ticks as have room for their numbers, and two at least where that is possible. */
function fittingTicks(domain: readonly [number, number], room: number): Ticks {
  for (let count = Math.max(4, Math.floor(room / 60)); ; count--) {
    const ticks = numberTicks(domain, count);
    const widest = Math.max(...ticks.texts.map((text) => textWidth(text, TICK_SIZE)));
    const next = numberTicks(domain, count - 1);
    if (count <= 1 || next.at.length < 2 || (widest + 14) * (ticks.at.length - 1) <= room) return ticks;
  }
}

/** Every name when there is room, else every second, third, … */
function namedTicks(names: readonly string[], room: number): Ticks {
  const slot = room / names.length;
  const short = names.map((name) => shortenMiddle(name, 16));
  const widest = Math.max(...short.map((name) => textWidth(name, TICK_SIZE)));
  const every = Math.max(1, Math.ceil((widest + 6) / slot));
  const at = names.map((_, i) => i).filter((i) => i % every === 0);
  return { at, texts: at.map((i) => short[i]!) };
}

/** A text in lines that are not wider than `width`; a word that is wider alone is cut. */
export function wrapText(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (textWidth(longer, size) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    for (const character of word) {
      if (textWidth(line + character, size) > width) {
        lines.push(line);
        line = "";
      }
      line += character;
    }
  }
  return line === "" ? lines : [...lines, line];
}
