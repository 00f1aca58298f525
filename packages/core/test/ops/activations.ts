import { erf, erfc, ErfcNode, ErfNode, sigmoid, SigmoidNode } from "../../src/index.ts";
import * as errorFunction from "../oracle/error-function.ts";
import { functionRow } from "./function-row.ts";
import type { Row } from "./row.ts";

/** 2/√π and 2/(e√π). */
const [erfSlopeAt0, erfSlopeAt1] = [1.1283791670955126, 0.4151074974205947];

export const activationRows: readonly Row[] = [
  functionRow("sigmoid", {
    node: SigmoidNode,
    apply: sigmoid,
    oracle: (x) => 1 / (1 + Math.exp(-x)),
    domain: [-4, 4],
    // σ(ln 3) = 3/4, so the slope is 3/16.
    samples: [{ inputs: [[0, Math.log(3), -Math.log(3)]], gradients: [[0.25, 0.1875, 0.1875]] }],
  }),
  functionRow("erf", {
    node: ErfNode,
    apply: erf,
    oracle: errorFunction.erf,
    domain: [-2, 2],
    samples: [{ inputs: [[0, 1, -1]], gradients: [[erfSlopeAt0, erfSlopeAt1, erfSlopeAt1]] }],
  }),
  functionRow("erfc", {
    node: ErfcNode,
    apply: erfc,
    oracle: errorFunction.erfc,
    domain: [-2, 2],
    samples: [{ inputs: [[0, 1, -1]], gradients: [[-erfSlopeAt0, -erfSlopeAt1, -erfSlopeAt1]] }],
  }),
];
