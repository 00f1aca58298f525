import {
  type AlongAxis,
  type DType,
  DTypeError,
  gather,
  GatherNode,
  indexAdd,
  IndexAddNode,
  indexSelect,
  IndexSelectNode,
  LeibnizError,
  oneHot,
  OneHotNode,
  scatterAdd,
  ScatterAddNode,
  ShapeError,
  slice,
  SliceNode,
  type SliceRange,
  takeAlongAxis,
  tensor,
  type Indices,
  type Tensor,
  unslice,
  UnsliceNode,
} from "../../src/index.ts";
import { promoted } from "../oracle/dtypes.ts";
import * as indexing from "../oracle/indexing.ts";
import { row, type Row, type WrongCall } from "./row.ts";
import { ones, wrongSingles } from "./samples.ts";

/** What no index may be, when `take` looks along an axis 0 of extent 3. */
function wrongIndices(op: string, take: (index: Indices) => unknown): WrongCall[] {
  const says = (text: string) => new RegExp(`^${op}: ${text}`);
  return [
    [
      () => take([0, 3]),
      ShapeError,
      says("index 3 is out of range for axis \\d of extent 3: it takes −3 to 2"),
    ],
    [() => take([-4, 0]), ShapeError, says("index -4 is out of range for axis \\d of extent 3")],
    [() => take([0, 0.5]), ShapeError, says("an index is a whole number; got 0.5")],
    [() => take([NaN, 0]), ShapeError, says("an index is a whole number; got NaN")],
    [() => take([0, Infinity]), ShapeError, says("an index is a whole number; got Infinity")],
    [() => take([0, 2 ** 40]), ShapeError, says("index 1099511627776 is beyond int32")],
    [() => take(Float64Array.of(1, 1.5)), ShapeError, says("an index is a whole number; got 1.5")],
    [() => take(tensor([0, 1])), DTypeError, says('.*float64.*dtype: "int32"')],
    [() => take([true, false]), DTypeError, says("truth values are no positions")],
    [() => take("0" as never), DTypeError, says(".*found string")],
    [() => take(undefined as never), DTypeError, says(".*found undefined")],
  ];
}

const wrongAxes = (op: string, along: (options: AlongAxis) => Tensor): WrongCall[] => [
  [() => along({ axis: 1 }), ShapeError, new RegExp(`^${op}: there is no axis 1`)],
  [() => along({} as never), ShapeError, new RegExp(`^${op}: there is no axis undefined`)],
  [() => along(0 as never), LeibnizError, new RegExp(`^${op}: the options are an object, \\{ axis \\}`)],
  [() => along({ dim: 0 } as never), LeibnizError, new RegExp(`^${op}: there is no option dim`)],
];

const ranges: readonly (readonly [shape: number[], ranges: readonly SliceRange[]])[] = [
  [[5], [[1, 4]]],
  [[5], [[1]]],
  [[5], [[null, 3]]],
  [[5], [[null, null, 2]]],
  [[5], [[1, null, 3]]],
  [[5], [[-3, -1]]],
  [[5], [[null, null, -1]]],
  [[5], [[3, 0, -2]]],
  [[5], [[-9, 9, 2]]],
  [[5], [[9, -9, -2]]],
  [[5], [[3, 1]]],
  [[5], [[9]]],
  [[5], [[]]],
  [[5], []],
  [
    [3, 4],
    [null, [1, 3]],
  ],
  [[3, 4], [[0, 2]]],
  [
    [3, 4],
    [
      [null, null, -2],
      [null, null, -1],
    ],
  ],
  [
    [2, 3, 4],
    [[1], undefined, [null, null, 3]],
  ],
  [[], []],
  [[0], [[0, 2]]],
  [[0], [[null, null, -1]]],
  [
    [2, 0],
    [[1], null],
  ],
];

