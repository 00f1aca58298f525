import { sqrt, SqrtNode } from "../../src/index.ts";
import { functionRow } from "./function-row.ts";
import type { Row } from "./row.ts";

/** Roots, powers, exponentials and logarithms. */
export const powerRows: readonly Row[] = [
  functionRow("sqrt", {
    node: SqrtNode,
    apply: sqrt,
    oracle: Math.sqrt,
    domain: [0.5, 3],
    samples: [
      { inputs: [[0.25, 4, 100]], gradients: [[1, 0.25, 0.05]] },
      { inputs: [[0, -1]], smooth: false, gradients: [[Infinity, NaN]] },
    ],
  }),
];
