import {
  DTypeError,
  LeibnizError,
  logSoftmax,
  LogSoftmaxNode,
  ShapeError,
  softmax,
  softmaxCrossEntropy,
  softmaxCrossEntropyGradient,
  SoftmaxCrossEntropyGradientNode,
  type SoftmaxCrossEntropyGradientOptions,
  SoftmaxCrossEntropyNode,
  type SoftmaxCrossEntropyOptions,
  SoftmaxNode,
  type SoftmaxOptions,
  tensor,
  type TensorLike,
  type Tensor,
} from "../../src/index.ts";
import { asFloat, promoted } from "../oracle/dtypes.ts";
import * as oracle from "../oracle/softmax.ts";
import { row, type Row, type Sample, type WrongCall } from "./row.ts";
import { ones, wrongSingles } from "./samples.ts";

const alongAnAxis: readonly Sample<SoftmaxOptions | undefined>[] = [
  ...[[3], [1], [2, 3], [3, 1], [2, 2, 3], [0], [2, 0], [0, 3]].map((shape) => ({ shapes: [shape] })),
  { shapes: [[2, 3]], options: { axis: 0 } },
  { shapes: [[2, 3, 2]], options: { axis: 1 } },
  { shapes: [[2, 3, 2]], options: { axis: -3 } },
  { shapes: [[1, 3]], options: { axis: 0 } },
  // Beyond the range of exp: only what is shifted by the largest of its row stays finite.
  { inputs: [[1000, 1000, -1000]], smooth: false },
  {
    inputs: [
      [
        [0.5, 0.5, 0.5],
        [1, 2, 2],
      ],
    ],
  },
];

function wrongAxes(op: string, f: (x: TensorLike, options?: SoftmaxOptions) => Tensor): WrongCall[] {
  const says = (text: string) => new RegExp(`^${op}: ${text}`);
  return [
    ...wrongSingles(op, f),
    [() => f(1), ShapeError, says("there is no axis -1: a scalar has no axes")],
    [() => f(ones(2, 3), { axis: 2 }), ShapeError, says("there is no axis 2")],
    [() => f(ones(2, 3), { axis: 0.5 }), ShapeError, says("there is no axis 0.5")],
    [() => f(ones(2, 3), { axis: "0" as never }), ShapeError, says("there is no axis 0")],
    [() => f(ones(2, 3), 0 as never), LeibnizError, says("the options are an object.*axis.*number")],
    [() => f(ones(2, 3), { axes: 0 } as never), LeibnizError, says("there is no option axes.*axis")],
  ];
}

const probabilities = { targets: "probabilities" } as const;

