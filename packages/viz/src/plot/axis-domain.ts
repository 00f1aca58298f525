import { LeibnizError } from "@leibniz/core";

/** Beyond this, the distance of two numbers is no number any more. */
const LARGEST = 1e300;
const SMALLEST_SPAN = 1e-300;

/** A number that a plot can show; null for what is missing, not finite, or beyond 1e300. */
export function drawable(value: unknown): number | null {
  return typeof value === "number" && Math.abs(value) <= LARGEST ? value : null;
}

/**
 * From the least to the greatest of the numbers, with a margin of a twentieth on both sides as Matplotlib leaves it,
 * which does not cross 0. Equal numbers get room around them.
 */
export function domainOf(values: Iterable<number | null>, margin = 0.05): [number, number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    if (value === null) continue;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  if (least > greatest) return [0, 1];
  const span = greatest - least;
  // As wide as rounding is coarse, the numbers are equal but for it.
  if (span <= Math.max(SMALLEST_SPAN, 4 * Number.EPSILON * Math.max(Math.abs(least), Math.abs(greatest)))) {
    const room = least === 0 ? 1 : Math.max(Math.abs(least) / 2, SMALLEST_SPAN);
    return [least - room, greatest + room];
  }
  const low = least - margin * span;
  const high = greatest + margin * span;
  return [least >= 0 && low < 0 ? 0 : low, greatest <= 0 && high > 0 ? 0 : high];
}

/** @throws LeibnizError when a domain that somebody chose is none. */
export function checkDomain(
  op: string,
  name: string,
  domain: readonly [number, number] | undefined,
): [number, number] | undefined {
  if (domain === undefined) return undefined;
  const [low, high] = [drawable(domain[0]), drawable(domain[1])];
  if (low === null || high === null || !(high - low > SMALLEST_SPAN)) {
    throw new LeibnizError(
      op,
      `${name} goes from a number to a greater one, as [0, 3]; got [${domain.join(", ")}]`,
    );
  }
  return [low, high];
}

/** Round numbers in a domain, about `count` of them, each a multiple of 1, 2 or 5 times a power of ten. */
export function ticksOf([low, high]: readonly [number, number], count: number): number[] {
  const rough = (high - low) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const ratio = rough / power;
  const step = (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10) * power;
  if (!(step > 0 && Number.isFinite(step))) return [low, high];
  const ticks: number[] = [];
  const slack = 1e-9 * step;
  for (let k = Math.ceil((low - slack) / step); k * step <= high + slack && ticks.length < 1000; k++) {
    const value = k * step;
    // 3 · 0.1 is 0.30000000000000004: as many digits as the step needs.
    ticks.push(Number(value.toPrecision(12)));
  }
  return ticks;
}

/** A tick's number: plain up to a million, with a true minus. */
export function tickText(value: number, ticks: readonly number[]): string {
  const greatest = Math.max(...ticks.map(Math.abs));
  const plain = greatest < 1e7 && (greatest >= 1e-3 || greatest === 0);
  const step = ticks.length > 1 ? Math.abs(ticks[1]! - ticks[0]!) : greatest;
  const digits = step === 0 ? 6 : Math.ceil(Math.log10(greatest / step)) + 2;
  const rounded = Number(value.toPrecision(Math.min(15, Math.max(4, digits))));
  const text = plain || rounded === 0 ? String(rounded) : rounded.toExponential().replace("e+", "e");
  return text.replace(/-/g, "−");
}
