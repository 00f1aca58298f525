import {
  clamp,
  ClampNode,
  type ClampOptions,
  LeibnizError,
  lerp,
  LerpNode,
  maximum,
  MaximumNode,
  minimum,
  MinimumNode,
  ShapeError,
} from "../../src/index.ts";
import { elementwise } from "../oracle/broadcast.ts";
import { asFloat, asNumber, promoted } from "../oracle/dtypes.ts";
import { larger } from "../oracle/functions.ts";
import { row, type Row } from "./row.ts";
import { one, ones, two, wrongPairs, wrongSingles } from "./samples.ts";

/** Bounds, and what lies between them. */
export const boundRows: readonly Row[] = [
  row({
    name: "maximum",
    node: MaximumNode,
    apply: (_, x, y) => maximum(x, y),
    oracle: (_, x, y) => elementwise(larger, x, y),
    dtype: (_, x, y) => (x === y ? x : promoted(x, y)),
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    samples: [
      ...two,
      {
        inputs: [
          [1, 5],
          [3, 2],
        ],
        gradients: [
          [0, 1],
          [1, 0],
        ],
      }, // PyTorch: equal numbers share the gradient.
      {
        inputs: [
          [4, -Infinity, 0],
          [4, -Infinity, -0],
        ],
        smooth: false,
        gradients: [
          [0.5, 0.5, 0.5],
          [0.5, 0.5, 0.5],
        ],
      },
    ],
    errors: wrongPairs("maximum", maximum),
  }),
  row({
    name: "minimum",
    node: MinimumNode,
    apply: (_, x, y) => minimum(x, y),
    oracle: (_, x, y) => elementwise((a, b) => -larger(-a, -b), x, y),
    dtype: (_, x, y) => (x === y ? x : promoted(x, y)),
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    samples: [
      ...two,
      {
        inputs: [
          [1, 5],
          [3, 2],
        ],
        gradients: [
          [1, 0],
          [0, 1],
        ],
      }, // PyTorch: equal numbers share the gradient.
      {
        inputs: [
          [4, Infinity, 0],
          [4, Infinity, -0],
        ],
        smooth: false,
        gradients: [
          [0.5, 0.5, 0.5],
          [0.5, 0.5, 0.5],
        ],
      },
    ],
    errors: wrongPairs("minimum", minimum),
  }),
  row<ClampOptions>({
    name: "clamp",
    node: ClampNode,
    apply: (options, x) => clamp(x, options),
    oracle: ({ min = -Infinity, max = Infinity }, x) =>
      elementwise((a) => (a < min ? min : a > max ? max : a), x),
    dtype: ({ min = 0, max = 0 }, x) =>
      x.startsWith("float") ? x : min % 1 === 0 && max % 1 === 0 ? asNumber(x) : "float64",
    domain: [[-2, 2]],
    samples: [
      ...[
        { min: -1, max: 1 },
        { min: 0 },
        { max: 0.5 },
        { min: -0.25, max: 0.75 },
        { min: 1, max: 1 },
      ].flatMap((options) => one.map((sample) => ({ ...sample, options }))),
      { inputs: [[-7, 2, 9]], options: { min: 0, max: 6 }, gradients: [[0, 1, 0]] },
      // PyTorch: the gradient passes at the bounds.
      {
        inputs: [[0, 6, -Infinity, Infinity]],
        options: { min: 0, max: 6 },
        smooth: false,
        gradients: [[1, 1, 0, 0]],
      },
    ],
    errors: [
      ...wrongSingles("clamp", (x) => clamp(x, { min: 0 })),
      [() => clamp(ones(2), {}), LeibnizError, /^clamp: say min, max or both/],
      [() => clamp(ones(2), undefined as never), LeibnizError, /^clamp: say min, max or both/],
      [() => clamp(ones(2), 3 as never), LeibnizError, /^clamp: say min, max or both, as in/],
      [() => clamp(ones(2), { min: 2, max: 1 }), LeibnizError, /^clamp: min is above max: 2 > 1/],
      [() => clamp(ones(2), { min: NaN }), LeibnizError, /^clamp: a bound is a number.*NaN/],
      [() => clamp(ones(2), { max: "6" as never }), LeibnizError, /^clamp: a bound is a number.*6/],
      [() => clamp(ones(2), { max: ones(2) as never }), LeibnizError, /^clamp: .*minimum\(x, upper\)/],
    ],
  }),
  row({
    name: "lerp",
    node: LerpNode,
    apply: (_, x, y, weight) => lerp(x, y, weight),
    oracle: (_, x, y, weight) => elementwise((a, b, w) => a * (1 - w) + b * w, x, y, weight),
    dtype: (_, x, y, weight) => asFloat(promoted(promoted(x, y), weight)),
    domain: [
      [-2, 2],
      [-2, 2],
      [-0.5, 1.5],
    ],
    samples: [
      {
        shapes: [
          [2, 3],
          [2, 3],
          [2, 3],
        ],
      },
      { shapes: [[], [], []] },
      { shapes: [[1], [1], [1]] },
      { shapes: [[2, 3], [3], []] },
      { shapes: [[3], [2, 1], []] },
      { shapes: [[], [2], [3, 1]] },
      { shapes: [[0], [0], []] },
      { shapes: [[2, 0], [1], [2, 1]] },
      {
        inputs: [
          [0, 10, -1],
          [10, 20, 3],
          [0.25, 0, 1],
        ],
        gradients: [
          [0.75, 1, 0],
          [0.25, 0, 1],
          [10, 10, 4],
        ],
      },
    ],
    errors: [
      ...wrongPairs("lerp", (x, y) => lerp(x, y, 0.5)),
      [() => lerp(ones(2), ones(2), ones(3)), ShapeError, /^lerp: .*\(2,\) and \(3,\)/],
      [() => lerp(1, 2, undefined as never), LeibnizError, /^lerp: .*undefined/],
    ],
  }),
];
