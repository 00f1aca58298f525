import {
  argmax,
  ArgmaxNode,
  argmin,
  ArgminNode,
  max,
  MaxNode,
  min,
  MinNode,
  type OpNode,
  type ReductionOptions,
  ShapeError,
  type Tensor,
  type TensorLike,
} from "../../src/index.ts";
import { largest, positionOfLargest, reduce, smallest } from "../oracle/reduce.ts";
import { alongOneAxis, reductions, wrongReductions } from "./reduction-samples.ts";
import { row, type Row, type WrongCall } from "./row.ts";
import { ones } from "./samples.ts";

type Reduction = (x: TensorLike, options?: ReductionOptions) => Tensor;
type NodeClass = new (options: ReductionOptions) => OpNode;

const ranking = (op: Reduction, node: NodeClass, f: (x: number[]) => number, sign: 1 | -1): Row =>
  row<ReductionOptions | undefined>({
    name: op.name,
    node,
    apply: (options, x) => op(x, options),
    oracle: (options, x) => reduce(x, f, options),
    dtype: (_, x) => x,
    domain: [[-2, 2]],
    samples: [
      ...reductions,
      {
        inputs: [
          scaled(sign, [
            [1, 5],
            [7, 2],
          ]),
        ],
        options: { axes: -1 },
        gradients: [
          [
            [0, 1],
            [1, 0],
          ],
        ],
      },
      // PyTorch: of equal numbers along one axis the first takes the gradient, …
      {
        inputs: [
          scaled(sign, [
            [4, 4],
            [1, 4],
          ]),
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
          scaled(sign, [
            [4, 4],
            [4, 4],
          ]),
        ],
        options: { axes: [0] },
        smooth: false,
        gradients: [
          [
            [1, 1],
            [0, 0],
          ],
        ],
      },
      // … over everything or several axes they share it.
      ...[undefined, { axes: [0, 1] }, { axes: [1, 0], keepDims: true }].map((options) => ({
        inputs: [
          scaled(sign, [
            [4, 4],
            [1, 4],
          ]),
        ],
        options,
        smooth: false,
        gradients: [
          [
            [1 / 3, 1 / 3],
            [0, 1 / 3],
          ],
        ],
      })),
      {
        inputs: [
          scaled(sign, [
            [
              [1, 2],
              [3, 3],
            ],
            [
              [2, 0],
              [3, 1],
            ],
          ]),
        ],
        options: { axes: [0, 2] },
        smooth: false,
        gradients: [
          [
            [
              [0, 0.5],
              [1 / 3, 1 / 3],
            ],
            [
              [0.5, 0],
              [1 / 3, 0],
            ],
          ],
        ],
      },
      { inputs: [[NaN, 1]], smooth: false, gradients: [[1, 0]] },
      { inputs: [[1, NaN, NaN]], smooth: false, gradients: [[0, 0.5, 0.5]] },
      { inputs: [[1, NaN, NaN]], options: { axes: 0 }, smooth: false, gradients: [[0, 1, 0]] },
      { inputs: [[-Infinity, -Infinity]], options: { axes: 0 }, smooth: false, gradients: [[1, 0]] },
      { inputs: [[Infinity, Infinity]], smooth: false, gradients: [[0.5, 0.5]] },
    ],
    errors: [...wrongReductions(op.name, op), ...refusesNothing(op)],
  });

const position = (op: Reduction, node: NodeClass, f: (x: number[]) => number): Row =>
  row<ReductionOptions | undefined>({
    name: op.name,
    node,
    attributes: (options = {}) => options,
    apply: (options, x) => op(x, options),
    oracle: (options, x) => reduce(x, f, options),
    dtype: () => "int32",
    domain: [[-2, 2]],
    samples: [
      ...alongOneAxis,
      { shapes: [[2, 3, 2]], options: { axes: [1], keepDims: true } },
      { inputs: [[3, 1, 3, 1]], smooth: false },
      { inputs: [[0, -0]], smooth: false },
      { inputs: [[1, NaN, 5, NaN, -5]], smooth: false },
      {
        inputs: [
          [
            [5, 5],
            [5, 5],
          ],
        ],
        options: { axes: 0 },
        smooth: false,
      },
      { inputs: [[-Infinity, -Infinity]], smooth: false },
      { inputs: [[Infinity, Infinity]], smooth: false },
    ],
    errors: [
      ...wrongReductions(op.name, op),
      ...refusesNothing(op),
      [
        () => op(ones(2, 3), { axes: [0, 1] }),
        ShapeError,
        new RegExp(`^${op.name}: .*one axis.*2 axes, 0, 1.*eshape`),
      ],
      [() => op(ones(2, 3), { axes: [] }), ShapeError, new RegExp(`^${op.name}: .*one axis.*0 axes`)],
    ],
  });

function refusesNothing(op: Reduction): WrongCall[] {
  return [
    [() => op(ones(0)), ShapeError, new RegExp(`^${op.name}: .*empty extent.*\\(0,\\)`)],
    [
      () => op(ones(2, 0), { axes: 1 }),
      ShapeError,
      new RegExp(`^${op.name}: .*empty extent.*\\(2, 0\\), axes 1`),
    ],
  ];
}

type Numbers = number | readonly Numbers[];

function scaled(factor: number, x: Numbers): Numbers {
  return typeof x === "number" ? factor * x : x.map((part) => scaled(factor, part));
}

/** The largest and the smallest, and where they are. */
export const extremaRows: readonly Row[] = [
  ranking(max, MaxNode, largest, 1),
  ranking(min, MinNode, smallest, -1),
  position(argmax, ArgmaxNode, positionOfLargest),
  position(argmin, ArgminNode, (x) => positionOfLargest(x.map((value) => -value))),
];
