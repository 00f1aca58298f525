import {
  avgPool2d,
  AvgPool2dNode,
  type AvgPool2dOptions,
  conv2d,
  Conv2dNode,
  conv2dWeightGradient,
  type Conv2dWeightGradientAttributes,
  Conv2dWeightGradientNode,
  type ConvolutionOptions,
  convTranspose2d,
  type ConvTranspose2dAttributes,
  ConvTranspose2dNode,
  LeibnizError,
  maxPool2d,
  MaxPool2dNode,
  type MaxPool2dOptions,
  ShapeError,
} from "../../src/index.ts";
import * as oracle from "../oracle/convolution.ts";
import { asFloat, promoted } from "../oracle/dtypes.ts";
import { largest, sum } from "../oracle/reduce.ts";
import { row, type Row, type Sample } from "./row.ts";
import { ones, wrongSingles } from "./samples.ts";

const real = [-2, 2] as const;

type Shapes = readonly (readonly number[])[];

const convolutions: readonly (readonly [Shapes, ConvolutionOptions?])[] = [
  [
    [
      [1, 1, 3, 3],
      [1, 1, 2, 2],
    ],
  ],
  [
    [
      [2, 2, 3, 4],
      [3, 2, 2, 3],
    ],
  ],
  [[[2, 2, 3, 3], [2, 2, 2, 2], [2]]],
  [[[1, 2, 2, 2], [3, 2, 1, 1], [3]]],
  [
    [
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ],
  ],
  [
    [
      [1, 1, 2, 3],
      [1, 1, 2, 3],
    ],
  ],
  [
    [
      [1, 1, 4, 4],
      [1, 1, 3, 3],
    ],
    { padding: 1 },
  ],
  [
    [
      [1, 1, 3, 4],
      [1, 1, 2, 2],
    ],
    { padding: [0, 2] },
  ],
  [
    [
      [1, 1, 1, 1],
      [1, 1, 3, 3],
    ],
    { padding: 1 },
  ],
  [
    [
      [1, 1, 5, 5],
      [1, 1, 2, 2],
    ],
    { stride: 2 },
  ],
  [
    [
      [1, 1, 4, 5],
      [1, 1, 2, 2],
    ],
    { stride: [1, 3] },
  ],
  [
    [
      [1, 1, 6, 4],
      [2, 1, 2, 2],
    ],
    { stride: 3, padding: 1 },
  ],
  [
    [
      [1, 1, 5, 4],
      [1, 1, 2, 2],
    ],
    { dilation: 2 },
  ],
  [
    [
      [1, 1, 4, 5],
      [1, 1, 2, 3],
    ],
    { dilation: [3, 1], padding: [1, 0], stride: [2, 2] },
  ],
  [[[2, 4, 3, 3], [2, 2, 2, 2], [2]], { groups: 2 }],
  [
    [
      [1, 3, 3, 3],
      [6, 1, 2, 2],
    ],
    { groups: 3, padding: 1, stride: 2 },
  ],
  [[[0, 2, 3, 3], [2, 2, 2, 2], [2]]],
  [[[1, 0, 3, 3], [2, 0, 2, 2], [2]]],
  [[[1, 2, 3, 3], [0, 2, 2, 2], [0]]],
  [
    [
      [1, 1, 0, 2],
      [1, 1, 2, 2],
    ],
    { padding: 1 },
  ],
];

const transposed: readonly (readonly [Shapes, ConvTranspose2dAttributes?])[] = [
  [
    [
      [1, 1, 2, 2],
      [1, 1, 2, 2],
    ],
  ],
  [[[2, 3, 2, 2], [3, 2, 2, 3], [2]]],
  [
    [
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ],
  ],
  [
    [
      [1, 1, 2, 3],
      [1, 1, 2, 2],
    ],
    { stride: 2 },
  ],
  [
    [
      [1, 1, 2, 2],
      [1, 1, 2, 2],
    ],
    { stride: 3, outputPadding: [2, 1], padding: [1, 0] },
  ],
  [
    [
      [1, 1, 3, 2],
      [1, 1, 3, 3],
    ],
    { padding: 1, dilation: [1, 2] },
  ],
  [[[1, 4, 2, 2], [4, 1, 2, 2], [2]], { groups: 2 }],
  [
    [
      [1, 1, 2, 2],
      [1, 1, 1, 1],
    ],
    { padding: 1 },
  ],
  [
    [
      [0, 1, 2, 2],
      [1, 1, 2, 2],
    ],
  ],
  [[[1, 0, 2, 2], [0, 2, 2, 2], [2]]],
];

