import {
  type DeviationOptions,
  LeibnizError,
  logSumExp,
  LogSumExpNode,
  norm,
  NormNode,
  type NormOptions,
  type OpNode,
  type ReductionOptions,
  ShapeError,
  std,
  StdNode,
  type Tensor,
  type TensorLike,
  variance,
  VarianceNode,
} from "../../src/index.ts";
import { asFloat } from "../oracle/dtypes.ts";
import * as oracle from "../oracle/reduce.ts";
import { empties, reductions, type ReductionSample, wrongReductions } from "./reduction-samples.ts";
import { row, type Row } from "./row.ts";
import { ones } from "./samples.ts";

type Deviation = (x: TensorLike, options?: DeviationOptions) => Tensor;

function deviation(
  op: Deviation,
  node: new (options: DeviationOptions) => OpNode,
  f: (variance: number) => number,
  samples: readonly ReductionSample<DeviationOptions>[],
): Row {
  return row<DeviationOptions | undefined>({
    name: op.name,
    node,
    apply: (options, x) => op(x, options),
    oracle: (options, x) =>
      oracle.reduce(x, (line) => f(oracle.variance(line, options?.correction)), options),
    dtype: (_, x) => asFloat(x),
    domain: [[-2, 2]],
    samples: [
      // One number has no variance, or none but 0.
      ...reductions.map((sample) => ({ ...sample, smooth: (sample.smooth ?? true) && spreads(sample) })),
      ...empties.map((sample) => ({ ...sample, smooth: false })),
      { shapes: [[2, 3]], options: { correction: 0 } },
      { shapes: [[2, 3, 2]], options: { axes: [2, 0], correction: 0, keepDims: true } },
      { shapes: [[5]], options: { correction: 1.5 } },
      { shapes: [[3]], options: { correction: 4 }, smooth: false },
      { inputs: [[7, 7, 7]], smooth: false, gradients: [[0, 0, 0]] },
      { inputs: [7], options: { correction: 0 }, smooth: false, gradients: [0] },
      ...samples,
    ],
    errors: [
      ...wrongReductions(op.name, op),
      [
        () => op(ones(2), { correction: -1 }),
        LeibnizError,
        new RegExp(`^${op.name}: the correction.*got -1`),
      ],
      [
        () => op(ones(2), { correction: true as never }),
        LeibnizError,
        new RegExp(`^${op.name}: the correction.*got true`),
      ],
      [
        () => op(ones(2), { unbiased: true } as never),
        LeibnizError,
        new RegExp(`^${op.name}: .*unbiased; .*correction`),
      ],
    ],
  });
}

/** Whether more than one number comes together. */
function spreads({ shapes, options }: ReductionSample): boolean {
  const shape = shapes?.[0] ?? [];
  const axes = [options?.axes ?? [...shape.keys()]].flat();
  return axes.reduce((count, axis) => count * shape.at(axis)!, 1) > 1;
}

export const statisticsRows: readonly Row[] = [
  // ∂/∂xᵢ = 2(xᵢ − mean)/(n − 1) by hand.
  deviation(variance, VarianceNode, (value) => value, [
    { inputs: [[1, 2, 3, 4]], gradients: [[-1, -1 / 3, 1 / 3, 1]] },
    { inputs: [[1, 2, 3, 4]], options: { correction: 0 }, gradients: [[-0.75, -0.25, 0.25, 0.75]] },
  ]),
  // NumPy's and the textbook's eight numbers of mean 5 and standard deviation 2: (xᵢ − 5)/(8 · 2).
  deviation(std, StdNode, Math.sqrt, [
    {
      inputs: [[2, 4, 4, 4, 5, 5, 7, 9]],
      options: { correction: 0 },
      gradients: [[-3 / 16, -1 / 16, -1 / 16, -1 / 16, 0, 0, 2 / 16, 4 / 16]],
    },
  ]),
  row<ReductionOptions | undefined>({
    name: "logSumExp",
    node: LogSumExpNode,
    apply: (options, x) => logSumExp(x, options),
    oracle: (options, x) => oracle.reduce(x, oracle.logSumExp, options),
    dtype: (_, x) => asFloat(x),
    domain: [[-2, 2]],
    samples: [
      ...reductions,
      ...empties.map((sample) => ({ ...sample, smooth: false })),
      // The softmax of equal numbers, and of 0 and log 3.
      { inputs: [[5, 5, 5, 5]], gradients: [[0.25, 0.25, 0.25, 0.25]] },
      { inputs: [[0, Math.log(3)]], gradients: [[0.25, 0.75]] },
      { inputs: [[300, -300, 299]], smooth: false },
      { inputs: [[-Infinity, -Infinity]], smooth: false, gradients: [[0, 0]] },
      { inputs: [[-Infinity, 2]], smooth: false, gradients: [[0, 1]] },
      { inputs: [[Infinity, 2, Infinity]], smooth: false, gradients: [[0.5, 0, 0.5]] },
      {
        inputs: [
          [
            [-Infinity, 0],
            [-Infinity, 0],
          ],
        ],
        options: { axes: 0 },
        smooth: false,
        gradients: [
          [
            [0, 0.5],
            [0, 0.5],
          ],
        ],
      },
    ],
    errors: wrongReductions("logSumExp", logSumExp),
  }),
  row<NormOptions | undefined>({
    name: "norm",
    node: NormNode,
    apply: (options, x) => norm(x, options),
    oracle: (options, x) => oracle.reduce(x, (line) => oracle.norm(line, options?.p ?? 2), options),
    dtype: (_, x) => asFloat(x),
    domain: [[-2, 2]],
    samples: [
      ...[undefined, { p: 1 }, { p: 2 }, { p: Infinity }].flatMap((p) =>
        reductions.map((sample) => ({
          ...sample,
          options: sample.options || p ? { ...sample.options, ...p } : undefined,
        })),
      ),
      ...empties.flatMap((sample) => [sample, { ...sample, options: { ...sample.options, p: 1 } }]),
      { inputs: [[3, -4]], gradients: [[0.6, -0.8]] },
      { inputs: [[3, -4]], options: { p: 1 }, gradients: [[1, -1]] },
      { inputs: [[3, -4]], options: { p: Infinity }, gradients: [[0, -1]] },
      // PyTorch: the largest share the gradient, along an axis too, and at the origin it is 0.
      { inputs: [[4, 1, -4]], options: { p: Infinity, axes: 0 }, smooth: false, gradients: [[0.5, 0, -0.5]] },
      ...[1, 2, Infinity].map((p) => ({
        inputs: [[0, -0]],
        options: { p },
        smooth: false,
        gradients: [[0, 0]],
      })),
      {
        inputs: [
          [
            [0, 0],
            [3, 4],
          ],
        ],
        options: { axes: 1 },
        smooth: false,
        gradients: [
          [
            [0, 0],
            [0.6, 0.8],
          ],
        ],
      },
      { inputs: [[0, 5]], options: { p: 1 }, smooth: false, gradients: [[0, 1]] },
    ],
    errors: [
      ...wrongReductions("norm", norm),
      [() => norm(ones(2), { p: 3 }), LeibnizError, /^norm: p is 1, 2 or Infinity; got 3/],
      [() => norm(ones(2), { p: "fro" as never }), LeibnizError, /^norm: p is 1, 2 or Infinity; got fro/],
      [() => norm(ones(0), { p: Infinity }), ShapeError, /^norm: .*empty extent.*\(0,\)/],
    ],
  }),
];
