import {
  elu,
  EluNode,
  type EluOptions,
  erf,
  erfc,
  ErfcNode,
  ErfNode,
  gelu,
  GeluNode,
  type GeluOptions,
  hardtanh,
  HardtanhNode,
  type HardtanhOptions,
  leakyRelu,
  LeakyReluNode,
  type LeakyReluOptions,
  LeibnizError,
  logSigmoid,
  LogSigmoidNode,
  mish,
  MishNode,
  relu,
  ReluNode,
  selu,
  SeluNode,
  sigmoid,
  SigmoidNode,
  silu,
  SiluNode,
  softplus,
  SoftplusNode,
  softsign,
  SoftsignNode,
  type Tensor,
  type TensorLike,
} from "../../src/index.ts";
import * as oracle from "../oracle/activations.ts";
import { elementwise } from "../oracle/broadcast.ts";
import { asFloat, asNumber } from "../oracle/dtypes.ts";
import * as errorFunction from "../oracle/error-function.ts";
import { functionRow } from "./function-row.ts";
import { row, type Row, type Sample, type WrongCall } from "./row.ts";
import { one, wrongSingles } from "./samples.ts";

/** 2/√π and 2/(e√π). */
const [erfSlopeAt0, erfSlopeAt1] = [1.1283791670955126, 0.4151074974205947];
/** The constants of SELU's paper, whose product is its slope at 0. */
const [scale, alpha] = [1.0507009873554805, 1.6732632423543772];
/** Φ(1) and φ(1) of the standard normal. */
const [normalAt1, densityAt1] = [0.8413447460685429, 0.24197072451914337];
const ln3 = Math.log(3);

/** Every sample of one argument, under each of the options. */
function under<Options>(...options: readonly Options[]): Sample<Options>[] {
  return options.flatMap((each) => one.map((sample) => ({ ...sample, options: each })));
}

/** Options that are no object, that do not exist, and a number that is none. */
function wrongOptions<Options>(
  op: string,
  f: (x: TensorLike, options?: Options) => Tensor,
  name: keyof Options & string,
): WrongCall[] {
  const text = (end: string) => new RegExp(`^${op}: .*${end}`);
  const call = (options: unknown) => () => f(1, options as Options);
  return [
    [call(0.5), LeibnizError, text(`options are an object.*${name}.*number`)],
    [call({ slope: 1 }), LeibnizError, text(`no option slope.*${name}`)],
    [call({ [name]: "1" }), LeibnizError, text(`${name} is .*; got (string|1)`)],
    [call({ [name]: null }), LeibnizError, text(`${name} is .*; got (object|null)`)],
    [call({ [name]: NaN }), LeibnizError, text(`${name} is .*; got NaN`)],
  ];
}

