import type { FormulaDoc } from "../graph/graph-doc.ts";

/**
 * A derivation ready to be written down: sections of equations with the words between them. Every form (local,
 * paths, factored, closed) makes one, and every format writes any of them.
 */
export interface Working {
  readonly title: string;
  readonly spokenTitle: string;
  readonly sections: readonly Section[];
}

export interface Section {
  readonly heading: string;
  readonly spokenHeading: string;
  /** A sentence in the place of equations that do not exist yet. */
  readonly note: string | null;
  /** Each is made when it is come to, so that a long derivation is never there as a whole. */
  readonly groups: Iterable<Group>;
  /** What pages print in place of the lines. */
  readonly table: Table | null;
}

/** The lines that belong to one node, under the equation of the node itself. */
export interface Group {
  readonly lead: Line | null;
  readonly lines: readonly Line[];
}

export interface Line {
  /** The sides of one equation, from left to right. */
  readonly sides: readonly FormulaDoc[];
  /** Whether the left side receives the rest as one term of several. */
  readonly partial: boolean;
  /** Words before and after the equation; empty for none. */
  readonly before: string;
  readonly remark: string;
  /** The line as a sentence to be read aloud; made only when it is. */
  speech(): string;
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A line of one equation; what is left out is empty. */
export function lineOf(
  sides: readonly FormulaDoc[],
  speech: string | (() => string),
  rest: Partial<Pick<Line, "before" | "partial" | "remark">> = {},
): Line {
  const { before = "", remark = "", partial = false } = rest;
  return { sides, speech: typeof speech === "string" ? () => speech : speech, partial, before, remark };
}

/** A section of equations. */
export function sectionOf(heading: string, groups: Iterable<Group>, note: string | null = null): Section {
  return { heading, spokenHeading: heading, note, groups, table: null };
}
