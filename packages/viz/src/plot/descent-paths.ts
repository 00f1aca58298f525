import { LeibnizError } from "@leibniz/core";
import { optionNames } from "../check-choice.ts";
import { shownName } from "../draw/legible-text.ts";
import type { PlanePoint } from "./plane-plot.ts";
import type { Field } from "./plotted-function.ts";
import { MOST_STYLES } from "./series-style.ts";

/** Where a path begins and how it goes on, or paths that are there. */
export interface DescentOptions {
  readonly start?: PlanePoint;
  readonly learningRate?: number;
  readonly steps?: number;
  /** Paths that were taken elsewhere, named, instead of one from `start`. */
  readonly paths?: Readonly<Record<string, readonly PlanePoint[]>>;
}

export const DESCENT_OPTIONS = optionNames<DescentOptions>({
  start: true,
  learningRate: true,
  steps: true,
  paths: true,
});

const MOST_STEPS = 1_000_000;

interface Path {
  readonly name: string;
  readonly points: readonly PlanePoint[];
  readonly end: PlanePoint;
}

export function descentPaths(op: string, field: Field, options: DescentOptions, defaultName: string): Path[] {
  const { start, learningRate = 0.1, steps = 20, paths } = options;
  if (paths !== undefined) {
    const own = DESCENT_OPTIONS.filter(
      (name) => name !== "paths" && options[name as keyof DescentOptions] !== undefined,
    );
    if (own.length > 0) {
      throw new LeibnizError(
        op,
        `paths are drawn as they are, and ${own.join(", ")} would make another; leave out one or the other`,
      );
    }
    const named = Object.entries(paths);
    if (named.length === 0 || named.length > MOST_STYLES) {
      throw new LeibnizError(op, `give 1 to ${MOST_STYLES} paths; got ${named.length}`);
    }
    return named.map(([name, points]) => {
      const end = points.at(-1);
      if (end === undefined || !points.every(isPoint)) {
        throw new LeibnizError(
          op,
          `the path ${shownName(name)} must be a list of points, as [[-3, 4], [-2.4, 3.2]]`,
        );
      }
      return { name: shownName(name), points, end };
    });
  }
  if (!isPoint(start)) throw new LeibnizError(op, "give a start, as [-3, 4], or paths");
  if (!(Number.isInteger(steps) && steps >= 1 && steps <= MOST_STEPS)) {
    throw new LeibnizError(op, `steps is a whole number from 1 to ${MOST_STEPS}; got ${String(steps)}`);
  }
  if (!Number.isFinite(learningRate)) {
    throw new LeibnizError(op, `learningRate is a number; got ${String(learningRate)}`);
  }
  const points: PlanePoint[] = [];
  let [x0, x1] = start;
  for (let step = 0; step < steps; step++) {
    points.push([x0, x1]);
    const [g0, g1] = field.gradient(x0, x1);
    x0 -= learningRate * g0;
    x1 -= learningRate * g1;
  }
  return [{ name: defaultName, points, end: [x0, x1] }];
}

function isPoint(point: unknown): point is PlanePoint {
  return Array.isArray(point) && point.length === 2 && point.every((value) => typeof value === "number");
}
