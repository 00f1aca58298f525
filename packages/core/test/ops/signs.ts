import { abs, AbsNode, sign, SignNode } from "../../src/index.ts";
import { asNumber } from "../oracle/dtypes.ts";
import { functionRow } from "./function-row.ts";
import type { Row } from "./row.ts";

/** Magnitudes, signs and whole numbers. */
export const signRows: readonly Row[] = [
  functionRow("abs", {
    node: AbsNode,
    apply: abs,
    oracle: (x) => (x < 0 ? -x : x),
    dtype: asNumber,
    domain: [0.5, 2],
    samples: [
      { inputs: [[-1.5, 2, -3]], gradients: [[-1, 1, -1]] },
      // PyTorch: the gradient at 0 is 0.
      { inputs: [[0, -0]], smooth: false, gradients: [[0, 0]] },
    ],
  }),
  functionRow("sign", {
    node: SignNode,
    apply: sign,
    oracle: (x) => (x > 0 ? 1 : x < 0 ? -1 : x),
    dtype: asNumber,
    domain: [0.5, 2],
    samples: [{ inputs: [[-1.5, 2, -3]], gradients: [[0, 0, 0]] }],
  }),
];
