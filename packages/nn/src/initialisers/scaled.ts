import { LeibnizError } from "@leibniz/core";
import { drawing, type Fan, fanOf, type Initialiser } from "./initialiser.ts";

export type Distribution = "normal" | "uniform";

/** Numbers of standard deviation `gain / √fan`; uniform ones lie within ±√3 of that. */
export function scaled(op: string, distribution: Distribution, fan: Fan, gain: number): Initialiser {
  if (distribution !== "normal" && distribution !== "uniform") {
    throw new LeibnizError(op, `the distribution is "normal" or "uniform"; got ${String(distribution)}`);
  }
  if (!(Number.isFinite(gain) && gain > 0)) {
    throw new LeibnizError(op, `the gain is a positive number; got ${String(gain)}`);
  }
  return (shape, given) => {
    const { random, dtype } = drawing(given);
    const standardDeviation = gain / Math.sqrt(fanOf(op, shape, fan));
    if (distribution === "normal") return random.normalTensor(shape, { standardDeviation, dtype });
    const reach = Math.sqrt(3) * standardDeviation;
    return random.uniformTensor(shape, { low: -reach, high: reach, dtype });
  };
}
