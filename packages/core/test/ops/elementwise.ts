import {
  add,
  AddNode,
  cast,
  CastNode,
  div,
  DivNode,
  type DType,
  DTypeError,
  exp,
  ExpNode,
  LeibnizError,
  log,
  LogNode,
  mul,
  MulNode,
  neg,
  NegNode,
  pow,
  PowNode,
  ShapeError,
  sub,
  SubNode,
  tensor,
  where,
  WhereNode,
} from "../../src/index.ts";
import { elementwise } from "../oracle/broadcast.ts";
import { asFloat, asNumber, promoted } from "../oracle/dtypes.ts";
import { row, type Row } from "./row.ts";
import { one, ones, two, wrongPairs, wrongSingles } from "./samples.ts";

export const elementwiseRows: readonly Row[] = [
  row({
    name: "add",
    node: AddNode,
    apply: (_, x, y) => add(x, y),
    oracle: (_, x, y) => elementwise((a, b) => a + b, x, y),
    dtype: (_, x, y) => promoted(x, y),
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    samples: [...two, { inputs: [[1, 2], 10], gradients: [[1, 1], 2] }],
    errors: wrongPairs("add", add),
  }),
  row({
    name: "sub",
    node: SubNode,
    apply: (_, x, y) => sub(x, y),
    oracle: (_, x, y) => elementwise((a, b) => a - b, x, y),
    dtype: (_, x, y) => promoted(x, y),
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    samples: [...two, { inputs: [[1, 2], 10], gradients: [[1, 1], -2] }],
    errors: wrongPairs("sub", sub),
  }),
  row({
    name: "mul",
    node: MulNode,
    apply: (_, x, y) => mul(x, y),
    oracle: (_, x, y) => elementwise((a, b) => a * b, x, y),
    dtype: (_, x, y) => promoted(x, y),
    domain: [
      [-2, 2],
      [-2, 2],
    ],
    samples: [
      ...two,
      {
        inputs: [
          [100, 150],
          [2, 3],
        ],
        gradients: [
          [2, 3],
          [100, 150],
        ],
      },
    ],
    errors: wrongPairs("mul", mul),
  }),
  row({
    name: "div",
    node: DivNode,
    apply: (_, x, y) => div(x, y),
    oracle: (_, x, y) => elementwise((a, b) => a / b, x, y),
    dtype: (_, x, y) => asFloat(promoted(x, y)),
    domain: [
      [-2, 2],
      [0.5, 2],
    ],
    samples: [...two, { inputs: [[6, 8], 4], gradients: [[0.25, 0.25], -0.875] }],
    errors: wrongPairs("div", div),
  }),
  row({
    name: "neg",
    node: NegNode,
    apply: (_, x) => neg(x),
    oracle: (_, x) => elementwise((a) => -a, x),
    dtype: (_, x) => asNumber(x),
    domain: [[-2, 2]],
    samples: one,
    errors: wrongSingles("neg", neg),
  }),
  row({
    name: "exp",
    node: ExpNode,
    apply: (_, x) => exp(x),
    oracle: (_, x) => elementwise(Math.exp, x),
    dtype: (_, x) => asFloat(x),
    domain: [[-2, 2]],
    samples: one,
    errors: wrongSingles("exp", exp),
  }),
  row({
    name: "log",
    node: LogNode,
    apply: (_, x) => log(x),
    oracle: (_, x) => elementwise(Math.log, x),
    dtype: (_, x) => asFloat(x),
    domain: [[0.5, 3]],
    samples: one,
    errors: wrongSingles("log", log),
  }),
  row<number>({
    name: "pow",
    node: PowNode,
    apply: (exponent, x) => pow(x, exponent),
    oracle: (exponent, x) => elementwise((a) => Math.pow(a, exponent), x),
    dtype: (exponent, x) => (Number.isInteger(exponent) && exponent >= 0 ? asNumber(x) : asFloat(x)),
    domain: [[0.5, 2]],
    samples: [
      ...[2, 3, 0.5, -1, 1, 0].flatMap((options) => one.map((sample) => ({ ...sample, options }))),
      { inputs: [[-3, 0, 2]], options: 2, gradients: [[-6, 0, 4]] },
      { inputs: [[-3, 0, 2]], options: 3, gradients: [[27, 0, 12]] },
      { inputs: [[-2, 0]], options: 1, gradients: [[1, 1]] },
      { inputs: [[-2, 0]], options: 0, gradients: [[0, 0]] },
    ],
    errors: [
      ...wrongSingles("pow", (x) => pow(x, 2)),
      [() => new PowNode({} as never), LeibnizError, /^pow: .*exponent is a number.*pow\(x, 2\)/],
    ],
  }),
  row<DType>({
    name: "cast",
    node: CastNode,
    apply: (dtype, x) => cast(x, dtype),
    oracle: (_, x) => x,
    dtype: (dtype) => dtype,
    domain: [[-2, 2]],
    samples: [
      ...one.map((sample) => ({ ...sample, options: "float64" as const })),
      ...(["float32", "bool"] as const).flatMap((options) =>
        one.map((sample) => ({ ...sample, options, smooth: false })),
      ),
      // NaN and infinities have no place among integers.
      ...one
        .filter(({ inputs = [] }) => inputs.flat(3).every(Number.isFinite))
        .map((sample) => ({ ...sample, options: "int32" as const, smooth: false })),
      { inputs: [[0.1, -7.5]], options: "float32", smooth: false, gradients: [[1, 1]] },
    ],
    errors: [
      ...wrongSingles("cast", (x) => cast(x, "float32")),
      [() => cast(tensor([NaN]), "int32"), DTypeError, /^cast: int32 holds whole numbers.*NaN/],
      [() => cast(ones(2), "float16" as never), DTypeError, /^cast: .*float16.*float64, float32, int32/],
    ],
  }),
  row({
    name: "where",
    node: WhereNode,
    apply: (_, condition, x, y) => where(condition, x, y),
    oracle: (_, condition, x, y) => elementwise((c, a, b) => (c !== 0 ? a : b), condition, x, y),
    dtype: (_, _condition, x, y) => (x === y ? x : promoted(x, y)),
    domain: ["bool", [-2, 2], [-2, 2]],
    samples: [
      ...two.map(({ shapes, inputs, ...rest }) =>
        shapes
          ? { ...rest, shapes: [shapes[0]!, ...shapes] }
          : { ...rest, inputs: [[...(inputs![0] as number[])].map((_, i) => i % 2), ...inputs!] },
      ),
      { shapes: [[3], [2, 1], []] },
      { shapes: [[], [2], [3, 1]] },
      { inputs: [[1, 0, 1], [1, 2, 3], 9], gradients: [[0, 0, 0], [1, 0, 1], 1] },
    ],
    errors: [
      ...wrongPairs("where", (x, y) => where(1, x, y)),
      [() => where(ones(3), ones(2), 0), ShapeError, /^where: .*\(3,\).*\(2,\).*reshape/],
    ],
  }),
];