const gradients: readonly (readonly [Shapes, Conv2dWeightGradientAttributes])[] = [
  [
    [
      [1, 1, 3, 3],
      [1, 1, 2, 2],
    ],
    { kernel: 2 },
  ],
  [
    [
      [2, 2, 3, 4],
      [2, 3, 2, 3],
    ],
    { kernel: 2 },
  ],
  [
    [
      [1, 1, 4, 5],
      [1, 1, 2, 2],
    ],
    { kernel: [2, 1], stride: [2, 3] },
  ],
  [
    [
      [1, 1, 3, 3],
      [1, 2, 3, 3],
    ],
    { kernel: 3, padding: 1 },
  ],
  [
    [
      [1, 1, 4, 3],
      [1, 1, 2, 1],
    ],
    { kernel: [2, 2], dilation: 2 },
  ],
  [
    [
      [2, 4, 2, 2],
      [2, 2, 1, 1],
    ],
    { kernel: 2, groups: 2 },
  ],
  [
    [
      [0, 1, 3, 3],
      [0, 1, 2, 2],
    ],
    { kernel: 2 },
  ],
];

const pools: readonly (readonly [readonly number[], MaxPool2dOptions & AvgPool2dOptions])[] = [
  [[1, 1, 4, 4], { kernel: 2 }],
  [[2, 2, 2, 3], { kernel: [2, 1] }],
  [[1, 1, 5, 3], { kernel: 2 }],
  [[1, 1, 3, 4], { kernel: 2, stride: 1 }],
  [[1, 2, 3, 3], { kernel: [3, 2], stride: [2, 1] }],
  [[1, 1, 3, 3], { kernel: 2, padding: 1 }],
  [[1, 1, 4, 3], { kernel: 3, stride: 2, padding: 1 }],
  [[1, 1, 2, 5], { kernel: [1, 3], stride: [1, 2], padding: [0, 1] }],
  [[1, 1, 1, 1], { kernel: 1 }],
  [[0, 2, 3, 3], { kernel: 2 }],
  [[1, 0, 3, 3], { kernel: 2 }],
];

const sampled = <Options>(list: readonly (readonly [Shapes, Options?])[]): Sample<Options>[] =>
  list.map(([shapes, options]) => (options === undefined ? { shapes } : { shapes, options }));

const image = ones(1, 1, 3, 3);

