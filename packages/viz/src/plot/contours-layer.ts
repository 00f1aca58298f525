import { LeibnizError, linspace } from "@leibniz/core";
import { drawable, ticksOf } from "./axis-domain.ts";
import { type Numbers, samplesOf } from "./numbers-of.ts";
import { type Domains, pointText } from "./plane-plot.ts";
import type { ContoursLayer } from "./plot-doc.ts";
import type { Field } from "./plotted-function.ts";

/** How finely a field is sampled for its contours, along each axis. */
export const GRID = 81;

/**
 * The contours of a function in a part of the plane, and how many of its values are not finite there.
 *
 * @throws LeibnizError when none is.
 */
export function contoursOf(
  op: string,
  field: Field,
  [xDomain, yDomain]: Domains,
  levels: Numbers | undefined,
  name: string,
): { layer: ContoursLayer; gaps: number; firstGap: string } {
  const x = samplesOf(op, "x0", linspace(...xDomain, GRID), xDomain, GRID);
  const y = samplesOf(op, "x1", linspace(...yDomain, GRID), yDomain, GRID);
  const z: (number | null)[] = [];
  let [least, greatest, gaps, firstGap] = [Infinity, -Infinity, 0, ""];
  for (const x1 of y) {
    for (const x0 of x) {
      const value = drawable(field.value(x0, x1));
      z.push(value);
      if (value === null) {
        if (gaps++ === 0) firstGap = pointText([x0, x1]);
        continue;
      }
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
  }
  if (least > greatest)
    throw new LeibnizError(op, "the function is finite nowhere in this part of the plane");
  const chosen =
    levels === undefined ? roundLevels(least, greatest) : samplesOf(op, "levels", levels, [0, 1], 1);
  return {
    layer: { kind: "contours", name, x, y, z, levels: [...chosen].sort((a, b) => a - b) },
    gaps,
    firstGap,
  };
}

/** About ten round numbers between the least and the greatest value. */
function roundLevels(least: number, greatest: number): number[] {
  if (!(greatest > least)) return [least];
  const inside = ticksOf([least, greatest], 10).filter((level) => level > least && level < greatest);
  return inside.length > 0 ? inside : [least + (greatest - least) / 2];
}
