/** One acceptance case from the lecture notes: a program, and what the notes say that it gives. */
export interface Lesson {
  /** As in the table of cases, such as `G11`. */
  readonly id: string;
  /** Where the notes say it: document and lines, such as `002:L35-52`. */
  readonly source: string;
  readonly title: { readonly en: string; readonly ko: string };
  /** A program of the repository that shows it. */
  readonly program: string;
  /** Why it cannot run here, such as files that are missing; null when it can. A case without it can always run. */
  readonly obstacle?: () => string | null;
  /** What remains of it when it runs among all cases, because all of it takes minutes. */
  readonly shortened?: string;
  /** Runs the case: all of it, or so much that it takes a few seconds. */
  facts(scale?: Scale): readonly Fact[] | Promise<readonly Fact[]>;
}

export type Scale = "full" | "short";

/** A case that was run, or was not: skipped is neither passed nor failed. */
export interface Outcome {
  readonly lesson: Lesson;
  readonly result: "passed" | "failed" | "skipped";
  /** Why it was skipped. */
  readonly reason: string | null;
  readonly facts: readonly Fact[];
}

/** Runs a case, unless something that it needs is not here. */
export async function outcomeOf(lesson: Lesson, scale: Scale): Promise<Outcome> {
  const reason = lesson.obstacle?.() ?? null;
  if (reason !== null) return { lesson, result: "skipped", reason, facts: [] };
  const facts = await lesson.facts(scale);
  const result = facts.every((fact) => fact.passed) ? "passed" : "failed";
  return { lesson, result, reason, facts };
}

/** One figure of a case: ours beside the documents'. */
export interface Fact {
  readonly what: string;
  readonly ours: number | string;
  readonly documents: number | string;
  /** How far they may differ, relative to the documents' figure (absolute where that is 0); 0 for equal to the last bit. */
  readonly tolerance: number;
  readonly passed: boolean;
}

/** Doubles are compared to 1e-12 unless a case says otherwise; words must be equal. */
export function fact(
  what: string,
  ours: number | string,
  documents: number | string,
  tolerance = 1e-12,
): Fact {
  const passed =
    typeof ours === "number" && typeof documents === "number"
      ? Object.is(ours, documents) || Math.abs(ours - documents) <= tolerance * Math.abs(documents)
      : ours === documents;
  return { what, ours, documents, tolerance, passed };
}

/** For figures that are printed with some digits only: they may differ by so much, whatever their size. */
export function factWithin(what: string, ours: number, documents: number, distance: number): Fact {
  const tolerance = documents === 0 ? distance : distance / Math.abs(documents);
  return { what, ours, documents, tolerance, passed: Math.abs(ours - documents) <= distance };
}

/** For figures that depend on luck, as of unknown seeds: between two bounds. */
export function factBetween(
  what: string,
  ours: number,
  documents: number,
  [least, most]: readonly [number, number],
): Fact {
  const tolerance = Math.max(most - documents, documents - least) / Math.abs(documents);
  return { what, ours, documents, tolerance, passed: ours >= least && ours <= most };
}

/** One fact for each element: `what [i]`. */
export function facts(
  what: string,
  ours: ArrayLike<number>,
  documents: readonly number[],
  tolerance?: number,
): Fact[] {
  return documents.map((value, i) => fact(`${what} [${i}]`, ours[i] ?? NaN, value, tolerance));
}

/** A fact about a tensor's shape. */
export function shapeFact(
  what: string,
  tensor: { readonly shape: readonly number[] },
  documents: readonly number[],
): Fact {
  const text = (shape: readonly number[]) => `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
  return fact(`shape of ${what}`, text(tensor.shape), text(documents));
}
