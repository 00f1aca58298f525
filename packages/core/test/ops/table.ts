import { activationRows } from "./activations.ts";
import { convolutionRows } from "./convolution.ts";
import { elementwiseRows } from "./elementwise.ts";
import { indexingRows } from "./indexing.ts";
import { joiningRows } from "./joining.ts";
import { extremaRows } from "./extrema.ts";
import { linearRows } from "./linear.ts";
import { mathematicsRows } from "./mathematics.ts";
import { logicRows } from "./logic.ts";
import { rearrangingRows } from "./rearranging.ts";
import { reductionRows } from "./reductions.ts";
import type { Row } from "./row.ts";
import { scanRows } from "./scans.ts";
import { shapeRows } from "./shape.ts";
import { slopeRows } from "./slopes.ts";
import { softmaxRows } from "./softmax.ts";
import { statisticsRows } from "./statistics.ts";
import { truthRows } from "./truth.ts";

/** One row for each op: what the generic tests know of it. */
export const table: readonly Row[] = [
  ...activationRows,
  ...convolutionRows,
  ...elementwiseRows,
  ...extremaRows,
  ...linearRows,
  ...logicRows,
  ...mathematicsRows,
  ...reductionRows,
  ...scanRows,
  ...shapeRows,
  ...slopeRows,
  ...softmaxRows,
  ...joiningRows,
  ...indexingRows,
  ...rearrangingRows,
  ...statisticsRows,
  ...truthRows,
];

export function rowOf(name: string): Row {
  const found = table.find((row) => row.name === name);
  if (found === undefined) throw new Error(`the op table has no row for ${name}`);
  return found;
}
