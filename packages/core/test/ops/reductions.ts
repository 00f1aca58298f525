import { max, MaxNode, type ReductionOptions, ShapeError, sum, SumNode } from "../../src/index.ts";
import { asNumber } from "../oracle/dtypes.ts";
import { largest, reduce, sum as total } from "../oracle/reduce.ts";
import { row, type Row, type Sample } from "./row.ts";
import { ones, wrongSingles } from "./samples.ts";

/** Everything, one axis from either end, several axes apart, none, kept axes, 0-d, size 1. */
const reductions: readonly Sample<ReductionOptions | undefined>[] = [
  { shapes: [[2, 3]] },
  { shapes: [[]] },
  { shapes: [[1]] },
  { shapes: [[]], options: { axes: [], keepDims: true } },
  { shapes: [[2, 3]], options: { axes: 0 } },
  { shapes: [[2, 3]], options: { axes: -1 } },
  { shapes: [[2, 3]], options: { axes: 1, keepDims: true } },
  { shapes: [[2, 3]], options: { axes: [] } },
  { shapes: [[2, 3]], options: { axes: [-1, 0] } },
  { shapes: [[2, 3, 2]], options: { axes: 1 } },
  { shapes: [[2, 3, 2]], options: { axes: [0, 2] } },
  { shapes: [[2, 3, 2]], options: { axes: [2, 0], keepDims: true } },
  { shapes: [[2, 1, 2, 2]], options: { axes: [0, 2] } },
  { shapes: [[1, 3]], options: { axes: 0 } },
  { shapes: [[0, 3]], options: { axes: 1 } },
  // Long enough for every branch of a blocked sum, on a contiguous and on a strided axis.
  ...[7, 8, 9, 127, 128, 129, 300].map((extent) => ({ shapes: [[extent]], smooth: extent < 10 })),
  { shapes: [[150, 2]], options: { axes: 0 }, smooth: false },
  { shapes: [[2, 150]], options: { axes: 1 }, smooth: false },
  {
    inputs: [
      [
        [NaN, 1],
        [Infinity, 2],
      ],
    ],
    options: { axes: 1 },
    smooth: false,
  },
  {
    inputs: [
      [
        [Infinity, 1],
        [-Infinity, -2],
      ],
    ],
    options: { axes: 0 },
    smooth: false,
  },
];

export const reductionRows: readonly Row[] = [
  row<ReductionOptions | undefined>({
    name: "sum",
    node: SumNode,
    apply: (options, x) => sum(x, options),
    oracle: (options, x) => reduce(x, total, options),
    dtype: (_, x) => asNumber(x),
    domain: [[-2, 2]],
    samples: [
      ...reductions,
      { shapes: [[0]] },
      { shapes: [[2, 0]], options: { axes: 1 } },
      { shapes: [[2, 0]], options: { axes: 0 } },
      { shapes: [[0, 2, 0]], options: { axes: [0, 2], keepDims: true } },
      {
        inputs: [
          [
            [1, 2, 3],
            [4, 5, 6],
          ],
        ],
        options: { axes: 0 },
        gradients: [
          [
            [1, 1, 1],
            [1, 1, 1],
          ],
        ],
      },
    ],
    errors: [
      ...wrongSingles("sum", sum),
      [() => sum(ones(2, 3), { axes: 2 }), ShapeError, /^sum: there is no axis 2: .*2 axes has −2 to 1/],
      [() => sum(ones(2, 3), { axes: -3 }), ShapeError, /^sum: there is no axis -3/],
      [() => sum(ones(2), { axes: 0.5 }), ShapeError, /^sum: there is no axis 0.5/],
      [() => sum(ones(2, 3), { axes: [0, -2] }), ShapeError, /^sum: .*named twice: 0, 0/],
      [() => sum(1, { axes: 0 }), ShapeError, /^sum: .*a scalar has no axes/],
    ],
  }),
  row<ReductionOptions | undefined>({
    name: "max",
    node: MaxNode,
    apply: (options, x) => max(x, options),
    oracle: (options, x) => reduce(x, largest, options),
    dtype: (_, x) => x,
    domain: [[-2, 2]],
    samples: [
      ...reductions,
      {
        inputs: [
          [
            [1, 5],
            [7, 2],
          ],
        ],
        options: { axes: -1 },
        gradients: [
          [
            [0, 1],
            [1, 0],
          ],
        ],
      },
      // PyTorch: of equal numbers along an axis the first takes the gradient, over everything they share it.
      {
        inputs: [
          [
            [4, 4],
            [1, 4],
          ],
        ],
        options: { axes: 1 },
        smooth: false,
        gradients: [
          [
            [1, 0],
            [0, 1],
          ],
        ],
      },
      {
        inputs: [
          [
            [4, 4],
            [4, 4],
          ],
        ],
        options: { axes: 0 },
        smooth: false,
        gradients: [
          [
            [1, 1],
            [0, 0],
          ],
        ],
      },
      {
        inputs: [
          [
            [4, 4],
            [1, 4],
          ],
        ],
        smooth: false,
        gradients: [
          [
            [1 / 3, 1 / 3],
            [0, 1 / 3],
          ],
        ],
      },
      { inputs: [[NaN, 1]], smooth: false, gradients: [[1, 0]] },
      { inputs: [[-Infinity, -Infinity]], options: { axes: 0 }, smooth: false, gradients: [[1, 0]] },
    ],
    errors: [
      ...wrongSingles("max", max),
      [() => max(ones(0)), ShapeError, /^max: .*empty extent.*\(0,\)/],
      [() => max(ones(2, 0), { axes: 1 }), ShapeError, /^max: .*empty extent.*\(2, 0\)/],
      [() => max(ones(2), { axes: 1 }), ShapeError, /^max: there is no axis 1/],
      [() => max(ones(2, 2), { axes: [1, 1] }), ShapeError, /^max: .*named twice: 1, 1/],
    ],
  }),
];
