import {
  broadcastTo,
  BroadcastToNode,
  reshape,
  ReshapeNode,
  ShapeError,
  transpose,
  TransposeNode,
} from "../../src/index.ts";
import * as array from "../oracle/array.ts";
import { broadcastTo as repeated } from "../oracle/broadcast.ts";
import { row, type Row } from "./row.ts";
import { one, ones, wrongSingles } from "./samples.ts";

export const shapeRows: readonly Row[] = [
  row<readonly number[]>({
    name: "reshape",
    node: ReshapeNode,
    apply: (shape, x) => reshape(x, shape),
    oracle: (shape, x) => array.reshape(x, shape),
    dtype: (_, x) => x,
    domain: [[-2, 2]],
    samples: [
      { shapes: [[2, 3]], options: [3, 2] },
      { shapes: [[2, 3]], options: [-1] },
      { shapes: [[6]], options: [1, -1, 3] },
      { shapes: [[]], options: [1, 1] },
      { shapes: [[1]], options: [] },
      { shapes: [[]], options: [] },
      { shapes: [[0, 3]], options: [3, 0] },
      { shapes: [[0, 3]], options: [-1, 5] },
    ],
    errors: [
      ...wrongSingles("reshape", (x) => reshape(x, [-1])),
      [() => reshape(ones(2, 3), [4]), ShapeError, /^reshape: \(2, 3\) has 6 elements.*\(4,\).*-1/],
      [() => reshape(ones(2, 3), [-1, -1]), ShapeError, /^reshape: \(2, 3\).*one of them may be -1/],
      [() => reshape(ones(2, 3), [-2, -3]), ShapeError, /^reshape: \(2, 3\).*\(-2, -3\)/],
      [() => reshape(ones(2, 3), [1.5, 4]), ShapeError, /^reshape: \(2, 3\).*\(1.5, 4\)/],
      [() => reshape(ones(0), [0, -1]), ShapeError, /^reshape: \(0,\).*\(0, -1\)/],
    ],
  }),
  row({
    name: "transpose",
    node: TransposeNode,
    apply: (_, x) => transpose(x),
    oracle: (_, x) => array.transpose(x),
    dtype: (_, x) => x,
    domain: [[-2, 2]],
    samples: [...one, { shapes: [[2, 3, 4]] }, { shapes: [[0, 3, 2]] }],
    errors: wrongSingles("transpose", transpose),
  }),
  row<readonly number[]>({
    name: "broadcastTo",
    node: BroadcastToNode,
    apply: (shape, x) => broadcastTo(x, shape),
    oracle: (shape, x) => repeated(x, shape),
    dtype: (_, x) => x,
    domain: [[-2, 2]],
    samples: [
      { shapes: [[3]], options: [2, 3] },
      { shapes: [[2, 1]], options: [2, 3] },
      { shapes: [[]], options: [2, 2] },
      { shapes: [[]], options: [] },
      { shapes: [[2, 1, 3]], options: [2, 2, 4, 3] },
      { shapes: [[1]], options: [0] },
      { shapes: [[0]], options: [3, 0] },
      { inputs: [[[1], [2]]], options: [2, 3], gradients: [[[3], [3]]] },
    ],
    errors: [
      ...wrongSingles("broadcastTo", (x) => broadcastTo(x, [2])),
      [() => broadcastTo(ones(2), [3]), ShapeError, /^broadcastTo: .*\(2,\).*\(3,\)/],
      [() => broadcastTo(ones(3), [1]), ShapeError, /^broadcastTo: \(3,\) does not repeat to \(1,\)/],
      [() => broadcastTo(ones(1, 3), [3]), ShapeError, /^broadcastTo: \(1, 3\) does not repeat to \(3,\)/],
      [() => broadcastTo(ones(1), [-1]), ShapeError, /^broadcastTo: .*\(-1,\)/],
      [() => broadcastTo(ones(1), [1.5]), ShapeError, /^broadcastTo: .*\(1.5,\)/],
    ],
  }),
];