export const activationRows: readonly Row[] = [
  functionRow("sigmoid", {
    node: SigmoidNode,
    apply: sigmoid,
    oracle: oracle.sigmoid,
    domain: [-4, 4],
    // σ(ln 3) = 3/4, so the slope is 3/16.
    samples: [{ inputs: [[0, ln3, -ln3]], gradients: [[0.25, 0.1875, 0.1875]] }],
  }),
  functionRow("logSigmoid", {
    node: LogSigmoidNode,
    apply: logSigmoid,
    oracle: (x) => -oracle.softplus(-x),
    domain: [-4, 4],
    samples: [{ inputs: [[0, ln3, -ln3]], gradients: [[0.5, 0.25, 0.75]] }],
  }),
  functionRow("softplus", {
    node: SoftplusNode,
    apply: softplus,
    oracle: oracle.softplus,
    domain: [-4, 4],
    samples: [{ inputs: [[0, ln3, -ln3]], gradients: [[0.5, 0.75, 0.25]] }],
  }),
  functionRow("relu", {
    node: ReluNode,
    apply: relu,
    oracle: (x) => Math.max(0, x),
    dtype: asNumber,
    domain: [-2, 2],
    samples: [
      {
        inputs: [
          [
            [1, -0.5],
            [-2, 3],
          ],
        ],
        gradients: [
          [
            [1, 0],
            [0, 1],
          ],
        ],
      },
      { inputs: [[0, -0, 5e-324]], smooth: false, gradients: [[0, 0, 1]] },
    ],
  }),
  row<LeakyReluOptions | undefined>({
    name: "leakyRelu",
    node: LeakyReluNode,
    apply: (options, x) => leakyRelu(x, options),
    oracle: (options, x) => {
      const { negativeSlope: slope = 0.01 } = options ?? {};
      return elementwise((a) => (a > 0 ? a : slope === 0 && a < 0 ? 0 : slope * a), x);
    },
    dtype: (_, x) => asFloat(x),
    domain: [[-2, 2]],
    samples: [
      ...under<LeakyReluOptions | undefined>(
        undefined,
        { negativeSlope: 0.25 },
        { negativeSlope: 0 },
        { negativeSlope: -1 },
      ),
      { inputs: [[2, -2]], gradients: [[1, 0.01]] },
      { inputs: [[0, -0]], options: { negativeSlope: 0.25 }, smooth: false, gradients: [[0.25, 0.25]] },
    ],
    errors: [
      ...wrongSingles("leakyRelu", leakyRelu),
      ...wrongOptions("leakyRelu", leakyRelu, "negativeSlope"),
    ],
  }),
  row<EluOptions | undefined>({
    name: "elu",
    node: EluNode,
    apply: (options, x) => elu(x, options),
    oracle: (options, x) => elementwise((a) => (a > 0 ? a : (options?.alpha ?? 1) * (Math.exp(a) - 1)), x),
    dtype: (_, x) => asFloat(x),
    domain: [[-2, 2]],
    samples: [
      ...under<EluOptions | undefined>(undefined, { alpha: 1.5 }),
      { inputs: [[2, -ln3]], options: { alpha: 1.5 }, gradients: [[1, 0.5]] },
      { inputs: [[0]], options: { alpha: 1.5 }, smooth: false, gradients: [[1.5]] },
    ],
    errors: [...wrongSingles("elu", elu), ...wrongOptions("elu", elu, "alpha")],
  }),
  functionRow("selu", {
    node: SeluNode,
    apply: selu,
    oracle: (x) => scale * (x > 0 ? x : alpha * (Math.exp(x) - 1)),
    domain: [-2, 2],
    samples: [
      { inputs: [[2, -ln3]], gradients: [[scale, (scale * alpha) / 3]] },
      { inputs: [[0]], smooth: false, gradients: [[scale * alpha]] },
    ],
  }),
  row<GeluOptions | undefined>({
    name: "gelu",
    node: GeluNode,
    apply: (options, x) => gelu(x, options),
    oracle: (options, x) => elementwise(options?.approximate === "tanh" ? oracle.geluByTanh : oracle.gelu, x),
    dtype: (_, x) => asFloat(x),
    domain: [[-3, 3]],
    samples: [
      ...under<GeluOptions | undefined>(undefined, { approximate: "none" }, { approximate: "tanh" }),
      // Φ(x) + x · φ(x), and Φ(−1) = 1 − Φ(1).
      {
        inputs: [[0, 1, -1]],
        gradients: [[0.5, normalAt1 + densityAt1, 1 - normalAt1 - densityAt1]],
      },
      { inputs: [[0]], options: { approximate: "tanh" }, gradients: [[0.5]] },
    ],
    errors: [...wrongSingles("gelu", gelu), ...wrongOptions("gelu", gelu, "approximate")],
  }),
  functionRow("silu", {
    node: SiluNode,
    apply: silu,
    oracle: oracle.silu,
    domain: [-4, 4],
    // s + x · s (1 − s) with s = 3/4.
    samples: [{ inputs: [[0, ln3]], gradients: [[0.5, 0.75 + (ln3 * 3) / 16]] }],
  }),
  functionRow("mish", {
    node: MishNode,
    apply: mish,
    oracle: oracle.mish,
    domain: [-4, 4],
    // tanh(ln 2) = 3/5 and tanh(ln 4) = 15/17, so that t + x · s (1 − t²) is known at 0 and ln 3.
    samples: [{ inputs: [[0, ln3]], gradients: [[0.6, 15 / 17 + (ln3 * 0.75 * 64) / 289]] }],
  }),
  row<HardtanhOptions | undefined>({
    name: "hardtanh",
    node: HardtanhNode,
    apply: (options, x) => hardtanh(x, options),
    oracle: (options, x) => {
      const { min = -1, max = 1 } = options ?? {};
      return elementwise((a) => Math.min(Math.max(a, min), max), x);
    },
    dtype: (options, x) =>
      [options?.min, options?.max].every((bound) => bound === undefined || Number.isInteger(bound))
        ? asNumber(x)
        : asFloat(x),
    domain: [[-2, 2]],
    samples: [
      ...under<HardtanhOptions | undefined>(undefined, { min: 0 }, { max: 0.5 }, { min: -1.5, max: 3 }),
      { inputs: [[-3, 0.5, 3]], gradients: [[0, 1, 0]] },
      // PyTorch: nothing passes at the bounds.
      { inputs: [[-1, 1]], smooth: false, gradients: [[0, 0]] },
      { inputs: [[2, 3]], options: { min: 2, max: 2 }, smooth: false, gradients: [[0, 0]] },
    ],
    errors: [
      ...wrongSingles("hardtanh", hardtanh),
      ...wrongOptions("hardtanh", hardtanh, "min"),
      [() => hardtanh(1, { max: Infinity }), LeibnizError, /^hardtanh: max is a finite number.*got Infinity/],
      [() => hardtanh(1, { min: 2 }), LeibnizError, /^hardtanh: min 2 lies above max 1/],
    ],
  }),
  functionRow("softsign", {
    node: SoftsignNode,
    apply: softsign,
    oracle: oracle.softsign,
    domain: [-2, 2],
    samples: [
      { inputs: [[-1, 3]], gradients: [[0.25, 0.0625]] },
      { inputs: [[0]], smooth: false, gradients: [[1]] },
    ],
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