const wrongRanges = (op: string, cut: (ranges: readonly SliceRange[]) => Tensor): WrongCall[] => {
  const says = (text: string) => new RegExp(`^${op}: ${text}`);
  return [
    [() => cut([null, null]), ShapeError, says("2 ranges for the 1 axes of \\(3,\\)")],
    [() => cut([[0, 2, 0]]), ShapeError, says("the step of axis 0 is 0")],
    [() => cut([[0.5]]), ShapeError, says("start of axis 0 is a whole number; got 0.5")],
    [() => cut([[0, NaN]]), ShapeError, says("stop of axis 0 is a whole number; got NaN")],
    [() => cut([[0, Infinity]]), ShapeError, says("stop of axis 0 is a whole number; got Infinity")],
    [() => cut([["0" as never]]), ShapeError, says("start of axis 0 is a whole number; got string")],
    [() => cut([1 as never]), ShapeError, says("the range of axis 0 .*element 1 alone is \\[1, 2\\]")],
    [() => cut([[0, 1, 1, 1] as never]), ShapeError, says("the range of axis 0 is \\[start, stop, step\\]")],
    [() => cut(0 as never), ShapeError, says("the ranges are an array.*got number")],
  ];
};

export const indexingRows: readonly Row[] = [
  row<readonly SliceRange[]>({
    name: "slice",
    node: SliceNode,
    apply: (options, x) => slice(x, options),
    oracle: (options, x) => indexing.slice(x, options),
    dtype: (_, x) => x,
    domain: [[-2, 2]],
    samples: [
      ...ranges.map(([shape, options]) => ({ shapes: [shape], options })),
      { inputs: [[1, 2, 3, 4]], options: [[1, null, 2]], gradients: [[0, 1, 0, 1]] },
      { inputs: [[NaN, 2, Infinity]], options: [[1, 2]], smooth: false, gradients: [[0, 1, 0]] },
    ],
    errors: [
      ...wrongSingles("slice", (x) => slice(x, [])),
      ...wrongRanges("slice", (list) => slice(ones(3), list)),
    ],
  }),
  row<{ readonly shape: readonly number[]; readonly ranges: readonly SliceRange[] }>({
    name: "unslice",
    node: UnsliceNode,
    apply: (options, y) => unslice(y, options.shape, options.ranges),
    oracle: (options, y) => indexing.unslice(y, options.shape, options.ranges),
    dtype: (_, y) => y,
    domain: [[-2, 2]],
    samples: [
      ...ranges.map(([shape, list]) => ({
        shapes: [shape.map((extent, axis) => indexing.positions(extent, list[axis]).length)],
        options: { shape, ranges: list },
      })),
      { inputs: [[1, 2]], options: { shape: [3], ranges: [[null, null, -2]] }, gradients: [[1, 1]] },
    ],
    errors: [
      ...wrongSingles("unslice", (y) => unslice(y, [], [])),
      ...wrongRanges("unslice", (list) => unslice(ones(3), [3], list)),
      [
        () => unslice(ones(2), [4], [[0, 3]]),
        ShapeError,
        /^unslice: \[0:3\] of \(4,\) has shape \(3,\), and \(2,\) does not fill it/,
      ],
      [() => unslice(ones(1), 4 as never, [[0, 1]]), ShapeError, /^unslice: the shape is an array/],
      [() => unslice(ones(1), [-1], [[0, 1]]), ShapeError, /^unslice: an extent is 0 or more; got -1/],
    ],
  }),
  row<AlongAxis>({
    name: "indexSelect",
    node: IndexSelectNode,
    apply: (options, x, index) => indexSelect(x, index, options),
    oracle: ({ axis }, x, index) => indexing.indexSelect(x, index, axis),
    dtype: (_, x) => x,
    domain: [[-2, 2], "index"],
    samples: [
      { shapes: [[4]], indices: [[2, 0]], options: { axis: 0 } },
      { shapes: [[3, 2]], indices: [[1, 1, -1, 0, 1]], options: { axis: 0 } },
      { shapes: [[3, 2]], indices: [[-1, -2]], options: { axis: -1 } },
      { shapes: [[2, 3, 2]], indices: [[2, 2]], options: { axis: 1 } },
      { shapes: [[1]], indices: [[0]], options: { axis: 0 } },
      { shapes: [[3, 2]], indices: [[]], options: { axis: 0 } },
      { shapes: [[0, 2]], indices: [[1]], options: { axis: 1 } },
      {
        inputs: [
          [5, 6, 7],
          [0, 2, 2],
        ],
        options: { axis: 0 },
        gradients: [[1, 0, 2], 0],
      },
      {
        inputs: [
          [NaN, 6, Infinity],
          [1, 2],
        ],
        options: { axis: 0 },
        smooth: false,
        gradients: [[0, 1, 1], 0],
      },
    ],
    errors: [
      ...wrongSingles("indexSelect", (x) => indexSelect(x, [0], { axis: 0 })),
      ...wrongIndices("indexSelect", (index) => indexSelect(ones(3), index, { axis: 0 })),
      ...wrongAxes("indexSelect", (options) => indexSelect(ones(3), [0], options)),
      [
        () => indexSelect(ones(3), [[0]], { axis: 0 }),
        ShapeError,
        /^indexSelect: the index is a vector.*\(1, 1\).*gather/,
      ],
      [() => indexSelect(ones(3), 0, { axis: 0 }), ShapeError, /^indexSelect: the index is a vector.*\(\)/],
      [() => indexSelect(ones(0), [0], { axis: 0 }), ShapeError, /^indexSelect: index 0 .*extent 0: nothing/],
    ],
  }),
  row<AlongAxis>({
    name: "indexAdd",
    node: IndexAddNode,
    apply: (options, x, index, source) => indexAdd(x, index, source, options),
    oracle: ({ axis }, x, index, source) => indexing.indexAdd(x, index, source, axis),
    dtype: (_, x, _index, source) => promoted(x, source),
    domain: [[-2, 2], "index", [-2, 2]],
    samples: [
      { shapes: [[4], [2]], indices: [[2, 0]], options: { axis: 0 } },
      {
        shapes: [
          [3, 2],
          [4, 2],
        ],
        indices: [[1, 1, -1, 1]],
        options: { axis: 0 },
      },
      {
        shapes: [
          [3, 2],
          [3, 2],
        ],
        indices: [[0, -1]],
        options: { axis: -1 },
      },
      {
        shapes: [
          [2, 3, 2],
          [2, 2, 2],
        ],
        indices: [[2, 2]],
        options: { axis: 1 },
      },
      {
        shapes: [
          [3, 2],
          [3, 2],
        ],
        indices: [[2, 1, 0]],
        options: { axis: 0 },
      },
      {
        shapes: [
          [3, 2],
          [0, 2],
        ],
        indices: [[]],
        options: { axis: 0 },
      },
      {
        shapes: [
          [0, 2],
          [0, 1],
        ],
        indices: [[1]],
        options: { axis: 1 },
      },
    ],
    errors: [
      ...wrongSingles("indexAdd", (x) => indexAdd(x, [0], ones(1), { axis: 0 })),
      ...wrongIndices("indexAdd", (index) => indexAdd(ones(3), index, ones(2), { axis: 0 })),
      ...wrongAxes("indexAdd", (options) => indexAdd(ones(3), [0], ones(1), options)),
      [
        () => indexAdd(ones(3, 2), [0, 1], ones(3, 2), { axis: 0 }),
        ShapeError,
        /^indexAdd: 2 indices along axis 0 of \(3, 2\) want a source of \(2, 2\); got \(3, 2\)/,
      ],
      [() => indexAdd(ones(3), [[0]], ones(1), { axis: 0 }), ShapeError, /^indexAdd: the index is a vector/],
    ],
  }),
  row<AlongAxis>({
    name: "gather",
    node: GatherNode,
    apply: (options, x, index) => gather(x, index, options),
    oracle: ({ axis }, x, index) => indexing.gather(x, index, axis),
    dtype: (_, x) => x,
    domain: [[-2, 2], "index"],
    samples: [
      { shapes: [[4]], indices: [[3, 0, 3, -1, 1]], options: { axis: 0 } },
      { shapes: [[3, 2]], indices: [[[1], [0], [-1]]], options: { axis: 1 } },
      { shapes: [[3, 2]], indices: [[[2, 0]]], options: { axis: 0 } },
      {
        shapes: [[3, 2]],
        indices: [
          [
            [2, -3],
            [2, 1],
          ],
        ],
        options: { axis: -2 },
      },
      { shapes: [[3, 4]], indices: [[[0, 0, 3, 3, 2]]], options: { axis: 1 } },
      { shapes: [[2, 3, 2]], indices: [[[[2, 0]], [[1, 1]]]], options: { axis: 1 } },
      {
        shapes: [[2, 3, 2]],
        indices: [
          [
            [
              [1, 1, 0],
              [0, 0, 1],
            ],
          ],
        ],
        options: { axis: -1 },
      },
      { shapes: [[3]], indices: [[]], options: { axis: 0 } },
      {
        inputs: [
          [
            [1, 2],
            [3, 4],
          ],
          [
            [0, 0],
            [1, 0],
          ],
        ],
        options: { axis: 1 },
        gradients: [
          [
            [2, 0],
            [1, 1],
          ],
          0,
        ],
      },
    ],
    errors: [
      ...wrongSingles("gather", (x) => gather(x, [0], { axis: 0 })),
      ...wrongIndices("gather", (index) => gather(ones(3), index, { axis: 0 })),
      ...wrongAxes("gather", (options) => gather(ones(3), [0], options)),
      [
        () => gather(ones(3, 2), [0], { axis: 0 }),
        ShapeError,
        /^gather: the index has as many axes.*\(1,\) for \(3, 2\)\. .*indexSelect/,
      ],
      [
        () => gather(ones(1, 2), [[0], [0]], { axis: 1 }),
        ShapeError,
        /^gather: the index \(2, 1\) has 2 on axis 0, and \(1, 2\) only 1; only on axis 1/,
      ],
    ],
  }),
  row<AlongAxis>({
    name: "scatterAdd",
    node: ScatterAddNode,
    apply: (options, x, index, source) => scatterAdd(x, index, source, options),
    oracle: ({ axis }, x, index, source) => indexing.scatterAdd(x, index, source, axis),
    dtype: (_, x, _index, source) => promoted(x, source),
    domain: [[-2, 2], "index", [-2, 2]],
    samples: [
      { shapes: [[4], [5]], indices: [[3, 0, 3, -1, 1]], options: { axis: 0 } },
      {
        shapes: [
          [3, 2],
          [3, 1],
        ],
        indices: [[[1], [0], [-1]]],
        options: { axis: 1 },
      },
      {
        shapes: [
          [3, 2],
          [1, 2],
        ],
        indices: [[[2, 0]]],
        options: { axis: 0 },
      },
      {
        shapes: [
          [3, 4],
          [1, 5],
        ],
        indices: [[[0, 0, 3, 3, 2]]],
        options: { axis: -1 },
      },
      {
        shapes: [
          [2, 3, 2],
          [2, 1, 2],
        ],
        indices: [[[[2, 0]], [[1, 1]]]],
        options: { axis: 1 },
      },
      {
        shapes: [
          [2, 2],
          [2, 2],
        ],
        indices: [
          [
            [0, 0],
            [0, 1],
          ],
        ],
        options: { axis: 0 },
      },
      { shapes: [[3], [0]], indices: [[]], options: { axis: 0 } },
    ],
    errors: [
      ...wrongSingles("scatterAdd", (x) => scatterAdd(x, [0], ones(1), { axis: 0 })),
      ...wrongIndices("scatterAdd", (index) => scatterAdd(ones(3), index, ones(2), { axis: 0 })),
      ...wrongAxes("scatterAdd", (options) => scatterAdd(ones(3), [0], ones(1), options)),
      [
        () => scatterAdd(ones(3), [0, 1], ones(3), { axis: 0 }),
        ShapeError,
        /^scatterAdd: each element of the source has its index; got \(3,\) for an index of \(2,\)/,
      ],
      [() => scatterAdd(ones(3), [0, 1], 1, { axis: 0 }), ShapeError, /^scatterAdd: .*got \(\) for/],
    ],
  }),
  row<AlongAxis>({
    name: "takeAlongAxis",
    node: null,
    apply: (options, x, index) => takeAlongAxis(x, index, options),
    oracle: ({ axis }, x, index) => indexing.takeAlongAxis(x, index, axis),
    dtype: (_, x) => x,
    domain: [[-2, 2], "index"],
    samples: [
      { shapes: [[4]], indices: [[3, 0, 3, -1, 1]], options: { axis: 0 } },
      { shapes: [[3, 2]], indices: [[[1], [0], [-1]]], options: { axis: 1 } },
      { shapes: [[3, 2]], indices: [[[2], [0]]], options: { axis: 0 } },
      { shapes: [[3, 2]], indices: [[[1, 0, 1]]], options: { axis: -1 } },
      {
        shapes: [[1, 3]],
        indices: [
          [
            [2, 0],
            [1, 1],
            [0, -1],
          ],
        ],
        options: { axis: 1 },
      },
      { shapes: [[2, 3, 1]], indices: [[[[2, 0]]]], options: { axis: 1 } },
      { shapes: [[3]], indices: [[]], options: { axis: 0 } },
    ],
    errors: [
      ...wrongSingles("takeAlongAxis", (x) => takeAlongAxis(x, [0], { axis: 0 })),
      ...wrongIndices("takeAlongAxis", (index) => takeAlongAxis(ones(3), index, { axis: 0 })),
      ...wrongAxes("takeAlongAxis", (options) => takeAlongAxis(ones(3), [0], options)),
      [
        () => takeAlongAxis(ones(3, 2), [0], { axis: 0 }),
        ShapeError,
        /^takeAlongAxis: the index has as many axes/,
      ],
      [
        () => takeAlongAxis(ones(3, 2), [[0], [0]], { axis: 1 }),
        ShapeError,
        /^takeAlongAxis: shapes \(3, 1\) and \(2, 1\), beside the axis, do not broadcast/,
      ],
    ],
  }),
  row<{ readonly depth: number; readonly dtype?: DType }>({
    name: "oneHot",
    node: OneHotNode,
    apply: ({ depth, ...options }, indices) => oneHot(indices, depth, options),
    oracle: ({ depth }, indices) => indexing.oneHot(indices, depth),
    dtype: ({ dtype }) => dtype ?? "float64",
    domain: ["index"],
    samples: [
      { indices: [[0, 2, 1, -1]], options: { depth: 3 } },
      {
        indices: [
          [
            [0, 1],
            [1, 0],
          ],
        ],
        options: { depth: 2, dtype: "float32" },
      },
      { indices: [1], options: { depth: 2, dtype: "int32" } },
      { indices: [[1, 0]], options: { depth: 4, dtype: "bool" } },
      { indices: [[]], options: { depth: 3 } },
      { indices: [[]], options: { depth: 0 } },
    ],
    errors: [
      ...wrongIndices("oneHot", (index) => oneHot(index, 3)),
      [() => oneHot([0], -1), ShapeError, /^oneHot: depth, the number of classes, is 0 or more; got -1/],
      [
        () => oneHot([0], 1.5),
        ShapeError,
        /^oneHot: depth, the number of classes, is a whole number; got 1.5/,
      ],
      [() => oneHot([0], undefined as never), ShapeError, /^oneHot: depth.*got undefined/],
      [() => oneHot([0], 0), ShapeError, /^oneHot: index 0 is out of range for axis 1 of extent 0/],
      [() => oneHot([0], 2, { dtype: "float16" as never }), DTypeError, /^oneHot: there is no dtype float16/],
      [
        () => oneHot([0], 2, "int32" as never),
        LeibnizError,
        /^oneHot: the options are an object, \{ dtype \}/,
      ],
    ],
  }),
];
