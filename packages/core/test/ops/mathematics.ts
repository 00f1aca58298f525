import { boundRows } from "./bounds.ts";
import { hyperbolicRows } from "./hyperbolic.ts";
import { powerRows } from "./powers.ts";
import type { Row } from "./row.ts";
import { signRows } from "./signs.ts";
import { trigonometryRows } from "./trigonometry.ts";

/** The functions of mathematics, element by element. */
export const mathematicsRows: readonly Row[] = [
  ...powerRows,
  ...trigonometryRows,
  ...hyperbolicRows,
  ...signRows,
  ...boundRows,
];
