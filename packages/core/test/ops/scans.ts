import {
  cumprod,
  CumprodNode,
  cumsum,
  CumsumNode,
  LeibnizError,
  type OpNode,
  type ScanOptions,
  ShapeError,
  type Tensor,
  type TensorLike,
} from "../../src/index.ts";
import { asNumber } from "../oracle/dtypes.ts";
import { product, sum } from "../oracle/reduce.ts";
import { scan } from "../oracle/scan.ts";
import { row, type Row, type Sample } from "./row.ts";
import { ones, wrongSingles } from "./samples.ts";

function scanRow(
  op: (x: TensorLike, options?: ScanOptions) => Tensor,
  node: new (options: ScanOptions) => OpNode,
  f: (soFar: number[]) => number,
  samples: readonly Sample<ScanOptions | undefined>[],
): Row {
  const says = (text: string) => new RegExp(`^${op.name}: ${text}`);
  return row<ScanOptions | undefined>({
    name: op.name,
    node,
    apply: (options, x) => op(x, options),
    oracle: (options, x) => scan(x, f, options),
    dtype: (_, x) => asNumber(x),
    domain: [[-2, 2]],
    samples: [
      { shapes: [[4]] },
      { shapes: [[4]], options: { reverse: true } },
      { shapes: [[1]] },
      { shapes: [[0]] },
      { shapes: [[2, 0]], options: { axis: 1 } },
      { shapes: [[0, 2]], options: { axis: -1 } },
      { shapes: [[3, 2]], options: { axis: 0 } },
      { shapes: [[3, 2]], options: { axis: -1, reverse: true } },
      { shapes: [[2, 3, 2]], options: { axis: 1 } },
      { shapes: [[2, 3, 2]], options: { axis: 1, reverse: true } },
      { shapes: [[2, 1, 2]], options: { axis: 1 } },
      { inputs: [[1, NaN, 2, Infinity]], smooth: false },
      { inputs: [[1, Infinity, 2, -Infinity]], smooth: false },
      ...samples,
    ],
    errors: [
      ...wrongSingles(op.name, (x) => op(x)),
      [() => op(ones(2, 3)), ShapeError, says(`.*\\(2, 3\\) has 2 axes.*${op.name}\\(x, { axis: 0 }\\)`)],
      [() => op(1), ShapeError, says("a scalar has no axes")],
      [() => op(1, { axis: 0 }), ShapeError, says(".*a scalar has no axes")],
      [() => op(ones(2), { axis: 1 }), ShapeError, says("there is no axis 1")],
      [() => op(ones(2), { axis: null as never }), ShapeError, says("there is no axis null")],
      [
        () => op(ones(2), { axes: 0 } as never),
        LeibnizError,
        says("there is no option axes; .*axis, reverse"),
      ],
      [
        () => op(ones(2), 0 as never),
        LeibnizError,
        says("the options are an object, { axis, reverse }; got number"),
      ],
      [() => op(ones(2), { reverse: 1 as never }), LeibnizError, says("reverse is true or false; got 1")],
    ],
  });
}

export const scanRows: readonly Row[] = [
  scanRow(cumsum, CumsumNode, sum, [{ inputs: [[1, 2, 3]], gradients: [[3, 2, 1]] }]),
  // 1 + x₁ + x₁x₂ + …, and so on, by hand.
  scanRow(cumprod, CumprodNode, product, [
    { inputs: [[2, 3, 5]], gradients: [[1 + 3 + 15, 2 + 10, 6]] },
    { inputs: [[2, 3, 5]], options: { reverse: true }, gradients: [[15, 5 + 10, 1 + 3 + 6]] },
    { inputs: [[2, 0, 5]], gradients: [[1, 2 + 10, 0]] },
    { inputs: [[0, 0, 5]], gradients: [[1, 0, 0]] },
    {
      inputs: [
        [
          [0, 2],
          [3, 0],
          [0, 0],
        ],
      ],
      options: { axis: 0 },
      gradients: [
        [
          [1 + 3, 1],
          [0, 2],
          [0, 0],
        ],
      ],
    },
  ]),
];
