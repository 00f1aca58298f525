import {
  acos,
  AcosNode,
  asin,
  AsinNode,
  atan,
  atan2,
  Atan2Node,
  AtanNode,
  cos,
  CosNode,
  hypot,
  HypotNode,
  sin,
  SinNode,
  tan,
  TanNode,
} from "../../src/index.ts";
import { elementwise } from "../oracle/broadcast.ts";
import { asFloat, promoted } from "../oracle/dtypes.ts";
import { functionRow } from "./function-row.ts";
import { row, type Row } from "./row.ts";
import { two, wrongPairs } from "./samples.ts";

/** Angles and lengths. */
export const trigonometryRows: readonly Row[] = [
  functionRow("sin", {
    node: SinNode,
    apply: sin,
    oracle: Math.sin,
    domain: [-4, 4],
    samples: [{ inputs: [[0, Math.PI, Math.PI / 3]], gradients: [[1, -1, 0.5]] }],
  }),
  functionRow("cos", {
    node: CosNode,
    apply: cos,
    oracle: Math.cos,
    domain: [-4, 4],
    samples: [{ inputs: [[0, Math.PI / 2, -Math.PI / 6]], gradients: [[0, -1, 0.5]] }],
  }),
  functionRow("tan", {
    node: TanNode,
    apply: tan,
    oracle: Math.tan,
    domain: [-1, 1],
    samples: [{ inputs: [[0, Math.PI / 4, -Math.PI / 3]], gradients: [[1, 2, 4]] }],
  }),
  functionRow("asin", {
    node: AsinNode,
    apply: asin,
    oracle: Math.asin,
    domain: [-0.7, 0.7],
    samples: [
      { inputs: [[0, 0.6, -0.8]], gradients: [[1, 1.25, 5 / 3]] },
      { inputs: [[1, -1, 2]], smooth: false, gradients: [[Infinity, Infinity, NaN]] },
    ],
  }),
  functionRow("acos", {
    node: AcosNode,
    apply: acos,
    oracle: Math.acos,
    domain: [-0.7, 0.7],
    samples: [
      { inputs: [[0, 0.6, -0.8]], gradients: [[-1, -1.25, -5 / 3]] },
      { inputs: [[1, -1, 2]], smooth: false, gradients: [[-Infinity, -Infinity, NaN]] },
    ],
  }),
  functionRow("atan", {
    node: AtanNode,
    apply: atan,
    oracle: Math.atan,
    domain: [-2, 2],
    samples: [
      { inputs: [[0, 1, -3]], gradients: [[1, 0.5, 0.1]] },
      { inputs: [[Infinity]], smooth: false, gradients: [[0]] },
    ],
  }),
  row({
    name: "atan2",
    node: Atan2Node,
    apply: (_, x, y) => atan2(x, y),
    oracle: (_, x, y) => elementwise(Math.atan2, x, y),
    dtype: (_, x, y) => asFloat(promoted(x, y)),
    domain: [
      [0.5, 2],
      [0.5, 2],
    ],
    samples: [
      ...two,
      {
        inputs: [
          [3, 3, -3, 0],
          [4, -4, -4, 2],
        ],
        gradients: [
          [0.16, -0.16, -0.16, 0.5],
          [-0.12, -0.12, 0.12, 0],
        ],
      },
      { inputs: [[0], [0]], smooth: false, gradients: [[NaN], [NaN]] },
    ],
    errors: wrongPairs("atan2", atan2),
  }),
  row({
    name: "hypot",
    node: HypotNode,
    apply: (_, x, y) => hypot(x, y),
    oracle: (_, x, y) => elementwise(Math.hypot, x, y),
    dtype: (_, x, y) => asFloat(promoted(x, y)),
    domain: [
      [0.5, 2],
      [0.5, 2],
    ],
    samples: [
      ...two,
      {
        inputs: [
          [3, -3, 0],
          [4, -4, -2],
        ],
        gradients: [
          [0.6, -0.6, 0],
          [0.8, -0.8, -1],
        ],
      },
      { inputs: [[0], [0]], smooth: false, gradients: [[NaN], [NaN]] },
    ],
    errors: wrongPairs("hypot", hypot),
  }),
];