export const softmaxRows: readonly Row[] = [
  row<SoftmaxOptions | undefined>({
    name: "softmax",
    node: SoftmaxNode,
    apply: (options, x) => softmax(x, options),
    oracle: (options, x) => oracle.softmax(x, options?.axis),
    dtype: (_, x) => asFloat(x),
    domain: [[-2, 2]],
    // A row adds up to 1 whatever x is, so the gradient of its sum is 0.
    samples: [...alongAnAxis, { inputs: [[0, 0]], gradients: [[0, 0]] }],
    errors: wrongAxes("softmax", softmax),
  }),
  row<SoftmaxOptions | undefined>({
    name: "logSoftmax",
    node: LogSoftmaxNode,
    apply: (options, x) => logSoftmax(x, options),
    oracle: (options, x) => oracle.logSoftmax(x, options?.axis),
    dtype: (_, x) => asFloat(x),
    domain: [[-2, 2]],
    // The gradient of the sum of n is 1 − n · softmax(x).
    samples: [...alongAnAxis, { inputs: [[7, 7, 7, 7]], gradients: [[0, 0, 0, 0]] }],
    errors: wrongAxes("logSoftmax", logSoftmax),
  }),
  row<SoftmaxCrossEntropyOptions>({
    name: "softmaxCrossEntropy",
    node: SoftmaxCrossEntropyNode,
    apply: (options, x, t) => softmaxCrossEntropy(x, t, options),
    oracle: (options, x, t) => oracle.crossEntropy(x, t, options),
    dtype: (_, x, t) => asFloat(promoted(x, t)),
    domain: [
      [-2, 2],
      [0.1, 1],
    ],
    samples: [
      ...[[3], [1], [2, 3], [4, 1], [2, 2, 3], [0, 3]].flatMap((shape) =>
        (["mean", "sum", "none"] as const).map((reduction) => ({
          shapes: [shape, shape],
          options: { ...probabilities, reduction },
        })),
      ),
      {
        shapes: [
          [2, 3],
          [2, 3],
        ],
        options: probabilities,
      },
      {
        shapes: [
          [2, 3],
          [2, 3],
        ],
        options: { ...probabilities, axis: 0 },
      },
      {
        shapes: [
          [2, 3, 2],
          [2, 3, 2],
        ],
        options: { ...probabilities, axis: 1, reduction: "none" },
      },
      {
        shapes: [
          [2, 3, 2],
          [2, 3, 2],
        ],
        options: { ...probabilities, axis: -2, reduction: "sum" },
      },
      // (softmax − t) / N and −log softmax / N, where softmax is one half.
      {
        inputs: [
          [
            [5, 5],
            [2, 2],
          ],
          [
            [0, 1],
            [1, 0],
          ],
        ],
        options: probabilities,
        gradients: [
          [
            [0.25, -0.25],
            [-0.25, 0.25],
          ],
          [
            [Math.LN2 / 2, Math.LN2 / 2],
            [Math.LN2 / 2, Math.LN2 / 2],
          ],
        ],
      },
    ],
    errors: [
      ...wrongSingles("softmaxCrossEntropy", (x) => softmaxCrossEntropy(x, ones(2))),
      [
        () => softmaxCrossEntropy(ones(2, 3), ones(2)),
        ShapeError,
        /^softmaxCrossEntropy: .*\(2, 3\); got \(2,\).*int32/,
      ],
      [
        () => softmaxCrossEntropy(ones(3, 3), ones(3)),
        ShapeError,
        /^softmaxCrossEntropy: .*\(3, 3\); got \(3,\).*int32/,
      ],
      [
        () => softmaxCrossEntropy(ones(2, 3), indices(2, 3, 1)),
        ShapeError,
        /^softmaxCrossEntropy: .*\(2, 3\).*\(2,\).*got \(3,\)/,
      ],
      [
        () => softmaxCrossEntropy(ones(1, 2), tensor([[0, 1]], { dtype: "int32" })),
        ShapeError,
        /^softmaxCrossEntropy: .*\(1, 2\).*\(1,\).*got \(1, 2\).*targets: "probabilities"/,
      ],
      [
        () => softmaxCrossEntropy(ones(2, 3), indices(0, 3)),
        LeibnizError,
        /^softmaxCrossEntropy: there is no class 3: row 1 .*3, 0 to 2/,
      ],
      [
        () => softmaxCrossEntropy(ones(2, 3), indices(-1, 0)),
        LeibnizError,
        /^softmaxCrossEntropy: there is no class -1: row 0/,
      ],
      [() => softmaxCrossEntropy(ones(3), 1), ShapeError, /^softmaxCrossEntropy: .*\(3,\); got \(\).*int32/],
      [
        () => softmaxCrossEntropy(ones(2), tensor([true, false])),
        DTypeError,
        /^softmaxCrossEntropy: bool targets.*"probabilities"/,
      ],
      [
        () => softmaxCrossEntropy(ones(2, 2), ones(2), { targets: "indices" }),
        DTypeError,
        /^softmaxCrossEntropy: .*int32.*float64.*cast\(targets, "int32"\)/,
      ],
      [
        () => softmaxCrossEntropy(ones(2, 0), ones(2, 0)),
        ShapeError,
        /^softmaxCrossEntropy: there are no classes.*\(2, 0\)/,
      ],
      [() => softmaxCrossEntropy(1, 1), ShapeError, /^softmaxCrossEntropy: there is no axis -1/],
      [
        () => softmaxCrossEntropy(ones(2), ones(2), { axis: 1 }),
        ShapeError,
        /^softmaxCrossEntropy: there is no axis 1/,
      ],
      [
        () => softmaxCrossEntropy(ones(2), ones(2), { reduction: "avg" as never }),
        LeibnizError,
        /^softmaxCrossEntropy: reduction is "mean" or "sum" or "none"; got "avg"/,
      ],
      [
        () => softmaxCrossEntropy(ones(2), ones(2), { targets: true as never }),
        LeibnizError,
        /^softmaxCrossEntropy: targets is "indices" or "probabilities"; got true/,
      ],
      [
        () => softmaxCrossEntropy(ones(2), ones(2), "mean" as never),
        LeibnizError,
        /^softmaxCrossEntropy: the options are an object/,
      ],
    ],
  }),
  row<SoftmaxCrossEntropyGradientOptions>({
    name: "softmaxCrossEntropyGradient",
    node: SoftmaxCrossEntropyGradientNode,
    apply: (options, x, t) => softmaxCrossEntropyGradient(x, t, options),
    oracle: (options, x, t) => oracle.crossEntropyGradient(x, t, options),
    dtype: (_, x, t) => asFloat(promoted(x, t)),
    domain: [
      [-2, 2],
      [0.1, 1],
    ],
    samples: [
      ...[[3], [1], [2, 3], [4, 1], [2, 2, 3], [0, 3]].map((shape) => ({
        shapes: [shape, shape],
        options: {},
      })),
      {
        shapes: [
          [2, 3, 2],
          [2, 3, 2],
        ],
        options: { axis: 1, divisor: 4 },
      },
      {
        shapes: [
          [3, 2],
          [3, 2],
        ],
        options: { axis: -2 },
      },
      // The sum of softmax(x) · Σ t − t is 0 whatever x and t are.
      {
        inputs: [
          [3, 3],
          [0, 1],
        ],
        options: { divisor: 2 },
        gradients: [
          [0, 0],
          [0, 0],
        ],
      },
    ],
    errors: [
      ...wrongSingles("softmaxCrossEntropyGradient", (x) => softmaxCrossEntropyGradient(x, ones(2))),
      [
        () => softmaxCrossEntropyGradient(ones(2, 3), ones(2)),
        ShapeError,
        /^softmaxCrossEntropyGradient: .*\(2, 3\); got \(2,\)/,
      ],
      [
        () => softmaxCrossEntropyGradient(1, 1),
        ShapeError,
        /^softmaxCrossEntropyGradient: there is no axis -1/,
      ],
      [
        () => softmaxCrossEntropyGradient(ones(2), ones(2), { axes: 0 } as never),
        LeibnizError,
        /^softmaxCrossEntropyGradient: there is no option axes.*axis/,
      ],
    ],
  }),
];

function indices(...classes: number[]): Tensor {
  return tensor(classes, { dtype: "int32" });
}
