import { checkOptions, LeibnizError } from "@leibniz/core";
import { checkChoice, optionNames } from "../check-choice.ts";
import type { PlaceOptions } from "../layout/layout.ts";
import type { DrawOptions, ViewOptions } from "./draw-options.ts";
import { THEMES } from "./palette.ts";
import type { Shown } from "./show.ts";
import { LANGUAGES } from "./words.ts";

/** The names of what says which part of a graph is shown. */
export const VIEW_OPTIONS = optionNames<ViewOptions>({
  expand: true,
  collapse: true,
  depth: true,
  path: true,
  around: true,
  maxNodes: true,
});

/** The names of what says how a graph looks. */
export const DRAW_OPTIONS = optionNames<Omit<DrawOptions, keyof ViewOptions>>({
  style: true,
  digits: true,
  numbers: true,
  direction: true,
  lang: true,
  show: true,
  symbolic: true,
}).concat(VIEW_OPTIONS);

export const PLACE_OPTIONS = optionNames<PlaceOptions>({ signal: true });

/** What any function takes that makes a picture or a file of it. */
const ALL_OPTIONS = [
  ...DRAW_OPTIONS,
  ...PLACE_OPTIONS,
  "document",
  "fontFiles",
  "format",
  "layout",
  "onWarning",
  "scale",
  "standalone",
  "theme",
  "title",
  "titles",
];

const PARTS = optionNames<Shown>({ values: true, gradients: true, local: true, shapes: true });

/**
 * Refuses options that no function of pictures knows, and values that are none. One object may go to several functions,
 * as `style` and `theme` to drawGraph and toSvg: what another of them takes is no mistake.
 *
 * @throws LeibnizError that names the options of this function, or the values there are.
 */
export function checkPictureOptions(op: string, options: unknown, own: readonly string[]): void {
  const given = typeof options === "object" && options !== null ? options : {};
  const others = ALL_OPTIONS.filter((name) => !own.includes(name) && name in given);
  checkOptions(op, options, [...own, ...others]);
  const { style, direction, lang, theme, show, numbers } = given as Readonly<Record<string, unknown>>;
  checkChoice(op, "style", style, ["book", "compact", "micrograd"]);
  checkChoice(op, "direction", direction, ["LR", "TB"]);
  checkChoice(op, "lang", lang, LANGUAGES);
  checkChoice(op, "theme", theme, THEMES);
  if (numbers !== undefined && !(Number.isInteger(numbers) && Number(numbers) >= 0)) {
    throw new LeibnizError(op, `numbers is a whole number, 0 or more; got ${String(numbers)}`);
  }
  if (Array.isArray(show)) for (const part of show) checkChoice(op, "part of show", part, PARTS);
  else if (show !== undefined) checkOptions(`${op}: show`, show, PARTS);
}
