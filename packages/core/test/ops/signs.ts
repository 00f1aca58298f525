import {
  abs,
  AbsNode,
  ceil,
  CeilNode,
  floor,
  FloorNode,
  fmod,
  FmodNode,
  LeibnizError,
  remainder,
  RemainderNode,
  round,
  RoundNode,
  sign,
  SignNode,
  tensor,
  type Tensor,
  trunc,
  TruncNode,
} from "../../src/index.ts";
import { elementwise } from "../oracle/broadcast.ts";
import { asNumber, promoted } from "../oracle/dtypes.ts";
import { modulo, nearest } from "../oracle/functions.ts";
import { functionRow } from "./function-row.ts";
import { row, type Row } from "./row.ts";
import { two, wrongPairs } from "./samples.ts";

/** Magnitudes, signs and whole numbers. */
export const signRows: readonly Row[] = [
  functionRow("abs", {
    node: AbsNode,
    apply: abs,
    oracle: (x) => (x < 0 ? -x : x),
    domain: [0.5, 2],
    dtype: asNumber,
    samples: [
      { inputs: [[-1.5, 2, -3]], gradients: [[-1, 1, -1]] }, // PyTorch: the gradient at 0 is 0.
      { inputs: [[0, -0]], smooth: false, gradients: [[0, 0]] },
    ],
  }),
  functionRow("sign", {
    node: SignNode,
    apply: sign,
    oracle: (x) => (x > 0 ? 1 : x < 0 ? -1 : x),
    domain: [0.5, 2],
    dtype: asNumber,
    samples: [{ inputs: [[-1.5, 0, -3]], smooth: false, gradients: [[0, 0, 0]] }],
  }),
  functionRow("floor", {
    node: FloorNode,
    apply: floor,
    oracle: Math.floor,
    domain: [0.55, 0.95],
    dtype: asNumber,
    samples: [
      { inputs: [[-1.5, 0.5, 2.5, 3]], smooth: false, gradients: [[0, 0, 0, 0]] },
      { inputs: [[-1.7, -0.2, 7.1, 0.3]] },
    ],
  }),
  functionRow("ceil", {
    node: CeilNode,
    apply: ceil,
    oracle: Math.ceil,
    domain: [0.55, 0.95],
    dtype: asNumber,
    samples: [
      { inputs: [[-1.5, 0.5, 2.5, 3]], smooth: false, gradients: [[0, 0, 0, 0]] },
      { inputs: [[-1.7, -0.2, 7.1, 0.3]] },
    ],
  }),
  functionRow("round", {
    node: RoundNode,
    apply: round,
    oracle: nearest,
    domain: [0.55, 0.95],
    dtype: asNumber,
    samples: [
      { inputs: [[-1.5, 0.5, 2.5, 3]], smooth: false, gradients: [[0, 0, 0, 0]] },
      { inputs: [[-1.7, -0.2, 7.1, 0.3]] },
    ],
  }),
  functionRow("trunc", {
    node: TruncNode,
    apply: trunc,
    oracle: (x) => (x < 0 ? Math.ceil(x) : Math.floor(x)),
    domain: [0.55, 0.95],
    dtype: asNumber,
    samples: [
      { inputs: [[-1.5, 0.5, 2.5, 3]], smooth: false, gradients: [[0, 0, 0, 0]] },
      { inputs: [[-1.7, -0.2, 7.1, 0.3]] },
    ],
  }),
  // A divisor is never 0 here, also not as an integer or a truth value: that is refused.
  row({
    name: "fmod",
    node: FmodNode,
    apply: (_, x, y) => fmod(x, y),
    oracle: (_, x, y) => elementwise((a, b) => a % b, x, y),
    dtype: (_, x, y) => promoted(x, y),
    domain: [
      [-5, 5],
      [0.95, 2],
    ],
    samples: [
      ...two,
      {
        inputs: [
          [7, -7, 7, -7],
          [3, 3, -3, -3],
        ],
        gradients: [
          [1, 1, 1, 1],
          [-2, 2, 2, -2],
        ],
      },
    ],
    errors: [
      ...wrongPairs("fmod", fmod),
      [() => fmod(integers(7), 0), LeibnizError, /^fmod: .*by 0.*cast.*float64/],
      [() => fmod(integers(7, 8), integers(2, 0)), LeibnizError, /^fmod: .*by 0/],
    ],
  }),
  row({
    name: "remainder",
    node: RemainderNode,
    apply: (_, x, y) => remainder(x, y),
    oracle: (_, x, y) => elementwise(modulo, x, y),
    dtype: (_, x, y) => promoted(x, y),
    domain: [
      [-5, 5],
      [0.95, 2],
    ],
    samples: [
      ...two,
      {
        inputs: [
          [7, -7, 7, -7],
          [3, 3, -3, -3],
        ],
        gradients: [
          [1, 1, 1, 1],
          [-2, 3, 3, -2],
        ],
      },
    ],
    errors: [
      ...wrongPairs("remainder", remainder),
      [() => remainder(integers(7), 0), LeibnizError, /^remainder: .*by 0.*cast.*float64/],
      [() => remainder(integers(7, 8), integers(2, 0)), LeibnizError, /^remainder: .*by 0/],
    ],
  }),
];

function integers(...numbers: number[]): Tensor {
  return tensor(numbers, { dtype: "int32" });
}
