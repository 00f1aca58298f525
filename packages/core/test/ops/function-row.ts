import type { DType, OpNode, Tensor, TensorLike } from "../../src/index.ts";
import { elementwise } from "../oracle/broadcast.ts";
import { asFloat } from "../oracle/dtypes.ts";
import { type Domain, row, type Row, type Sample } from "./row.ts";
import { one, wrongSingles } from "./samples.ts";

/** An elementwise function of one argument. */
export interface FunctionStatement {
  readonly node: new () => OpNode;
  readonly apply: (x: TensorLike) => Tensor;
  readonly oracle: (x: number) => number;
  readonly domain: Domain;
  /** Floats when left out: integers answer in float64. */
  readonly dtype?: (x: DType) => DType;
  /** Beside those that every function has. */
  readonly samples?: readonly Sample<never>[];
}

/** The row of an elementwise function of one argument. */
export function functionRow(name: string, statement: FunctionStatement): Row {
  const { node, apply, oracle, domain, dtype = asFloat, samples = [] } = statement;
  return row({
    name,
    node,
    apply: (_, x) => apply(x),
    oracle: (_, x) => elementwise(oracle, x),
    dtype: (_, x) => dtype(x),
    domain: [domain],
    samples: [...one, ...samples],
    errors: wrongSingles(name, apply),
  });
}
