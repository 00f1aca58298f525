import {
  all,
  AllNode,
  any,
  AnyNode,
  type OpNode,
  type ReductionOptions,
  type Tensor,
  type TensorLike,
} from "../../src/index.ts";
import { reduce } from "../oracle/reduce.ts";
import { empties, reductions, wrongReductions } from "./reduction-samples.ts";
import { row, type Row } from "./row.ts";

type Reduction = (x: TensorLike, options?: ReductionOptions) => Tensor;
type NodeClass = new (options: ReductionOptions) => OpNode;

const truth = (op: Reduction, node: NodeClass, f: (x: boolean[]) => boolean): Row =>
  row<ReductionOptions | undefined>({
    name: op.name,
    node,
    attributes: (options = {}) => options,
    apply: (options, x) => op(x, options),
    oracle: (options, x) =>
      reduce(x, (line) => Number(f(line.map((value) => Math.abs(value) !== 0))), options),
    dtype: () => "bool",
    domain: [[-2, 2]],
    samples: [
      ...reductions,
      ...empties,
      ...[
        [0, 0, 0],
        [0, 0, 2],
        [-1, 5e-324, NaN],
        [-0, -0],
        [-0, NaN],
      ].map((input) => ({
        inputs: [input],
        smooth: false,
      })),
      {
        inputs: [
          [
            [0, 1, 2],
            [0, -0, 5],
          ],
        ],
        options: { axes: 0 },
        smooth: false,
      },
    ],
    errors: wrongReductions(op.name, op),
  });

/** Questions about many numbers at once. */
export const truthRows: readonly Row[] = [
  truth(all, AllNode, (x) => x.every(Boolean)),
  truth(any, AnyNode, (x) => x.some(Boolean)),
];
