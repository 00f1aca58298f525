/** One thing that a wire can carry. */
export type ShowPart = "values" | "gradients" | "local" | "shapes";

/**
 * What wires carry. A list shows just what it names. An object changes single choices:
 *
 * - `values` (default true): the forward value above the wire.
 * - `gradients` (default true): the gradient below it.
 * - `local` (default false): the local derivative of an operation for this argument, below the gradient.
 * - `shapes`: `true` writes every tensor as `X (2,3)` and its gradient as `∂L/∂X (2,3)`; `false` writes no shape.
 *   By default numbers stand where they are few, and name with shape where they are many.
 */
export type Show = readonly ShowPart[] | Partial<Readonly<Record<ShowPart, boolean>>>;

/** The same with every choice made; `shapes` stays undefined where it depends on how many numbers there are. */
export interface Shown {
  readonly values: boolean;
  readonly gradients: boolean;
  readonly local: boolean;
  readonly shapes: boolean | undefined;
}

export function shownParts(show: Show = {}): Shown {
  if (isList(show)) {
    const names = new Set(show);
    return {
      values: names.has("values"),
      gradients: names.has("gradients"),
      local: names.has("local"),
      shapes: names.has("shapes") || undefined,
    };
  }
  const { values = true, gradients = true, local = false, shapes } = show;
  return { values, gradients, local, shapes };
}

const isList = (show: Show): show is readonly ShowPart[] => Array.isArray(show);
