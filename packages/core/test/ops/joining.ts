import {
  chunk,
  concat,
  ConcatNode,
  DTypeError,
  type JoinOptions,
  LeibnizError,
  ShapeError,
  split,
  stack,
  StackNode,
} from "../../src/index.ts";
import { concat as joined, part, stack as stacked } from "../oracle/indexing.ts";
import { type NumberType, promoted } from "../oracle/dtypes.ts";
import { type Domain, row, type Row, type WrongCall } from "./row.ts";
import { ones, wrongSingles } from "./samples.ts";

const three: readonly Domain[] = [
  [-2, 2],
  [-2, 2],
  [-2, 2],
];

/** Joining changes no number, so it keeps a dtype that all share, truth values too. */
const common = (...types: NumberType[]): NumberType =>
  types.every((type) => type === types[0]) ? types[0]! : types.reduce(promoted);

const wrongLists = (op: string, join: (tensors: never) => unknown): WrongCall[] => [
  [() => join([] as never), LeibnizError, new RegExp(`^${op}: .*nothing to join`)],
  [() => join(ones(2) as never), LeibnizError, new RegExp(`^${op}: .*array.*${op}\\(\\[x, y\\]\\)`)],
  [() => join([ones(2), [1, 2]] as never), LeibnizError, new RegExp(`^${op}: .*an array.*tensor\\(`)],
  [() => join([ones(2), 1n] as never), DTypeError, new RegExp(`^${op}: .*BigInt`)],
];

interface Part {
  readonly sizes: readonly number[];
  readonly which: number;
  readonly axis?: number;
}

const optionsOf = ({ axis }: Part): JoinOptions => (axis === undefined ? {} : { axis });

