import {
  dot,
  einsum,
  EinsumNode,
  LeibnizError,
  matmul,
  MatMulNode,
  type MatMulOptions,
  outer,
  ShapeError,
  tensordot,
  type TensordotOptions,
  trace,
  TraceNode,
} from "../../src/index.ts";
import { arrayFrom, elementAt } from "../oracle/array.ts";
import { asNumber, promoted } from "../oracle/dtypes.ts";
import { einsum as contraction } from "../oracle/einsum.ts";
import { matmul as product } from "../oracle/matmul.ts";
import { sum } from "../oracle/reduce.ts";
import { row, type Row } from "./row.ts";
import { ones, wrongSingles } from "./samples.ts";

const einsums: readonly (readonly [subscripts: string, ...shapes: number[][]])[] = [
  ["ij,jk->ik", [2, 3], [3, 4]],
  ["ij,kj->ki", [2, 3], [4, 3]],
  ["ij,jk", [2, 3], [3, 2]],
  ["ba", [2, 3]],
  ["ij->ji", [2, 3]],
  ["i,i->", [3], [3]],
  ["i,i", [3], [3]],
  ["i,j->ij", [2], [3]],
  [" i , j -> j i ", [2], [3]],
  ["i,i->i", [3], [3]],
  ["->", []],
  [",->", [], []],
  [",i->i", [], [2]],
  ["ij->", [2, 3]],
  ["ij->j", [2, 3]],
  ["ij->i", [2, 3]],
  // Diagonals, read and written.
  ["ii", [3, 3]],
  ["ii->i", [3, 3]],
  ["iij->ij", [2, 2, 3]],
  ["iij->j", [2, 2, 3]],
  ["iii->i", [2, 2, 2]],
  ["i->ii", [3]],
  ["ij->iji", [2, 3]],
  ["ii,ij->j", [2, 2], [2, 3]],
  ["ij,jj->i", [2, 3], [3, 3]],
  // Letters that stand in one operand alone.
  ["ij,kl->il", [2, 3], [2, 2]],
  ["ij,k->k", [2, 2], [3]],
  ["ii,j->j", [2, 2], [3]],
  // Three operands.
  ["ij,jk,kl->il", [2, 3], [3, 2], [2, 2]],
  ["i,i,i->", [3], [3], [3]],
  ["i,j,k->kji", [2], [2], [3]],
  ["bi,ij,bj->b", [2, 3], [3, 2], [2, 2]],
  ["ij,ik,il->jkl", [2, 2], [2, 2], [2, 1]],
  // Batches and the ellipsis.
  ["bij,bjk->bik", [2, 2, 3], [2, 3, 2]],
  ["bqhd,bkhd->bhqk", [1, 2, 2, 3], [1, 3, 2, 3]],
  ["...ij,...jk->...ik", [2, 2, 3], [2, 3, 2]],
  ["...ij,...jk->...ik", [2, 3], [3, 2]],
  ["...ij,...jk->...ik", [2, 1, 2, 2], [3, 2, 2]],
  ["...i,...i->...", [2, 1, 3], [1, 2, 3]],
  ["...i,i->...", [2, 3], [3]],
  ["i,...i->...i", [3], [2, 3]],
  ["...ii->...i", [2, 3, 3]],
  ["...ij->...ji", [2, 2, 3]],
  ["i...->...i", [2, 2, 3]],
  ["...a,...b", [2, 1], [1, 2]],
  ["...,...", [2, 1], [3]],
  ["...,...", [1], [3]],
  // Empty and of extent 1.
  ["ij,jk->ik", [2, 0], [0, 3]],
  ["ij,jk->ik", [0, 2], [2, 3]],
  ["ii->", [0, 0]],
  ["i->ii", [0]],
  ["ij,jk->ik", [1, 1], [1, 1]],
  ["...i,...i->...", [1, 2], [0, 2]],
];

