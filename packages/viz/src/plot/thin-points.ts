/** A curve's points, fewer than there were when there were many. */
export interface ThinnedPoints {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  readonly thinned: boolean;
}

/**
 * Points that draw the same picture: of each run of points in one column of pixels the first, the lowest, the highest and
 * the last stay, so no peak is lost; a gap stays a gap. A curve with few points stays whole.
 */
export function thinPoints(
  x: readonly number[],
  y: readonly (number | null)[],
  [low, high]: readonly [number, number],
  columns: number,
): ThinnedPoints {
  if (x.length <= 4 * columns) return { x, y, thinned: false };
  const kept: number[] = [];
  const columnOf = (i: number): number => Math.floor(((x[i]! - low) / (high - low)) * columns);
  for (let start = 0; start < x.length;) {
    const column = columnOf(start);
    const gap = y[start] === null;
    let end = start;
    let [lowest, highest] = [start, start];
    for (; end < x.length && columnOf(end) === column && (y[end] === null) === gap; end++) {
      if (gap) continue;
      if (y[end]! < y[lowest]!) lowest = end;
      if (y[end]! > y[highest]!) highest = end;
    }
    const run = gap ? [start] : [start, lowest, highest, end - 1];
    for (const i of [...new Set(run)].sort((a, b) => a - b)) kept.push(i);
    start = end;
  }
  return { x: kept.map((i) => x[i]!), y: kept.map((i) => y[i] ?? null), thinned: true };
}