export const joiningRows: readonly Row[] = [
  row<JoinOptions | undefined>({
    name: "concat",
    node: ConcatNode,
    apply: (options, ...parts) => concat(parts, options),
    oracle: (options, ...parts) => joined(parts, options?.axis),
    dtype: (_, ...types) => common(...types),
    domain: three,
    samples: [
      { shapes: [[2], [3]] },
      {
        shapes: [
          [2, 3],
          [1, 3],
        ],
      },
      {
        shapes: [
          [2, 3],
          [2, 1],
          [2, 2],
        ],
        options: { axis: 1 },
      },
      {
        shapes: [
          [2, 3],
          [2, 2],
        ],
        options: { axis: -1 },
      },
      {
        shapes: [
          [2, 1, 2],
          [2, 3, 2],
          [2, 1, 2],
        ],
        options: { axis: 1 },
      },
      {
        shapes: [
          [2, 2],
          [2, 2],
        ],
        options: { axis: -2 },
      },
      { shapes: [[2, 3]], options: { axis: 1 } },
      { shapes: [[0], [2]] },
      {
        shapes: [
          [2, 0],
          [2, 3],
        ],
        options: { axis: 1 },
      },
      {
        shapes: [
          [0, 2],
          [0, 3],
        ],
        options: { axis: 1 },
      },
      {
        inputs: [
          [1, NaN],
          [Infinity, -0],
        ],
        smooth: false,
      },
      { inputs: [[1, 2], [3]], gradients: [[1, 1], [1]] },
    ],
    errors: [
      ...wrongLists("concat", concat),
      [
        () => concat([ones(2, 3), ones(2, 2)]),
        ShapeError,
        /^concat: \(2, 3\) and \(2, 2\) differ beside axis 0/,
      ],
      [() => concat([ones(2), ones(2, 2)]), ShapeError, /^concat: \(2,\) and \(2, 2\) differ/],
      [() => concat([ones(2), 1]), ShapeError, /^concat: a scalar has no axis.*stack/],
      [() => concat([ones(2)], { axis: 1 }), ShapeError, /^concat: there is no axis 1/],
      [() => concat([ones(2)], { axis: NaN }), ShapeError, /^concat: there is no axis NaN/],
      [() => concat([ones(2)], 1 as never), LeibnizError, /^concat: the options are an object, \{ axis \}/],
      [() => concat([ones(2)], { dim: 0 } as never), LeibnizError, /^concat: there is no option dim.*axis/],
    ],
  }),
  row<JoinOptions | undefined>({
    name: "stack",
    node: StackNode,
    apply: (options, ...parts) => stack(parts, options),
    oracle: (options, ...parts) => stacked(parts, options?.axis),
    dtype: (_, ...types) => common(...types),
    domain: three,
    samples: [
      { shapes: [[], []] },
      { shapes: [[2], [2], [2]] },
      {
        shapes: [
          [2, 3],
          [2, 3],
        ],
        options: { axis: 1 },
      },
      {
        shapes: [
          [2, 3],
          [2, 3],
        ],
        options: { axis: 2 },
      },
      {
        shapes: [
          [2, 3],
          [2, 3],
        ],
        options: { axis: -1 },
      },
      {
        shapes: [
          [2, 3],
          [2, 3],
        ],
        options: { axis: -3 },
      },
      { shapes: [[2]], options: { axis: 1 } },
      { shapes: [[0], [0]] },
      {
        shapes: [
          [2, 0],
          [2, 0],
        ],
        options: { axis: 1 },
      },
      { inputs: [1, 2, 3], gradients: [1, 1, 1] },
    ],
    errors: [
      ...wrongLists("stack", stack),
      [() => stack([ones(2), ones(3)]), ShapeError, /^stack: \(2,\) and \(3,\) differ.*concat/],
      [() => stack([ones(2), 1]), ShapeError, /^stack: \(2,\) and \(\) differ/],
      [() => stack([ones(2)], { axis: 2 }), ShapeError, /^stack: there is no axis 2/],
      [() => stack([ones(2)], { axis: -3 }), ShapeError, /^stack: there is no axis -3/],
      [() => stack([ones(2)], 1 as never), LeibnizError, /^stack: the options are an object, \{ axis \}/],
    ],
  }),
  row<Part & { readonly size: number | readonly number[] }>({
    name: "split",
    node: null,
    apply: (options, x) => split(x, options.size, optionsOf(options))[options.which]!,
    oracle: ({ sizes, which, axis }, x) => part(x, sizes, which, axis),
    dtype: (_, x) => x,
    domain: [[-2, 2]],
    samples: [
      ...[0, 1, 2].map((which) => ({ shapes: [[5]], options: { size: 2, sizes: [2, 2, 1], which } })),
      ...[0, 1, 2].map((which) => ({
        shapes: [[2, 4]],
        options: { size: [1, 0, 3], sizes: [1, 0, 3], which, axis: -1 },
      })),
      { shapes: [[2, 3]], options: { size: 5, sizes: [2], which: 0 } },
      { shapes: [[0]], options: { size: 5, sizes: [0], which: 0 } },
    ],
    errors: [
      ...wrongSingles("split", (x) => split(x, 1)[0]!),
      [
        () => split(ones(4), [1, 2]),
        ShapeError,
        /^split: the sizes \[1, 2\] add up to 3, and axis 0 of \(4,\) has 4/,
      ],
      [() => split(ones(4), [5, -1]), ShapeError, /^split: the size of a part is 0 or more; got -1/],
      [() => split(ones(4), [1.5, 2.5]), ShapeError, /^split: the size of a part is a whole number; got 1.5/],
      [() => split(ones(4), 0), ShapeError, /^split: the size of a part is 1 or more; got 0/],
      [() => split(ones(4), NaN), ShapeError, /^split: the size of a part is a whole number; got NaN/],
      [() => split(ones(4), 2, { axis: 1 }), ShapeError, /^split: there is no axis 1/],
      [() => split(1, 1), ShapeError, /^split: .*a scalar has no axes/],
      [() => split(ones(4, 4), 2, 1 as never), LeibnizError, /^split: the options are an object, \{ axis \}/],
    ],
  }),
  row<Part & { readonly count: number }>({
    name: "chunk",
    node: null,
    apply: (options, x) => chunk(x, options.count, optionsOf(options))[options.which]!,
    oracle: ({ sizes, which, axis }, x) => part(x, sizes, which, axis),
    dtype: (_, x) => x,
    domain: [[-2, 2]],
    samples: [
      ...[0, 1].map((which) => ({ shapes: [[5]], options: { count: 2, sizes: [3, 2], which } })),
      ...[0, 1, 2].map((which) => ({
        shapes: [[2, 3]],
        options: { count: 3, sizes: [1, 1, 1], which, axis: 1 },
      })),
      { shapes: [[2]], options: { count: 4, sizes: [1, 1], which: 1 } },
      { shapes: [[0, 2]], options: { count: 3, sizes: [0, 0, 0], which: 2 } },
    ],
    errors: [
      ...wrongSingles("chunk", (x) => chunk(x, 1)[0]!),
      [() => chunk(ones(4), 0), ShapeError, /^chunk: the number of parts is 1 or more; got 0/],
      [() => chunk(ones(4), 1.5), ShapeError, /^chunk: the number of parts is a whole number; got 1.5/],
      [
        () => chunk(ones(4), [2] as never),
        ShapeError,
        /^chunk: the number of parts is a whole number; got an array/,
      ],
      [() => chunk(ones(4), 2, { axis: -2 }), ShapeError, /^chunk: there is no axis -2/],
    ],
  }),
];
