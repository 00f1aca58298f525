import {
  checkOptions,
  DTypeError,
  LeibnizError,
  noGrad,
  type Parameter,
  Random,
  type Tensor,
  tensor,
} from "@leibniz/core";
import { repeated } from "../repetition.ts";

export interface DifferenceOptions {
  /** The step. Default 1e-4, as in the lecture notes. */
  readonly h?: number;
  /** How many numbers of each parameter are looked at; all when left out. */
  readonly elements?: number;
  /** Which ones, when not all. Default 0. */
  readonly seed?: number;
}

/** A place in a parameter, and the central difference of the loss there. */
export type Difference = readonly [place: number, slope: number];

/**
 * `(loss(p + h) − loss(p − h)) / 2h` for numbers of each parameter. A dropout keeps the mask that it drew first, and no
 * running average moves: the differences are those of one function. Each parameter holds its old values afterwards.
 */
export function differences(
  op: string,
  params: Readonly<Record<string, Parameter>>,
  loss: () => number,
  options: DifferenceOptions = {},
): Readonly<Record<string, Difference[]>> {
  checkOptions(op, options, ["h", "elements", "seed"]);
  const { h = 1e-4, elements, seed = 0 } = options;
  if (!(h > 0 && Number.isFinite(h))) {
    throw new LeibnizError(op, `the step h is a positive number; got ${String(h)}`);
  }
  const random = new Random(seed);
  return repeated(() =>
    noGrad(() => {
      const found: Record<string, Difference[]> = {};
      for (const [name, parameter] of Object.entries(params)) {
        if (parameter.dtype !== "float64") {
          throw new DTypeError(
            op,
            `differences of ${h} drown in the rounding of ${parameter.dtype}; make the network with { dtype: "float64" }`,
            [parameter.dtype],
          );
        }
        found[name] = places(parameter.size, elements, random).map((place) => [
          place,
          slopeAt(parameter, place, loss, h),
        ]);
      }
      return found;
    }),
  );
}

/** The largest distance of the gradient from the differences, NaN when there is one. */
export function largestDifference(gradient: Tensor, found: readonly Difference[]): number {
  return found.reduce((most, [place, slope]) => Math.max(most, Math.abs(gradient.data[place]! - slope)), 0);
}

function places(size: number, elements: number | undefined, random: Random): number[] {
  if (elements === undefined || elements >= size) return Array.from({ length: size }, (_, i) => i);
  return [...random.choice(size, elements, { replace: false }).data];
}

function slopeAt(parameter: Parameter, place: number, loss: () => number, h: number): number {
  const before = parameter.detach();
  const at = (value: number): number => {
    const numbers = Float64Array.from(before.data);
    numbers[place] = value;
    parameter.assign(tensor(numbers, { shape: parameter.shape, copy: false }));
    return loss();
  };
  const value = before.data[place]!;
  try {
    return (at(value + h) - at(value - h)) / (2 * h);
  } finally {
    parameter.assign(before);
  }
}
