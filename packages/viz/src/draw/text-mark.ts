import type { TextMark, TextRole } from "./drawing.ts";

/** Capitals and digits are about 0.72 em tall, so a baseline this far below the middle centres them. */
export const CENTRED = 0.36;

/** A text centred on `x`, standing on the baseline `y`. */
export function textMark(role: TextRole, text: string, size: number, x: number, y: number): TextMark {
  return { kind: "text", role, text, size, anchor: "middle", x, y };
}
