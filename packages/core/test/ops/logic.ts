import {
  equal,
  EqualNode,
  greater,
  greaterEqual,
  GreaterEqualNode,
  GreaterNode,
  isFinite,
  IsFiniteNode,
  isInf,
  IsInfNode,
  isNaN,
  IsNaNNode,
  less,
  lessEqual,
  LessEqualNode,
  LessNode,
  logicalAnd,
  LogicalAndNode,
  logicalNot,
  LogicalNotNode,
  logicalOr,
  LogicalOrNode,
  logicalXor,
  LogicalXorNode,
  notEqual,
  NotEqualNode,
  type OpNode,
  type Tensor,
  type TensorLike,
} from "../../src/index.ts";
import { elementwise } from "../oracle/broadcast.ts";
import { row, type Row } from "./row.ts";
import { one, two, wrongPairs, wrongSingles } from "./samples.ts";

type NodeClass = new () => OpNode;

function comparison(
  op: (x: TensorLike, y: TensorLike) => Tensor,
  node: NodeClass,
  holds: (x: number, y: number) => boolean,
): Row {
  return row({
    name: op.name,
    node,
    attributes: () => ({}),
    apply: (_, x, y) => op(x, y),
    oracle: (_, x, y) => elementwise((a, b) => Number(holds(a, b)), x, y),
    dtype: () => "bool",
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    samples: [
      ...two,
      {
        inputs: [
          [1, 2, 3],
          [3, 2, 1],
        ],
        smooth: false,
      },
    ],
    errors: wrongPairs(op.name, op),
  });
}

function predicate(op: (x: TensorLike) => Tensor, node: NodeClass, holds: (x: number) => boolean): Row {
  return row({
    name: op.name,
    node,
    attributes: () => ({}),
    apply: (_, x) => op(x),
    oracle: (_, x) => elementwise((a) => Number(holds(a)), x),
    dtype: () => "bool",
    domain: [[-2, 2]],
    samples: one,
    errors: wrongSingles(op.name, op),
  });
}

/** IEEE 754: NaN is unordered, so of the six questions only ≠ holds for it. */
export const logicRows: readonly Row[] = [
  comparison(equal, EqualNode, (x, y) => x === y),
  comparison(notEqual, NotEqualNode, (x, y) => x !== y),
  comparison(less, LessNode, (x, y) => x < y),
  comparison(lessEqual, LessEqualNode, (x, y) => x <= y),
  comparison(greater, GreaterNode, (x, y) => y < x),
  comparison(greaterEqual, GreaterEqualNode, (x, y) => y <= x),
  comparison(logicalAnd, LogicalAndNode, (x, y) => isTrue(x) && isTrue(y)),
  comparison(logicalOr, LogicalOrNode, (x, y) => isTrue(x) || isTrue(y)),
  comparison(logicalXor, LogicalXorNode, (x, y) => isTrue(x) !== isTrue(y)),
  predicate(logicalNot, LogicalNotNode, (x) => !isTrue(x)),
  predicate(isNaN, IsNaNNode, (x) => x !== x),
  predicate(isFinite, IsFiniteNode, (x) => x - x === 0),
  predicate(isInf, IsInfNode, (x) => Math.abs(x) === 1 / 0),
];

/** Everything but the two zeros. */
function isTrue(x: number): boolean {
  return !(Math.abs(x) === 0);
}
