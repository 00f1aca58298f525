import {
  cbrt,
  CbrtNode,
  exp2,
  Exp2Node,
  expm1,
  Expm1Node,
  log10,
  Log10Node,
  log1p,
  Log1pNode,
  log2,
  Log2Node,
  logaddexp,
  LogAddExpNode,
  pow,
  PowerNode,
  reciprocal,
  ReciprocalNode,
  rsqrt,
  RsqrtNode,
  sqrt,
  SqrtNode,
  square,
  SquareNode,
} from "../../src/index.ts";
import { elementwise } from "../oracle/broadcast.ts";
import { asFloat, asNumber, promoted } from "../oracle/dtypes.ts";
import { logSum, power } from "../oracle/functions.ts";
import { functionRow } from "./function-row.ts";
import { row, type Row } from "./row.ts";
import { two, wrongPairs } from "./samples.ts";

/** Roots, powers, exponentials and logarithms. */
export const powerRows: readonly Row[] = [
  functionRow("reciprocal", {
    node: ReciprocalNode,
    apply: reciprocal,
    oracle: (x) => Math.pow(x, -1),
    domain: [0.5, 2],
    samples: [
      { inputs: [[2, -0.5, 1]], gradients: [[-0.25, -4, -1]] },
      { inputs: [[0]], smooth: false, gradients: [[-Infinity]] },
    ],
  }),
  functionRow("square", {
    node: SquareNode,
    apply: square,
    oracle: (x) => Math.pow(x, 2),
    domain: [-2, 2],
    dtype: asNumber,
    samples: [{ inputs: [[-3, 0, 2]], gradients: [[-6, 0, 4]] }],
  }),
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
  functionRow("rsqrt", {
    node: RsqrtNode,
    apply: rsqrt,
    oracle: (x) => 1 / Math.sqrt(x),
    domain: [0.5, 3],
    samples: [
      { inputs: [[4, 0.25]], gradients: [[-0.0625, -4]] },
      { inputs: [[0, -1]], smooth: false, gradients: [[-Infinity, NaN]] },
    ],
  }),
  functionRow("cbrt", {
    node: CbrtNode,
    apply: cbrt,
    oracle: Math.cbrt,
    domain: [0.5, 3],
    samples: [
      { inputs: [[8, -27, -1]], gradients: [[1 / 12, 1 / 27, 1 / 3]] },
      { inputs: [[0]], smooth: false, gradients: [[Infinity]] },
    ],
  }),
  functionRow("exp2", {
    node: Exp2Node,
    apply: exp2,
    oracle: (x) => Math.pow(2, x),
    domain: [-2, 2],
    samples: [{ inputs: [[0, 3, -1]], gradients: [[Math.LN2, 8 * Math.LN2, Math.LN2 / 2]] }],
  }),
  functionRow("expm1", {
    node: Expm1Node,
    apply: expm1,
    oracle: Math.expm1,
    domain: [-2, 2],
    samples: [{ inputs: [[0, Math.LN2, -Math.LN2]], gradients: [[1, 2, 0.5]] }],
  }),
  functionRow("log1p", {
    node: Log1pNode,
    apply: log1p,
    oracle: Math.log1p,
    domain: [-0.5, 2],
    samples: [{ inputs: [[0, 1, -0.75]], gradients: [[1, 0.5, 4]] }],
  }),
  functionRow("log2", {
    node: Log2Node,
    apply: log2,
    oracle: Math.log2,
    domain: [0.5, 3],
    samples: [{ inputs: [[1 / Math.LN2, 2]], gradients: [[1, 0.5 / Math.LN2]] }],
  }),
  functionRow("log10", {
    node: Log10Node,
    apply: log10,
    oracle: Math.log10,
    domain: [0.5, 3],
    samples: [{ inputs: [[1 / Math.LN10, 2]], gradients: [[1, 0.5 / Math.LN10]] }],
  }),
  row({
    name: "pow",
    node: PowerNode,
    apply: (_, x, y) => pow(x, y),
    oracle: (_, x, y) => elementwise(power, x, y),
    dtype: (_, x, y) => asFloat(promoted(x, y)),
    domain: [
      [0.5, 2],
      [0.5, 2],
    ],
    samples: [
      ...two,
      {
        inputs: [
          [2, 9],
          [3, 0.5],
        ],
        gradients: [
          [12, 1 / 6],
          [8 * Math.LN2, 3 * Math.log(9)],
        ],
      },
      {
        inputs: [
          [3, 4],
          [0, -1],
        ],
        smooth: false,
        gradients: [
          [0, -1 / 16],
          [Math.log(3), Math.LN2 / 2],
        ],
      },
      // PyTorch: with respect to the exponent, 0 at the base 0, unless the exponent is negative.
      {
        inputs: [
          [0, 0, 0, 0],
          [2, 0.5, 0, -1],
        ],
        smooth: false,
        gradients: [
          [0, Infinity, 0, -Infinity],
          [0, 0, 0, -Infinity],
        ],
      },
      // A negative base has powers at whole exponents only, and so no derivative with respect to them.
      {
        inputs: [
          [-2, -2, -2],
          [3, 2, 0.5],
        ],
        smooth: false,
        gradients: [
          [12, -4, NaN],
          [NaN, NaN, NaN],
        ],
      },
    ],
    errors: wrongPairs("pow", pow),
  }),
  row({
    name: "logaddexp",
    node: LogAddExpNode,
    apply: (_, x, y) => logaddexp(x, y),
    oracle: (_, x, y) => elementwise(logSum, x, y),
    dtype: (_, x, y) => asFloat(promoted(x, y)),
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    samples: [
      ...two,
      {
        inputs: [
          [0, Math.log(3), 1000, -1000],
          [0, 0, 0, 0],
        ],
        gradients: [
          [0.5, 0.75, 1, 0],
          [0.5, 0.25, 0, 1],
        ],
      }, // The sum of nothing: e to the −∞ is 0.
      {
        inputs: [
          [-Infinity, -Infinity],
          [0, -Infinity],
        ],
        smooth: false,
        gradients: [
          [0, 0],
          [1, 0],
        ],
      },
    ],
    errors: wrongPairs("logaddexp", logaddexp),
  }),
];
