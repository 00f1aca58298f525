import { greater, GreaterNode } from "../../src/index.ts";
import { elementwise } from "../oracle/broadcast.ts";
import { row, type Row } from "./row.ts";
import { two, wrongPairs } from "./samples.ts";

export const comparisonRows: readonly Row[] = [
  row({
    name: "greater",
    node: GreaterNode,
    apply: (_, x, y) => greater(x, y),
    oracle: (_, x, y) => elementwise((a, b) => (a > b ? 1 : 0), x, y),
    dtype: () => "bool",
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    samples: two,
    errors: wrongPairs("greater", greater),
  }),
];
