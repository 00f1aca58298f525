/** What the driver tells a program: JSON in BENCH_PARAMS. */
const given = JSON.parse(process.env["BENCH_PARAMS"] ?? "{}") as Readonly<Record<string, unknown>>;

/** The number of that name, or `fallback` when the driver says nothing. */
export function numberParameter(name: string, fallback: number): number {
  const value = given[name] ?? fallback;
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new Error(`BENCH_PARAMS: ${name} is a number; got ${JSON.stringify(value)}`);
  }
  return value;
}

/** The list of numbers of that name, or `fallback`. */
export function numbersParameter(name: string, fallback: readonly number[]): readonly number[] {
  const value = given[name] ?? fallback;
  if (!Array.isArray(value) || !value.every((each) => Number.isSafeInteger(each) && each > 0)) {
    throw new Error(`BENCH_PARAMS: ${name} is a list of sizes; got ${JSON.stringify(value)}`);
  }
  return value as readonly number[];
}
