import type { Measurement } from "../run/measurement.ts";
import type { Machine } from "../run/machine.ts";
import { lowerIsBetter, median } from "./figures.ts";

/** A program's figures for one case. */
export interface Row {
  readonly id: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly runs: number;
  /** Whether other processes disturbed each of its runs. */
  readonly disturbed: boolean;
  /** The most memory that was resident, in MB. */
  readonly rss?: number;
  /** The mean of the last twenty of the steps that were checked. */
  readonly loss?: number;
  /** How many those were: slow programs do fewer, and their loss is higher. */
  readonly check_steps?: number;
  readonly grad?: number;
  readonly nodes?: number;
}

/** The further numbers of a row. */
export type Further = "rss" | "loss" | "check_steps" | "grad" | "nodes";

export interface CaseResult {
  readonly name: string;
  readonly unit: string;
  /** The best first. */
  readonly rows: readonly Row[];
}

export interface WorkloadResult {
  readonly name: string;
  readonly cases: readonly CaseResult[];
  readonly failed: readonly { readonly id: string; readonly why: string }[];
}

export interface Results {
  readonly date: string;
  /** The commit that was measured, where git knows it. */
  readonly commit: string | null;
  readonly thoroughness: string;
  readonly machine: Machine;
  /** Which of the programs are ours. */
  readonly ours: readonly string[];
  readonly workloads: readonly WorkloadResult[];
}

/** A measurement, by whom, and under what circumstances. */
export interface Taken {
  readonly id: string;
  readonly measurement: Measurement;
  readonly disturbed: boolean;
}

/** Medians of each program in each case. Runs that were disturbed count only where there are no others. */
export function summarize(taken: readonly Taken[]): readonly CaseResult[] {
  return groupBy(taken, ({ measurement }) => measurement.case).map(([name, all]) => {
    const { unit } = all[0]!.measurement;
    const rows = groupBy(all, ({ id }) => id).map(([id, its]) => rowOf(id, its));
    rows.sort((x, y) => (lowerIsBetter(unit) ? x.median - y.median : y.median - x.median));
    return { name, unit, rows };
  });
}

function rowOf(id: string, taken: readonly Taken[]): Row {
  const calm = taken.filter(({ disturbed }) => !disturbed);
  const used = (calm.length > 0 ? calm : taken).map(({ measurement }) => measurement);
  const values = used.map(({ value }) => value);
  const number = (name: Further) => {
    const its = used.flatMap(({ more }) => more.get(name) ?? []);
    return its.length === 0 ? {} : { [name]: median(its) };
  };
  return {
    id,
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
    runs: values.length,
    disturbed: calm.length === 0,
    ...number("rss"),
    ...number("loss"),
    ...number("check_steps"),
    ...number("grad"),
    ...number("nodes"),
  };
}

/** What has the same key, in the order in which the keys come first. */
function groupBy<T>(values: readonly T[], key: (value: T) => string): (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(key(value));
    if (group === undefined) groups.set(key(value), [value]);
    else group.push(value);
  }
  return [...groups];
}
