import { sigmoidGradient, SigmoidGradientNode, tanhGradient, TanhGradientNode } from "../../src/index.ts";
import { elementwise } from "../oracle/broadcast.ts";
import { asFloat, promoted } from "../oracle/dtypes.ts";
import { row, type Row } from "./row.ts";
import { two, wrongPairs } from "./samples.ts";

/** What flows back through a function, as an op of the upstream gradient and the function's output. */
export const slopeRows: readonly Row[] = [
  row({
    name: "tanhGradient",
    node: TanhGradientNode,
    apply: (_, gy, z) => tanhGradient(gy, z),
    oracle: (_, gy, z) => elementwise((upstream, y) => upstream * (1 - y * y), gy, z),
    dtype: (_, gy, z) => asFloat(promoted(gy, z)),
    domain: [
      [-2, 2],
      [-0.9, 0.9],
    ],
    samples: [
      ...two,
      {
        inputs: [
          [2, 3, -4],
          [0.5, -1, 0],
        ],
        gradients: [
          [0.75, 0, 1],
          [-2, 6, 0],
        ],
      },
    ],
    errors: wrongPairs("tanhGradient", tanhGradient),
  }),
  row({
    name: "sigmoidGradient",
    node: SigmoidGradientNode,
    apply: (_, gy, z) => sigmoidGradient(gy, z),
    oracle: (_, gy, z) => elementwise((upstream, y) => upstream * (y * (1 - y)), gy, z),
    dtype: (_, gy, z) => asFloat(promoted(gy, z)),
    domain: [
      [-2, 2],
      [0.1, 0.9],
    ],
    samples: [
      ...two,
      {
        inputs: [
          [2, 3, -4],
          [0.5, 0, 0.75],
        ],
        gradients: [
          [0.25, 0, 0.1875],
          [0, 3, 2],
        ],
      },
    ],
    errors: wrongPairs("sigmoidGradient", sigmoidGradient),
  }),
];