export const convolutionRows: readonly Row[] = [
  row<ConvolutionOptions | undefined>({
    name: "conv2d",
    node: Conv2dNode,
    apply: (options, x, w, bias) => conv2d(x, w, bias === undefined ? options : { ...options, bias }),
    oracle: (options = {}, x, w, bias) => oracle.conv2d(options, x, w, bias),
    dtype: (_, ...x) => x.reduce(promoted),
    domain: [real, real, real],
    samples: [
      ...sampled(convolutions),
      // By hand: each tap saw four pixels, and each pixel gets the taps that saw it.
      {
        inputs: [
          [
            [
              [
                [1, 2, 3],
                [4, 5, 6],
                [7, 8, 9],
              ],
            ],
          ],
          [
            [
              [
                [1, 10],
                [100, 1000],
              ],
            ],
          ],
          [5],
        ],
        gradients: [
          [
            [
              [
                [1, 11, 10],
                [101, 1111, 1010],
                [100, 1100, 1000],
              ],
            ],
          ],
          [
            [
              [
                [12, 16],
                [24, 28],
              ],
            ],
          ],
          [4],
        ],
      },
    ],
    errors: [
      ...wrongSingles("conv2d", (x) => conv2d(x, ones(1, 1, 1, 1))),
      [
        () => conv2d(ones(3, 3), ones(1, 1, 2, 2)),
        ShapeError,
        /^conv2d: the axes of images are \(N, C, H, W\); got shape \(3, 3\).*reshape\(\[1, 1, 3, 3\]\)/,
      ],
      [
        () => conv2d(ones(1, 3, 3), ones(1, 1, 2, 2)),
        ShapeError,
        /^conv2d: .*\(1, 3, 3\).*reshape\(\[1, 1, 3, 3\]\)/,
      ],
      [
        () => conv2d(image, ones(2, 2)),
        ShapeError,
        /^conv2d: the axes of the weight are \(O, C \/ groups, rows, columns\); got shape \(2, 2\)/,
      ],
      [
        () => conv2d(ones(1, 3, 4, 4), ones(2, 1, 2, 2)),
        ShapeError,
        /^conv2d: the channels differ: \(1, 3, 4, 4\) has 3, and the weight \(2, 1, 2, 2\) sees 1/,
      ],
      [
        () => conv2d(ones(1, 4, 4, 4), ones(2, 4, 2, 2), { groups: 2 }),
        ShapeError,
        /^conv2d: the channels differ.*sees 4 in each of 2 groups/,
      ],
      [
        () => conv2d(ones(1, 4, 4, 4), ones(3, 2, 2, 2), { groups: 2 }),
        ShapeError,
        /^conv2d: .*2 groups: 3 is no multiple of 2/,
      ],
      [
        () => conv2d(image, ones(2, 1, 2, 2), { bias: ones(3) }),
        ShapeError,
        /^conv2d: the bias .*\(2,\); got \(3,\)/,
      ],
      [
        () => conv2d(image, ones(2, 1, 2, 2), { bias: 1 }),
        ShapeError,
        /^conv2d: the bias .*\(2,\); got \(\)/,
      ],
      [
        () => conv2d(image, ones(1, 1, 4, 2)),
        ShapeError,
        /^conv2d: a window of 4 × 2 taps does not fit.*\(1, 1, 3, 3\): along axis 2 it reaches over 4, and the image has 3/,
      ],
      [
        () => conv2d(image, ones(1, 1, 2, 3), { dilation: 2, padding: [1, 0] }),
        ShapeError,
        /^conv2d: .*along axis 3 it reaches over 5/,
      ],
      [() => conv2d(image, ones(1, 1, 0, 1)), ShapeError, /^conv2d: a window of 0 × 1 taps/],
      [
        () => conv2d(image, ones(1, 1, 1, 1), { stride: 0 }),
        ShapeError,
        /^conv2d: stride is 1 or more; got 0/,
      ],
      [
        () => conv2d(image, ones(1, 1, 1, 1), { padding: -1 }),
        ShapeError,
        /^conv2d: padding is 0 or more; got -1/,
      ],
      [
        () => conv2d(image, ones(1, 1, 1, 1), { dilation: 1.5 }),
        ShapeError,
        /^conv2d: dilation is a whole number; got 1.5/,
      ],
      [
        () => conv2d(image, ones(1, 1, 1, 1), { stride: [1, 2, 3] as never }),
        LeibnizError,
        /^conv2d: stride is a number or a pair.*3 numbers/,
      ],
      [
        () => conv2d(image, ones(1, 1, 1, 1), { padding: "same" as never }),
        ShapeError,
        /^conv2d: padding is a whole number; got string/,
      ],
      [
        () => conv2d(image, ones(1, 1, 1, 1), { strides: 2 } as never),
        LeibnizError,
        /^conv2d: there is no option strides.*stride/,
      ],
      [
        () => conv2d(image, ones(1, 1, 1, 1), ones(1) as never),
        LeibnizError,
        /^conv2d: the options are an object.*got a tensor/,
      ],
      [
        () => conv2d(image, ones(1, 1, 1, 1), { bias: [1] as never }),
        LeibnizError,
        /^conv2d: .*an array.*tensor\(/,
      ],
    ],
  }),
  row<ConvTranspose2dAttributes | undefined>({
    name: "convTranspose2d",
    node: ConvTranspose2dNode,
    apply: (options, x, w, bias) =>
      convTranspose2d(x, w, bias === undefined ? options : { ...options, bias }),
    oracle: (options = {}, x, w, bias) => oracle.convTranspose2d(options, x, w, bias),
    dtype: (_, ...x) => x.reduce(promoted),
    domain: [real, real, real],
    samples: [
      ...sampled(transposed),
      {
        inputs: [
          [
            [
              [
                [1, 2],
                [3, 4],
              ],
            ],
          ],
          [
            [
              [
                [1, 10],
                [100, 1000],
              ],
            ],
          ],
        ],
        gradients: [
          [
            [
              [
                [1111, 1111],
                [1111, 1111],
              ],
            ],
          ],
          [
            [
              [
                [10, 10],
                [10, 10],
              ],
            ],
          ],
        ],
      },
    ],
    errors: [
      ...wrongSingles("convTranspose2d", (x) => convTranspose2d(x, ones(1, 1, 1, 1))),
      [
        () => convTranspose2d(ones(2, 2), ones(1, 1, 2, 2)),
        ShapeError,
        /^convTranspose2d: the axes of images .*\(2, 2\)/,
      ],
      [
        () => convTranspose2d(image, ones(2)),
        ShapeError,
        /^convTranspose2d: the axes of the weight are \(C, O \/ groups, rows, columns\); got shape \(2,\)/,
      ],
      [
        () => convTranspose2d(ones(1, 3, 2, 2), ones(2, 3, 2, 2)),
        ShapeError,
        /^convTranspose2d: the channels differ: \(1, 3, 2, 2\) has 3, .*\(2, 3, 2, 2\) takes 2/,
      ],
      [
        () => convTranspose2d(ones(1, 3, 2, 2), ones(3, 1, 2, 2), { groups: 2 }),
        ShapeError,
        /^convTranspose2d: .*2 groups: 3/,
      ],
      [
        () => convTranspose2d(image, ones(1, 2, 2, 2), { bias: ones(1) }),
        ShapeError,
        /^convTranspose2d: the bias .*\(2,\); got \(1,\)/,
      ],
      [
        () => convTranspose2d(image, ones(1, 1, 2, 2), { outputPadding: 1 }),
        ShapeError,
        /^convTranspose2d: outputPadding 1, 1 is fewer than the stride 1, 1/,
      ],
      [
        () => convTranspose2d(ones(1, 1, 1, 1), ones(1, 1, 1, 1), { padding: 1 }),
        ShapeError,
        /^convTranspose2d: .*leave nothing: -1 rows/,
      ],
      [
        () => convTranspose2d(ones(1, 1, 0, 2), ones(1, 1, 2, 2)),
        ShapeError,
        /^convTranspose2d: .*\(1, 1, 0, 2\).*leave nothing/,
      ],
    ],
  }),
  row<Conv2dWeightGradientAttributes>({
    name: "conv2dWeightGradient",
    node: Conv2dWeightGradientNode,
    apply: (options, x, gy) => conv2dWeightGradient(x, gy, options),
    oracle: (options, x, gy) => oracle.weightGradient(options, x, gy),
    dtype: (_, x, gy) => promoted(x, gy),
    domain: [real, real],
    samples: sampled(gradients) as Sample<Conv2dWeightGradientAttributes>[],
    errors: [
      ...wrongSingles("conv2dWeightGradient", (x) =>
        conv2dWeightGradient(x, ones(1, 1, 1, 1), { kernel: 1 }),
      ),
      [
        () => conv2dWeightGradient(image, ones(1, 1, 3, 2), { kernel: 2 }),
        ShapeError,
        /^conv2dWeightGradient: over images of shape \(1, 1, 3, 3\) the gradient has shape \(1, 1, 2, 2\); got \(1, 1, 3, 2\)/,
      ],
      [
        () => conv2dWeightGradient(image, ones(2, 1, 2, 2), { kernel: 2 }),
        ShapeError,
        /^conv2dWeightGradient: .*got \(2, 1, 2, 2\)/,
      ],
      [
        () => conv2dWeightGradient(image, ones(2, 2), { kernel: 2 }),
        ShapeError,
        /^conv2dWeightGradient: the axes of gradients are \(N, O, H′, W′\)/,
      ],
      [
        () => conv2dWeightGradient(image, ones(1, 1, 2, 2), { kernel: 4 }),
        ShapeError,
        /^conv2dWeightGradient: a window of 4 × 4/,
      ],
      [
        () => conv2dWeightGradient(image, ones(1, 1, 2, 2), { kernel: 2, groups: 2 }),
        ShapeError,
        /^conv2dWeightGradient: the channels do not fall into 2 groups/,
      ],
      [
        () => conv2dWeightGradient(image, ones(1, 1, 2, 2), {} as never),
        ShapeError,
        /^conv2dWeightGradient: kernel is a whole number/,
      ],
    ],
  }),
  row<MaxPool2dOptions>({
    name: "maxPool2d",
    node: MaxPool2dNode,
    apply: (options, x) => maxPool2d(x, options),
    oracle: (options, x) => oracle.pool(options, x, largest),
    dtype: (_, x) => x,
    domain: [real],
    samples: [
      ...pools.map(([shape, options]) => ({ shapes: [shape], options })),
      { shapes: [[1, 1, 5, 4]], options: { kernel: 2, stride: 1, dilation: [2, 1] } },
      { shapes: [[1, 1, 4, 5]], options: { kernel: [2, 3], stride: [1, 2], dilation: 2, padding: 1 } },
      {
        inputs: [
          [
            [
              [
                [1, 2, 5, 6],
                [3, 4, 8, 7],
              ],
            ],
          ],
        ],
        options: { kernel: 2 },
        gradients: [
          [
            [
              [
                [0, 0, 0, 0],
                [0, 1, 1, 0],
              ],
            ],
          ],
        ],
      },
      // Chosen by two windows; the first of equals; NaN over numbers; −∞ over padding.
      { inputs: [[[[[1, 9, 2]]]]], options: { kernel: [1, 2], stride: 1 }, gradients: [[[[[0, 2, 0]]]]] },
      {
        inputs: [
          [
            [
              [
                [4, 4],
                [4, 4],
              ],
            ],
          ],
        ],
        options: { kernel: 2 },
        smooth: false,
        gradients: [
          [
            [
              [
                [1, 0],
                [0, 0],
              ],
            ],
          ],
        ],
      },
      {
        inputs: [
          [
            [
              [
                [4, NaN],
                [Infinity, NaN],
              ],
            ],
          ],
        ],
        options: { kernel: 2 },
        smooth: false,
        gradients: [
          [
            [
              [
                [0, 1],
                [0, 0],
              ],
            ],
          ],
        ],
      },
      {
        inputs: [[[[[-Infinity]]]]],
        options: { kernel: 3, padding: 1 },
        smooth: false,
        gradients: [[[[[1]]]]],
      },
    ],
    errors: [
      ...wrongSingles("maxPool2d", (x) => maxPool2d(x, { kernel: 1 })),
      ...wrongPools("maxPool2d", maxPool2d),
      [
        () => maxPool2d(ones(1, 1, 1, 1), { kernel: 2, padding: 1, dilation: 2 }),
        ShapeError,
        /^maxPool2d: with padding 1 along axis 2 of \(1, 1, 1, 1\), window 0 sees only padding/,
      ],
      [
        () => maxPool2d(image, { kernel: 1, countIncludePad: true } as never),
        LeibnizError,
        /^maxPool2d: there is no option countIncludePad/,
      ],
    ],
  }),
  row<AvgPool2dOptions>({
    name: "avgPool2d",
    node: AvgPool2dNode,
    apply: (options, x) => avgPool2d(x, options),
    oracle: (options, x) => {
      const [rows, columns] = [options.kernel].flat() as [number, number?];
      const whole = rows * (columns ?? rows);
      return oracle.pool(
        options,
        x,
        (seen) => sum(seen) / (options.countIncludePad === false ? seen.length : whole),
      );
    },
    dtype: (_, x) => asFloat(x),
    domain: [real],
    samples: [
      ...pools.flatMap(([shape, options]) => [
        { shapes: [shape], options },
        { shapes: [shape], options: { ...options, countIncludePad: false } },
      ]),
      {
        inputs: [
          [
            [
              [
                [1, 2, 5],
                [3, 4, 8],
              ],
            ],
          ],
        ],
        options: { kernel: 2, stride: 1 },
        gradients: [
          [
            [
              [
                [0.25, 0.5, 0.25],
                [0.25, 0.5, 0.25],
              ],
            ],
          ],
        ],
      },
      { inputs: [[[[[6]]]]], options: { kernel: 3, padding: 1 }, gradients: [[[[[1 / 9]]]]] },
      {
        inputs: [[[[[6]]]]],
        options: { kernel: 3, padding: 1, countIncludePad: false },
        gradients: [[[[[1]]]]],
      },
    ],
    errors: [
      ...wrongSingles("avgPool2d", (x) => avgPool2d(x, { kernel: 1 })),
      ...wrongPools("avgPool2d", avgPool2d),
      [
        () => avgPool2d(image, { kernel: 1, countIncludePad: 0 as never }),
        LeibnizError,
        /^avgPool2d: countIncludePad is true or false; got number/,
      ],
      [
        () => avgPool2d(image, { kernel: 1, dilation: 2 } as never),
        LeibnizError,
        /^avgPool2d: there is no option dilation/,
      ],
    ],
  }),
];

function wrongPools(op: string, f: typeof avgPool2d | typeof maxPool2d): Row["errors"] {
  const says = (text: string) => new RegExp(`^${op}: ${text}`);
  return [
    [
      () => f(ones(3, 3), { kernel: 2 }),
      ShapeError,
      says("the axes of images .*\\(3, 3\\).*reshape\\(\\[1, 1, 3, 3\\]\\)"),
    ],
    [() => f(image, { kernel: 4 }), ShapeError, says("a window of 4 × 4 taps does not fit")],
    [() => f(image, { kernel: 0 }), ShapeError, says("kernel is 1 or more; got 0")],
    [() => f(image, { kernel: 2, stride: 0 }), ShapeError, says("stride is 1 or more; got 0")],
    [
      () => f(image, { kernel: 2, padding: [0, 2] }),
      ShapeError,
      says("with padding 2 along axis 3 of \\(1, 1, 3, 3\\), window 0"),
    ],
    [() => f(image, {} as never), ShapeError, says("kernel is a whole number; got undefined")],
    [() => f(image, 2 as never), LeibnizError, says("the options are an object.*kernel")],
    [() => f(image, undefined as never), LeibnizError, says("the options are an object.*undefined")],
  ];
}
