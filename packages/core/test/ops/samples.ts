import { LeibnizError, ShapeError, type Tensor, tensor, type TensorLike } from "../../src/index.ts";
import { sizeOf } from "../oracle/array.ts";
import type { Sample, WrongCall } from "./row.ts";

/** Numbers at which functions are special; the values are compared, gradients are not. */
const SPECIAL = [0, -0, 1, -1, Infinity, -Infinity, NaN, 1e308, -1e308, 5e-324];

/** Shapes of one argument: 0-d, one element, vector, matrix, size-1 axes, empty. */
export const one: readonly Sample<never>[] = [
  ...[[2, 3], [], [1], [3], [1, 1], [2, 1, 3], [0], [2, 0]].map((shape) => ({ shapes: [shape] })),
  { inputs: [SPECIAL], smooth: false },
];

/** Shapes of two arguments: equal, a row, a column, a number, axes of 1 on both sides, empty. */
export const two: readonly Sample<never>[] = [
  ...[
    [
      [2, 3],
      [2, 3],
    ],
    [[], []],
    [[1], [1]],
    [[2, 3], [3]],
    [
      [2, 3],
      [2, 1],
    ],
    [
      [2, 1],
      [1, 3],
    ],
    [[3], []],
    [[], [2, 2]],
    [[1], []],
    [
      [2, 1, 3],
      [4, 1],
    ],
    [[1, 1, 2], [2]],
    [[0], [0]],
    [[0], [1]],
    [[2, 0], []],
    [[3, 1], [0]],
  ].map((shapes) => ({ shapes })),
  {
    inputs: [SPECIAL.flatMap((x) => SPECIAL.map(() => x)), SPECIAL.flatMap(() => SPECIAL)],
    smooth: false,
  },
];

/** Two shapes that do not broadcast, and arguments that are no tensors. */
export function wrongPairs(op: string, f: (x: TensorLike, y: TensorLike) => Tensor): WrongCall[] {
  const shapes = (text: string) => new RegExp(`^${op}: .*${text}`);
  return [
    [() => f(ones(2, 3), ones(2)), ShapeError, shapes("\\(2, 3\\) and \\(2,\\) .*reshape\\(\\[2, 1\\]\\)")],
    [() => f(ones(4), ones(3)), ShapeError, shapes("\\(4,\\) and \\(3,\\) .*reshape")],
    [() => f(ones(2, 0), ones(2, 3)), ShapeError, shapes("\\(2, 0\\) and \\(2, 3\\)")],
    [() => f(ones(2), [1, 2] as never), LeibnizError, shapes("an array.*tensor\\(")],
    [() => f(null as never, 1), LeibnizError, shapes("null.*tensor\\(")],
    [() => f(1, 1n as never), LeibnizError, shapes("BigInt.*Number\\(1n\\)")],
  ];
}

/** Arguments that are no tensors. */
export function wrongSingles(op: string, f: (x: TensorLike) => Tensor): WrongCall[] {
  return [
    [() => f("1" as never), LeibnizError, new RegExp(`^${op}: .*string.*tensor\\(`)],
    [() => f(undefined as never), LeibnizError, new RegExp(`^${op}: .*undefined.*tensor\\(`)],
    [() => f(2n as never), LeibnizError, new RegExp(`^${op}: .*BigInt.*Number\\(2n\\)`)],
  ];
}

export function ones(...shape: number[]): Tensor {
  return tensor(new Float64Array(sizeOf(shape)).fill(1), { shape });
}
