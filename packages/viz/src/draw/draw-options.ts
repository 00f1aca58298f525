import type { Digits } from "../format-number.ts";
import type { Direction } from "../layout/layout.ts";
import type { Show } from "./show.ts";
import type { Language } from "./words.ts";

/** How a graph is to look; every format of the same picture takes these. */
export interface DrawOptions extends ViewOptions {
  /**
   * `book` (default) draws every leaf and operation; `compact` folds a constant scalar into the operation that
   * uses it, so that multiplying by 2 becomes one circle `×2`; `micrograd` draws each tensor as a record
   * `name | data | grad` with the operation that made it beside it.
   */
  readonly style?: "book" | "compact" | "micrograd";
  /** Significant digits of every number (default 6), or `raw` for all that the double has. */
  readonly digits?: Digits;
  /** A tensor of at most so many numbers shows them on its wire (4 when left out), a larger one its name and shape. */
  readonly numbers?: number;
  /** Which way values flow: left to right (default) or top to bottom. */
  readonly direction?: Direction;
  /** The language of the legend and of the sentences for screen readers: `en` (default), `ko` or `ja`. */
  readonly lang?: Language;
  /** What wires carry: a list such as `["values", "shapes"]`, or single choices such as `{ local: true }`. */
  readonly show?: Show;
  /**
   * Formulas in place of numbers, whether or not backward has run: `t = x + y` above a wire, and below it the
   * chain rule as a product of local derivatives. `true` calls the signal that enters at the end `E`; a string
   * calls it something else, such as `∂z/∂z`.
   */
  readonly symbolic?: boolean | string;
}

/** Which part of a graph a picture shows, and how closely. */
export interface ViewOptions {
  /**
   * Fused operations to open: `"all"`, a number of levels, or names (of an operation, a tensor or a scope). A scope that
   * is named here also stays open where others fold to make room.
   */
  readonly expand?: "all" | number | readonly string[];
  /** Scopes to fold into one node each: `"all"`, or names. */
  readonly collapse?: "all" | readonly string[];
  /** How many levels of scopes stay open: 0 folds the outermost ones. */
  readonly depth?: number;
  /** Only what lies on paths from the first node to the second, or to the root. */
  readonly path?: readonly [from: string, to?: string];
  /** Only a node and what is at most so many steps before and after it (2 when left out). */
  readonly around?: { readonly node: string; readonly hops?: number };
  /** Above so many nodes scopes fold, the deepest first (400 when left out); Infinity folds nothing. */
  readonly maxNodes?: number;
}
