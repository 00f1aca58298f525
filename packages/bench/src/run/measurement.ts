/** One line of a program's output. */
export interface Measurement {
  readonly case: string;
  readonly value: number;
  readonly unit: string;
  /** Further numbers under their names: rss in MB, loss, grad, nodes. */
  readonly more: ReadonlyMap<string, number>;
}

/** The measurements in what a program printed; lines of another kind are none. */
export function readMeasurements(output: string): readonly Measurement[] {
  return output.split("\n").flatMap((line) => {
    const { case: name, value, unit, ...rest } = parse(line);
    if (typeof name !== "string" || typeof unit !== "string" || unit === "info") return [];
    if (typeof value !== "number" || !Number.isFinite(value)) return [];
    const numbers = Object.entries(rest).filter((entry): entry is [string, number] =>
      Number.isFinite(entry[1]),
    );
    return [{ case: name, value, unit, more: new Map(numbers) }];
  });
}

function parse(line: string): Readonly<Record<string, unknown>> {
  if (!line.startsWith("{")) return {};
  try {
    return JSON.parse(line) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
