import {
  cos,
  cosh,
  CoshNode,
  CosNode,
  sin,
  sinh,
  SinhNode,
  SinNode,
  tanh,
  TanhNode,
} from "../../src/index.ts";
import { functionRow } from "./function-row.ts";
import type { Row } from "./row.ts";

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
  functionRow("sinh", {
    node: SinhNode,
    apply: sinh,
    oracle: Math.sinh,
    domain: [-2, 2],
    // cosh(ln 2) = (2 + 1/2) / 2.
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
    // tanh(ln 2) = 0.75 / 1.25.
    samples: [{ inputs: [[0, Math.LN2, -Math.LN2, 300]], gradients: [[1, 0.64, 0.64, 0]] }],
  }),
];
