import {
  LeibnizError,
  type ReductionOptions,
  ShapeError,
  type Tensor,
  type TensorLike,
} from "../../src/index.ts";
import type { Sample, WrongCall } from "./row.ts";
import { ones, wrongSingles } from "./samples.ts";

export type ReductionSample<Options = object> = Sample<(ReductionOptions & Options) | undefined>;

/** Everything, one axis from either end, several axes apart, none, kept axes, 0-d, size 1. */
export const reductions: readonly ReductionSample[] = [
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

/** Those that reduce everything or one axis. */
export const alongOneAxis = reductions.filter(({ options }) => typeof (options?.axes ?? 0) === "number");

/** Nothing at all, nothing along the reduced axes, no results. */
export const empties: readonly ReductionSample[] = [
  { shapes: [[0]] },
  { shapes: [[2, 0]], options: { axes: 1 } },
  { shapes: [[2, 0]], options: { axes: 0 } },
  { shapes: [[0, 2, 0]], options: { axes: [0, 2], keepDims: true } },
];

/** No tensors, no such axis, an axis named twice, options that do not exist or are none. */
export function wrongReductions(
  op: string,
  f: (x: TensorLike, options?: ReductionOptions) => Tensor,
): WrongCall[] {
  const says = (text: string) => new RegExp(`^${op}: ${text}`);
  return [
    ...wrongSingles(op, (x) => f(x)),
    [() => f(ones(2, 3), { axes: 2 }), ShapeError, says("there is no axis 2: .*2 axes has −2 to 1")],
    [() => f(ones(2, 3), { axes: -3 }), ShapeError, says("there is no axis -3")],
    [() => f(ones(2), { axes: 0.5 }), ShapeError, says("there is no axis 0.5")],
    [() => f(ones(2, 3), { axes: [0, -2] }), ShapeError, says(".*named twice: 0, 0")],
    [() => f(1, { axes: 0 }), ShapeError, says(".*a scalar has no axes")],
    [() => f(ones(2), 0 as never), LeibnizError, says("the options are an object, { axes, keepDims.*number")],
    [() => f(ones(2), [0] as never), LeibnizError, says("the options are an object.*got an array")],
    [() => f(ones(2), null as never), LeibnizError, says("the options are an object.*got null")],
    [() => f(ones(2), ones(2) as never), LeibnizError, says("the options are an object.*got a tensor")],
    [() => f(ones(2), { axis: 0 } as never), LeibnizError, says("there is no option axis; .*axes, keepDims")],
    [
      () => f(ones(2), { axes: "0" as never }),
      LeibnizError,
      says("axes is a number or an array.*got string"),
    ],
    [() => f(ones(2), { axes: ["0"] as never }), ShapeError, says("there is no axis 0")],
    [() => f(ones(2), { axes: null as never }), LeibnizError, says("axes is a number.*got null")],
    [() => f(ones(2), { keepDims: 1 as never }), LeibnizError, says("keepDims is true or false; got 1")],
  ];
}
