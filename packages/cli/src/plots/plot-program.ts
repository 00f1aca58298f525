import {
  type Numbers,
  plotBars,
  plotContour,
  plotDescent,
  type PlotDoc,
  plotFunction,
  plotHistogram,
  type PlotOptions,
  plotQuiver,
  type PlottedField,
  type PlottedFunction,
  plotTangent,
} from "@leibniz/viz";
import { messageOf, UsageError } from "../output/usage-error.ts";
import { loadExport } from "../program/load-program.ts";

/** What can be drawn of a program. */
export const programKinds = [
  "function",
  "tangent",
  "quiver",
  "path",
  "contour",
  "histogram",
  "bars",
] as const;
export type ProgramKind = (typeof programKinds)[number];

export interface ProgramPlotOptions extends PlotOptions {
  readonly at?: number;
  readonly start?: readonly [number, number];
  readonly learningRate?: number;
  readonly steps?: number;
  readonly bins?: number;
}

/**
 * A plot of what a program exports.
 *
 * @throws UsageError when the program cannot be run or does not export what the kind wants.
 */
export async function plotProgram(
  file: string,
  kind: ProgramKind | undefined,
  options: ProgramPlotOptions,
): Promise<PlotDoc> {
  const exported = await loadExport(file);
  if (kind === undefined && isPlot(exported)) return exported;
  try {
    return plotOf(file, kind ?? "function", exported, options);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: ${messageOf(error)}`, { cause: error });
  }
}

function plotOf(file: string, kind: ProgramKind, exported: unknown, options: ProgramPlotOptions): PlotDoc {
  const { at, start = [-3, 4], learningRate = 0.1, steps = 20, bins = 30, ...shared } = options;
  switch (kind) {
    case "function":
      if (isRecordOf(exported, (value) => typeof value === "function")) {
        return plotFunction(exported as Readonly<Record<string, PlottedFunction>>, shared);
      }
      return plotFunction(functionIn(file, kind, exported) as PlottedFunction, shared);
    case "tangent":
      if (at === undefined) throw new UsageError("--kind tangent wants --at, the x where it touches");
      return plotTangent(functionIn(file, kind, exported) as PlottedFunction, { ...shared, at });
    case "quiver":
      return plotQuiver(functionIn(file, kind, exported) as PlottedField, shared);
    case "path": {
      const descent = { ...shared, start, learningRate, steps };
      return plotDescent(functionIn(file, kind, exported) as PlottedField, descent);
    }
    case "contour":
      return plotContour(functionIn(file, kind, exported) as PlottedField, shared);
    case "histogram":
    case "bars": {
      if (!isRecordOf(exported, (value) => typeof value === "object" && value !== null)) {
        throw new UsageError(`${file}: --kind ${kind} wants a default export of named rows of numbers`);
      }
      const rows = exported as Readonly<Record<string, Numbers>>;
      return kind === "bars" ? plotBars(rows, shared) : plotHistogram(rows, { ...shared, bins });
    }
  }
}

function functionIn(file: string, kind: ProgramKind, exported: unknown): (...x: never[]) => unknown {
  if (typeof exported === "function") return exported as (...x: never[]) => unknown;
  const found = exported === undefined ? "it has none" : `it is no function but ${typeof exported}`;
  throw new UsageError(`${file}: --kind ${kind} wants a function as default export; ${found}`);
}

function isRecordOf(value: unknown, holds: (member: unknown) => boolean): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.values(value).length > 0 &&
    Object.values(value).every(holds)
  );
}

function isPlot(value: unknown): value is PlotDoc {
  return typeof value === "object" && value !== null && "format" in value && value.format === "leibniz-plot";
}
