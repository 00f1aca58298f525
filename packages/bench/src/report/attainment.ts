import { lowerIsBetter, timesAsFast } from "./figures.ts";
import type { Results, Row, WorkloadResult } from "./results.ts";
import type { Target } from "./targets.ts";

/** How far a target is reached: the case in which it is reached least. */
export interface Attainment {
  readonly target: Target;
  readonly case: string;
  readonly unit: string;
  readonly ours: Found;
  readonly peer: Found;
  /** In the sense of the target's measure. */
  readonly ratio: number;
  readonly reached: "aim" | "floor" | "no";
}

/** A program's figure: of speed or time in the case's unit, or of memory in MB. */
export interface Found {
  readonly id: string;
  readonly value: number;
}

/** Every target of which both sides were measured. */
export function attainments(results: Results, targets: readonly Target[]): readonly Attainment[] {
  return targets.flatMap((target) => {
    const each = target.cases.flatMap((name) => attainment(results, target, name) ?? []);
    const worse = (x: number, y: number) => (target.measure === "speed" ? x < y : x > y);
    return each.length === 0 ? [] : [each.reduce((x, y) => (worse(y.ratio, x.ratio) ? y : x))];
  });
}

function attainment({ workloads }: Results, target: Target, name: string): Attainment | null {
  const { workload, peersWorkload, measure } = target;
  const find = (wanted: string): WorkloadResult | undefined => workloads.find((each) => each.name === wanted);
  const tested = find(workload)?.cases.find((each) => each.name === name);
  if (tested === undefined) return null;
  const unit = measure === "memory" ? "MB" : tested.unit;
  const theirs = peersWorkload === undefined ? [tested] : (find(peersWorkload)?.cases ?? []);
  const ours = best(tested.rows, target.ours, unit);
  const peer = best(
    theirs.filter((each) => each.unit === tested.unit).flatMap(({ rows }) => rows),
    target.peers,
    unit,
  );
  if (ours === null || peer === null) return null;
  const faster = timesAsFast(ours.value, peer.value, unit);
  const ratio = measure === "speed" ? faster : 1 / faster;
  return { target, case: name, unit, ours, peer, ratio, reached: reached(target, ratio, ours.value) };
}

function best(rows: readonly Row[], ids: readonly string[], unit: string): Found | null {
  const found = rows.flatMap(({ id, median, rss }): readonly Found[] => {
    const value = unit === "MB" ? rss : median;
    return ids.includes(id) && value !== undefined ? [{ id, value }] : [];
  });
  found.sort((x, y) => (lowerIsBetter(unit) ? x.value - y.value : y.value - x.value));
  return found[0] ?? null;
}

function reached({ measure, floor, aim }: Target, ratio: number, ours: number): "aim" | "floor" | "no" {
  const keeps = (limit: number): boolean => (measure === "speed" ? ratio >= limit : ratio <= limit);
  if (!keeps(floor)) return "no";
  if (aim === null) return "floor";
  return (typeof aim === "number" ? keeps(aim) : ours <= aim.mb) ? "aim" : "floor";
}
