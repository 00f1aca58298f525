import type { Results, Row } from "../src/report/results.ts";

/** A row of one run. */
export function row(id: string, median: number, more: Partial<Row> = {}): Row {
  return { id, median, min: median, max: median, runs: 1, disturbed: false, ...more };
}

/** Results of made-up figures. */
export function resultsOf(
  workloads: Readonly<Record<string, Readonly<Record<string, readonly [unit: string, ...Row[]]>>>>,
  failed: readonly { readonly id: string; readonly why: string }[] = [],
): Results {
  return {
    date: "2026-11-26T12:00:00.000Z",
    commit: "abc1234",
    thoroughness: "full",
    machine: { cpu: "A processor", cores: 2, memoryGb: 16, system: "linux x64", node: "v20.20.2" },
    ours: ["leibniz", "leibniz-2t", "leibniz-array"],
    workloads: Object.entries(workloads).map(([name, cases]) => ({
      name,
      cases: Object.entries(cases).map(([title, [unit, ...rows]]) => ({ name: title, unit, rows })),
      failed,
    })),
  };
}
