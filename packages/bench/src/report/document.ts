import { type Attainment, attainments } from "./attainment.ts";
import { figure, timesAsFast } from "./figures.ts";
import { cellText, markdownTable, plainText } from "./markdown.ts";
import type { CaseResult, Further, Results, Row, WorkloadResult } from "./results.ts";
import { TARGETS } from "./targets.ts";

const FURTHER: readonly (readonly [Further, title: string])[] = [
  ["rss", "peak MB"],
  ["loss", "loss"],
  ["check_steps", "after"],
  ["grad", "grad"],
  ["nodes", "nodes"],
];

/** The results as a Markdown document: where they were taken, a section for each workload, and the targets. */
export function document(results: Results): string {
  const { cpu, cores, memoryGb, system, node } = results.machine;
  const sections = [
    "# Benchmarks",
    `${results.date}, commit ${results.commit ?? "unknown"}; ${plainText(cpu)}, ${cores} cores, ${memoryGb} GB, ${system}, ` +
      `Node ${node}; ${results.thoroughness} runs. Medians of fresh processes in turns; \`×\` says how many times as fast that program of ours is; ` +
      "programs that agree have the same `loss` after as many steps.",
    ...results.workloads.map((workload) => section(workload, results.ours)),
    ...targets(results),
  ];
  return `${sections.join("\n\n")}\n`;
}

function section({ name, cases, failed }: WorkloadResult, ours: readonly string[]): string {
  const parts = cases.map((each) => `${caption(each)}\n\n${caseTable(each, ours)}`);
  const complaints = failed
    .map(({ id, why }) => `- ${cellText(id)} did not run: ${cellText(why)}`)
    .join("\n");
  return [`## ${name}`, ...parts, complaints].filter((part) => part !== "").join("\n\n");
}

function caption({ name, unit }: CaseResult): string {
  return `### ${cellText(name)} (${cellText(unit)})`;
}

function caseTable({ rows, unit }: CaseResult, ours: readonly string[]): string {
  const others = rows.some(({ id }) => !ours.includes(id));
  const compared = others ? rows.filter(({ id }) => ours.includes(id)) : [];
  const extra = FURTHER.filter(([key]) => rows.some((row) => row[key] !== undefined));
  const head = [
    "program",
    "median",
    "range",
    ...compared.map(({ id }) => `× ${id}`),
    ...extra.map(([, title]) => title),
  ];
  const lines = rows.map((row) => [
    `${row.id}${row.disturbed ? " (disturbed)" : ""}`,
    figure(row.median),
    `${figure(row.min)}–${figure(row.max)}`,
    ...compared.map((own) => (own === row ? "" : figure(timesAsFast(own.median, row.median, unit)))),
    ...extra.map(([key]) => number(row, key)),
  ]);
  return markdownTable(head, lines);
}

function number(row: Row, key: Further): string {
  const value = row[key];
  if (value === undefined) return "";
  return key === "rss" ? value.toFixed(0) : `${+value.toPrecision(6)}`;
}

function targets(results: Results): readonly string[] {
  const found = attainments(results, TARGETS);
  if (found.length === 0) return [];
  const head = ["target", "ours", "peer", "ratio", "floor", "aim", "reached"];
  return ["## Targets", markdownTable(head, found.map(targetLine))];
}

function targetLine({ target, case: name, unit, ours, peer, ratio, reached }: Attainment): readonly string[] {
  const { measure, floor, aim } = target;
  const limit = (value: number): string => `${measure === "speed" ? "≥" : "≤"} ${value}`;
  return [
    target.cases.length > 1 ? `${target.name} (worst: ${name})` : target.name,
    `${figure(ours.value)} ${unit} ${ours.id}`,
    `${figure(peer.value)} ${unit} ${peer.id}`,
    figure(ratio),
    limit(floor),
    aim === null ? "" : typeof aim === "number" ? limit(aim) : `≤ ${aim.mb} MB`,
    reached,
  ];
}
