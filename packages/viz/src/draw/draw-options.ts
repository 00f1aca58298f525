import type { Digits } from "../format-number.ts";
import type { Direction } from "../layout/layout.ts";
import type { Language } from "./words.ts";

/** How a graph is to look; every format of the same picture takes these. */
export interface DrawOptions {
  /**
   * `book` (default) draws every leaf and operation; `compact` folds a constant scalar into the operation that
   * uses it, so that multiplying by 2 becomes one circle `×2`.
   */
  readonly style?: "book" | "compact";
  /** Significant digits of every number (default 6), or `raw` for all that the double has. */
  readonly digits?: Digits;
  /** Which way values flow: left to right (default) or top to bottom. */
  readonly direction?: Direction;
  /** The language of the legend and of the sentences for screen readers: `en` (default), `ko` or `ja`. */
  readonly lang?: Language;
}
