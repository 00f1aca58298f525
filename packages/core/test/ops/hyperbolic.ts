import {
  acosh,
  AcoshNode,
  asinh,
  AsinhNode,
  atanh,
  AtanhNode,
  cosh,
  CoshNode,
  sinh,
  SinhNode,
  tanh,
  TanhNode,
} from "../../src/index.ts";
import { functionRow } from "./function-row.ts";
import type { Row } from "./row.ts";

export const hyperbolicRows: readonly Row[] = [
  // sinh, cosh and tanh of ln 2 are (2 ∓ 1/2) / 2 and their quotient.
  functionRow("sinh", {
    node: SinhNode,
    apply: sinh,
    oracle: Math.sinh,
    domain: [-2, 2],
    samples: [{ inputs: [[0, Math.LN2, -Math.LN2]], gradients: [[1, 1.25, 1.25]] }],
  }),
  functionRow("cosh", {
    node: CoshNode,
    apply: cosh,
    oracle: Math.cosh,
    domain: [-2, 2],
    samples: [{ inputs: [[0, Math.LN2, -Math.LN2]], gradients: [[0, 0.75, -0.75]] }],
  }),
  functionRow("tanh", {
    node: TanhNode,
    apply: tanh,
    oracle: Math.tanh,
    domain: [-2, 2],
    samples: [{ inputs: [[0, Math.LN2, -Math.LN2, 300, -300]], gradients: [[1, 0.64, 0.64, 0, 0]] }],
  }),
  functionRow("asinh", {
    node: AsinhNode,
    apply: asinh,
    oracle: Math.asinh,
    domain: [-2, 2],
    samples: [{ inputs: [[0, 0.75, -0.75]], gradients: [[1, 0.8, 0.8]] }],
  }),
  functionRow("acosh", {
    node: AcoshNode,
    apply: acosh,
    oracle: Math.acosh,
    domain: [1.5, 3],
    samples: [
      { inputs: [[1.25, 5 / 3]], gradients: [[4 / 3, 0.75]] },
      { inputs: [[1, 0.5, -2]], smooth: false, gradients: [[Infinity, NaN, NaN]] },
    ],
  }),
  functionRow("atanh", {
    node: AtanhNode,
    apply: atanh,
    oracle: Math.atanh,
    domain: [-0.7, 0.7],
    samples: [
      { inputs: [[0, 0.6, -0.6]], gradients: [[1, 1.5625, 1.5625]] },
      { inputs: [[1, -1]], smooth: false, gradients: [[Infinity, Infinity]] },
    ],
  }),
];
