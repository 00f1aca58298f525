/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Whether fewer of the unit are better: times are such, rates are not. */
export function lowerIsBetter(unit: string): boolean {
  return /^(ms|s|ns|us|MB)(\/|$)/.test(unit);
}

/** How many times as fast `ours` is as `theirs`: above 1 when ours is better, whatever the unit. */
export function timesAsFast(ours: number, theirs: number, unit: string): number {
  return lowerIsBetter(unit) ? theirs / ours : ours / theirs;
}

/** A figure with three significant digits, as one reads it. */
export function figure(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString("en");
  if (value >= 100) return value.toFixed(0);
  if (value >= 10) return value.toFixed(1);
  return value >= 0.1 ? value.toFixed(2) : value.toPrecision(2);
}
