import { mean, MeanNode, prod, ProdNode, type ReductionOptions, sum, SumNode } from "../../src/index.ts";
import { asFloat, asNumber } from "../oracle/dtypes.ts";
import { mean as average, product, reduce, sum as total } from "../oracle/reduce.ts";
import { empties, type ReductionSample, reductions, wrongReductions } from "./reduction-samples.ts";
import { row, type Row } from "./row.ts";

const zeros: readonly ReductionSample[] = [
  { inputs: [[0, 2, 3]], gradients: [[6, 0, 0]] },
  { inputs: [[0, 2, 0]], gradients: [[0, 0, 0]] },
  {
    inputs: [
      [
        [2, 0],
        [3, 5],
      ],
    ],
    options: { axes: 1 },
    gradients: [
      [
        [0, 2],
        [5, 3],
      ],
    ],
  },
  {
    inputs: [
      [
        [
          [2, 0],
          [3, 5],
        ],
        [
          [0, 1],
          [7, 1],
        ],
      ],
    ],
    options: { axes: [0, 2] },
    gradients: [
      [
        [
          [0, 0],
          [35, 21],
        ],
        [
          [0, 0],
          [15, 105],
        ],
      ],
    ],
  },
];

/** Sums and products. */
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
      ...empties,
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
    errors: wrongReductions("sum", sum),
  }),
  row<ReductionOptions | undefined>({
    name: "mean",
    node: MeanNode,
    apply: (options, x) => mean(x, options),
    oracle: (options, x) => reduce(x, average, options),
    dtype: (_, x) => asFloat(x),
    domain: [[-2, 2]],
    samples: [
      ...reductions,
      ...empties.map((sample) => ({ ...sample, smooth: false })),
      { inputs: [[1, 2, 3, 4]], gradients: [[0.25, 0.25, 0.25, 0.25]] },
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
            [0.5, 0.5, 0.5],
            [0.5, 0.5, 0.5],
          ],
        ],
      },
    ],
    errors: wrongReductions("mean", mean),
  }),
  row<ReductionOptions | undefined>({
    name: "prod",
    node: ProdNode,
    apply: (options, x) => prod(x, options),
    oracle: (options, x) => reduce(x, product, options),
    dtype: (_, x) => asNumber(x),
    domain: [[-2, 2]],
    samples: [...reductions, ...empties, ...zeros],
    errors: wrongReductions("prod", prod),
  }),
];
