import { matmul, MatMulNode, type MatMulOptions, ShapeError } from "../../src/index.ts";
import { promoted } from "../oracle/dtypes.ts";
import { matmul as product } from "../oracle/matmul.ts";
import { row, type Row } from "./row.ts";
import { ones, wrongSingles } from "./samples.ts";

const transposed: readonly [MatMulOptions, number[], number[]][] = [
  [{ transposeA: true }, [3, 2], [3, 4]],
  [{ transposeB: true }, [2, 3], [4, 3]],
  [{ transposeA: true, transposeB: true }, [3, 2], [4, 3]],
  [{ transposeA: true }, [3], [3, 2]],
  [{ transposeB: true }, [2, 3], [3]],
  [{ transposeA: true, transposeB: true }, [2, 3, 2], [1, 4, 3]],
];

export const linearRows: readonly Row[] = [
  row<MatMulOptions | undefined>({
    name: "matmul",
    node: MatMulNode,
    apply: (options, a, b) => matmul(a, b, options),
    oracle: (options, a, b) => product(a, b, options),
    dtype: (_, a, b) => promoted(a, b),
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    samples: [
      ...[
        [
          [2, 3],
          [3, 4],
        ],
        [
          [2, 2],
          [2, 2],
        ],
        [[3], [3]],
        [[3], [3, 2]],
        [[2, 3], [3]],
        [
          [1, 1],
          [1, 1],
        ],
        [
          [2, 1, 3],
          [3, 2],
        ],
        [
          [2, 3],
          [2, 3, 1],
        ],
        [
          [2, 1, 2, 3],
          [3, 3, 2],
        ],
        [[2, 2, 3], [3]],
        [[3], [2, 3, 2]],
        [
          [0, 3],
          [3, 2],
        ],
        [
          [2, 0],
          [0, 3],
        ],
        [[0], [0]],
        [
          [0, 2, 3],
          [3, 2],
        ],
        [
          [1, 2, 3],
          [0, 3, 2],
        ],
      ].map((shapes) => ({ shapes })),
      ...transposed.map(([options, a, b]) => ({ shapes: [a, b], options })),
      // ∂L/∂A = 1 · Bᵀ and ∂L/∂B = Aᵀ · 1 by hand.
      {
        inputs: [
          [[1, 2]],
          [
            [3, 4, 5],
            [6, 7, 8],
          ],
        ],
        gradients: [
          [[12, 21]],
          [
            [1, 1, 1],
            [2, 2, 2],
          ],
        ],
      },
      { inputs: [[[0, 1]], [[Infinity], [2]]], smooth: false },
    ],
    errors: [
      ...wrongSingles("matmul", (x) => matmul(x, ones(2, 2))),
      [
        () => matmul(ones(2, 3), ones(2, 5)),
        ShapeError,
        /^matmul: inner dimensions differ: \(2, 3\) · \(2, 5\), 3 ≠ 2\. Did you mean matmul\(transpose\(a\), b\)\?/,
      ],
      [
        () => matmul(ones(2, 3), ones(5, 3)),
        ShapeError,
        /^matmul: .*\(2, 3\) · \(5, 3\), 3 ≠ 5\. Did you mean matmul\(a, transpose\(b\)\)\?/,
      ],
      [
        () => matmul(ones(2, 3, 4), ones(3, 4)),
        ShapeError,
        /^matmul: .*4 ≠ 3\. .*a, b, \{ transposeA: true \}/,
      ],
      [() => matmul(ones(4), ones(2, 3, 4)), ShapeError, /^matmul: .*4 ≠ 3\. .*a, b, \{ transposeB: true \}/],
      [() => matmul(ones(2, 3), ones(4, 5)), ShapeError, /^matmul: .*3 ≠ 4.*columns of a.*rows of b/],
      [() => matmul(ones(2), ones(3)), ShapeError, /^matmul: .*\(2,\) · \(3,\), 2 ≠ 3/],
      [() => matmul(ones(2, 2), 3), ShapeError, /^matmul: .*scalar.*\(2, 2\) · \(\).*mul\(a, b\)/],
      [
        () => matmul(ones(2, 1, 3), ones(3, 3, 1)),
        ShapeError,
        /^matmul: .*\(2,\) and \(3,\), the batches of \(2, 1, 3\) · \(3, 3, 1\), do not broadcast.*reshape/,
      ],
    ],
  }),
];