const tensordots: readonly (readonly [TensordotOptions["axes"] & {}, number[], number[]])[] = [
  [2, [2, 3, 2], [3, 2, 2]],
  [1, [2, 3], [3, 2]],
  [0, [2], [3]],
  [0, [], [2]],
  [1, [3], [3]],
  [
    [[1], [1]],
    [2, 3],
    [2, 3],
  ],
  [
    [
      [0, 2],
      [1, 0],
    ],
    [2, 3, 2],
    [2, 2, 2],
  ],
  [
    [[-1], [0]],
    [2, 3],
    [3, 2],
  ],
  [[[], []], [2], [2]],
  [1, [2, 0], [0, 3]],
];

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
  row({
    name: "dot",
    node: null,
    apply: (_, a, b) => dot(a, b),
    oracle: (_, a, b) => product(a, b),
    dtype: (_, a, b) => promoted(a, b),
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    samples: [
      ...[[3], [1], [0]].map((shape) => ({ shapes: [shape, shape] })),
      {
        inputs: [
          [1, 2, 3],
          [4, 5, 6],
        ],
        gradients: [
          [4, 5, 6],
          [1, 2, 3],
        ],
      },
    ],
    errors: [
      ...wrongSingles("dot", (x) => dot(x, ones(2))),
      [() => dot(ones(2), ones(3)), ShapeError, /^dot: .*one length; got \(2,\) and \(3,\)$/],
      [() => dot(ones(2, 2), ones(2)), ShapeError, /^dot: .*\(2, 2\) and \(2,\).*matmul\(a, b\)/],
      [() => dot(2, ones(1)), ShapeError, /^dot: .*\(\) and \(1,\)$/],
    ],
  }),
  row({
    name: "outer",
    node: null,
    apply: (_, a, b) => outer(a, b),
    oracle: (_, a, b) => contraction("i,j->ij", a, b),
    dtype: (_, a, b) => promoted(a, b),
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    samples: [
      ...[
        [[2], [3]],
        [[3], [3]],
        [[1], [1]],
        [[0], [2]],
        [[2], [0]],
      ].map((shapes) => ({ shapes })),
      {
        inputs: [
          [1, 2],
          [3, 4],
        ],
        gradients: [
          [7, 7],
          [3, 3],
        ],
      },
    ],
    errors: [
      ...wrongSingles("outer", (x) => outer(x, ones(2))),
      [() => outer(ones(2, 2), ones(2)), ShapeError, /^outer: .*\(2, 2\) and \(2,\).*tensordot.*axes: 0/],
      [() => outer(2, ones(2)), ShapeError, /^outer: .*\(\) and \(2,\)/],
    ],
  }),
  row<TensordotOptions | undefined>({
    name: "tensordot",
    node: null,
    apply: (options, a, b) => tensordot(a, b, options),
    oracle: ({ axes = 2 } = {}, a, b) => {
      const [ofA, ofB] =
        typeof axes === "number"
          ? [[...a.shape.keys()].slice(a.shape.length - axes), [...Array(axes).keys()]]
          : axes.map((list, i) => list.map((axis) => (axis < 0 ? axis + [a, b][i]!.shape.length : axis)));
      const left = [...a.shape.keys()].map((axis) => "abcd"[axis]!);
      const right = [...b.shape.keys()].map((axis) =>
        ofB!.includes(axis) ? left[ofA![ofB!.indexOf(axis)]!]! : "ijkl"[axis]!,
      );
      const free = [...left, ...right].filter(
        (letter, _, all) => all.filter((l) => l === letter).length === 1,
      );
      return contraction(`${left.join("")},${right.join("")}->${free.join("")}`, a, b);
    },
    dtype: (_, a, b) => promoted(a, b),
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    samples: [
      ...tensordots.map(([axes, a, b]) => ({ shapes: [a, b], options: { axes } })),
      {
        shapes: [
          [2, 3],
          [2, 3],
        ],
      },
    ],
    errors: [
      ...wrongSingles("tensordot", (x) => tensordot(x, ones(2, 2))),
      [
        () => tensordot(ones(2, 3), ones(2, 3), { axes: 1 }),
        ShapeError,
        /^tensordot: axis 1 of \(2, 3\) and axis 0 of \(2, 3\).*3 ≠ 2/,
      ],
      [() => tensordot(ones(2), ones(2, 2)), ShapeError, /^tensordot: \(2,\) and \(2, 2\) have no 2 axes/],
      [() => tensordot(ones(2), ones(2), { axes: -1 }), ShapeError, /^tensordot: .*0 or more; got -1/],
      [
        () => tensordot(ones(2), ones(2), { axes: [[0], []] }),
        LeibnizError,
        /^tensordot: .*two lists of one length/,
      ],
      [() => tensordot(ones(2), ones(2), { axes: [0, 0] as never }), LeibnizError, /^tensordot: .*two lists/],
      [
        () =>
          tensordot(ones(2, 2), ones(2, 2), {
            axes: [
              [0, -2],
              [0, 1],
            ],
          }),
        ShapeError,
        /^tensordot: .*twice: 0, 0/,
      ],
      [() => tensordot(ones(2), ones(2), { axes: [[1], [0]] }), ShapeError, /^tensordot: there is no axis 1/],
      [() => tensordot(ones(2), ones(2), 1 as never), LeibnizError, /^tensordot: the options are an object/],
    ],
  }),
  row<string>({
    name: "einsum",
    node: EinsumNode,
    apply: (subscripts, ...x) => einsum(subscripts, ...x),
    oracle: (subscripts, ...x) => contraction(subscripts, ...x),
    dtype: (_, ...x) => x.map(asNumber).reduce(promoted),
    domain: [
      [-2, 2],
      [-2, 2],
      [-2, 2],
    ],
    samples: [
      ...einsums.map(([options, ...shapes]) => ({ options, shapes })),
      // A diagonal takes nothing from beside it, and gives nothing there.
      {
        options: "ii->i",
        inputs: [
          [
            [1, Infinity],
            [NaN, 2],
          ],
        ],
        smooth: false,
        gradients: [
          [
            [1, 0],
            [0, 1],
          ],
        ],
      },
    ],
    errors: [
      ...wrongSingles("einsum", (x) => einsum("i", x)),
      [() => einsum(3 as never, ones(2)), LeibnizError, /^einsum: the subscripts come first.*number/],
      [() => einsum("i"), LeibnizError, /^einsum: there are no operands/],
      [() => einsum("i,j", ones(2)), LeibnizError, /^einsum: "i,j" names 2 operands; got 1/],
      [() => einsum("i", ones(2), ones(2)), LeibnizError, /^einsum: "i" names 1 operand; got 2/],
      [() => einsum("i1->i", ones(2, 2)), LeibnizError, /^einsum: "i1->i" is no notation/],
      [() => einsum("i->i->i", ones(2)), LeibnizError, /^einsum: .*no notation/],
      [() => einsum("i....", ones(2)), LeibnizError, /^einsum: .*no notation/],
      [() => einsum("i->...j...", ones(2)), LeibnizError, /^einsum: .*no notation/],
      [() => einsum("i->j", ones(2)), LeibnizError, /^einsum: "i->j": the output's j stands in no operand/],
      [() => einsum("...i->i", ones(2, 2)), LeibnizError, /^einsum: .*ellipsis; write \.\.\. in the output/],
      [
        () => einsum("ij->i", ones(2)),
        ShapeError,
        /^einsum: operand 0 of shape \(2,\) has 1 axes, and "ij" names 2/,
      ],
      [() => einsum("...ij->...", ones(2)), ShapeError, /^einsum: operand 0 of shape \(2,\)/],
      [
        () => einsum("ij,jk->ik", ones(2, 3), ones(4, 2)),
        ShapeError,
        /^einsum: .*"ij,jk->ik" for \(2, 3\) and \(4, 2\) j has two extents, 3 and 4/,
      ],
      [() => einsum("i,i->i", ones(1), ones(3)), ShapeError, /^einsum: .*i has two extents, 1 and 3/],
      [() => einsum("ii", ones(2, 3)), ShapeError, /^einsum: .*i has two extents, 2 and 3/],
      [
        () => einsum("...,...", ones(2), ones(3)),
        ShapeError,
        /^einsum: .*ellipsis do not broadcast, 2 and 3/,
      ],
    ],
  }),
  row({
    name: "trace",
    node: TraceNode,
    apply: (_, x) => trace(x),
    oracle: (_, x) => {
      const length = Math.min(...x.shape);
      return { shape: [], data: [sum(arrayFrom([length], ([i]) => elementAt(x, [i!, i!])).data)] };
    },
    dtype: (_, x) => asNumber(x),
    domain: [[-2, 2]],
    samples: [
      ...[
        [3, 3],
        [2, 3],
        [3, 2],
        [1, 1],
        [0, 0],
        [2, 0],
      ].map((shape) => ({ shapes: [shape] })),
      {
        inputs: [
          [
            [1, 2],
            [3, 4],
          ],
        ],
        gradients: [
          [
            [1, 0],
            [0, 1],
          ],
        ],
      },
      {
        inputs: [
          [
            [1, Infinity],
            [NaN, 2],
          ],
        ],
        smooth: false,
        gradients: [
          [
            [1, 0],
            [0, 1],
          ],
        ],
      },
    ],
    errors: [
      ...wrongSingles("trace", trace),
      [() => trace(ones(2)), ShapeError, /^trace: .*matrix; got shape \(2,\)/],
      [() => trace(ones(2, 2, 2)), ShapeError, /^trace: .*\(2, 2, 2\).*einsum\("\.\.\.ii->\.\.\.", x\)/],
    ],
  }),
];
