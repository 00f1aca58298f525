import { describe, expect, it } from "vitest";
import { BackwardPass, type Carrier } from "../src/backward-pass.ts";
import {
  AddNode,
  BroadcastToNode,
  ClampNode,
  ConcatNode,
  type Contributions,
  DivNode,
  ElementwiseNode,
  ExpNode,
  gather,
  GatherNode,
  IndexSelectNode,
  LogNode,
  matmul,
  MatMulNode,
  MaximumNode,
  MaxNode,
  MinimumNode,
  MulNode,
  NegNode,
  PadNode,
  PermuteNode,
  PowNode,
  ReluNode,
  RemainderNode,
  RoundNode,
  RollNode,
  SigmoidNode,
  slice,
  SliceNode,
  SubNode,
  SumNode,
  Tensor,
  tensor,
  TransposeNode,
  unslice,
  where,
  WhereNode,
} from "../src/index.ts";
import { tensors } from "../src/tensor-algebra.ts";
import { expectFound } from "./fixtures/expect-found.ts";
import { type Fault, fault } from "./fixtures/fault.ts";
import { table } from "./ops/table.ts";
import { verifyRow } from "./ops/verify-row.ts";

/** A vjp whose every contribution is changed. */
const changed = (vjp: (gy: Tensor) => Contributions, change: (gradient: Tensor) => Tensor) =>
  function (this: SumNode, gy: Tensor): Contributions {
    return vjp.call(this, gy).map((contribution) => () => change(contribution()));
  };

/** What each pass sent last to each carrier. */
const sent = new WeakMap<BackwardPass, Map<Carrier, number>>();

const faults: readonly (readonly [what: string, row: string, fault: Fault])[] = [
  [
    "× sends x to x and y to y",
    "mul",
    fault(MulNode.prototype, "partials", () => (_o, _z, x, y) => [() => x, () => y]),
  ],
  ["+ sends a minus to y", "add", fault(AddNode.prototype, "partials", () => () => [() => 1, () => -1])],
  ["− forgets the minus", "sub", fault(SubNode.prototype, "partials", () => () => [() => 1, () => 1])],
  ["the derivative of exp is 1", "exp", fault(ExpNode.prototype, "partials", () => () => [() => 1])],
  [
    "the derivative of exp is a constant that cannot be differentiated again",
    "exp",
    fault(ExpNode.prototype, "partials", () => (_o, z) => [
      () => (z instanceof Tensor ? (tensor(z) as never) : z),
    ]),
  ],
  [
    "/ forgets the minus",
    "div",
    fault(DivNode.prototype, "partials", () => (o, z, _x, y) => [() => o.div(1, y), () => o.div(z, y)]),
  ],
  ["log on scalars is to base 10", "log", fault(LogNode.prototype, "scalar", () => Math.log10)],
  ["−x is printed as nothing", "neg", fault(NegNode.prototype, "latex", () => () => "")],
  [
    "sigmoid unfolds without its minus",
    "sigmoid",
    fault(SigmoidNode.prototype, "expand", () => (x) => x.exp().add(1).pow(-1)),
  ],
  [
    "sigmoid unfolds to itself",
    "sigmoid",
    fault(SigmoidNode.prototype, "expand", () => (x) => new SigmoidNode().forward(x)),
  ],
  [
    "relu lets every gradient pass",
    "relu",
    fault(ReluNode.prototype, "pullback", () => (_o, gy) => [() => gy]),
  ],
  [
    "the power is run again as a square",
    "pow",
    () => {
      const own = Object.getOwnPropertyDescriptor(PowNode.prototype, "attributes")!;
      Object.defineProperty(PowNode.prototype, "attributes", { ...own, get: () => ({ exponent: 2 }) });
      return () => void Object.defineProperty(PowNode.prototype, "attributes", own);
    },
  ],
  [
    "where sends the gradient to the other side",
    "where",
    fault(WhereNode.prototype, "pullback", () => (o, gy, _z, condition) => [
      () => 0,
      () => o.where(condition, 0, gy),
      () => o.where(condition, gy, 0),
    ]),
  ],
  [
    "of two numbers that compete, the rival takes the gradient",
    "maximum",
    fault(MaximumNode.prototype, "pullback", () => MinimumNode.prototype.pullback),
  ],
  [
    "a bound stops the gradient on it",
    "clamp",
    fault(ClampNode.prototype, "pullback", () => (o, gy, z, x) => [
      () => o.where(o.greater(o.abs(o.sub(x, z)), 0), 0, o.where(o.greater(6, x), gy, 0)),
    ]),
  ],
  [
    "rounding passes its gradient through",
    "round",
    fault(RoundNode.prototype, "pullback", () => (_o, gy) => [() => gy]),
  ],
  [
    "the divisor of a remainder gets nothing",
    "remainder",
    fault(RemainderNode.prototype, "partials", () => () => [() => 1, () => 0]),
  ],
  [
    "forward mode forgets the local derivative",
    "tanh",
    fault(ElementwiseNode.prototype, "pushForward", () => (_argument, tangent) => tangent),
  ],
  [
    "broadcasting is not undone",
    "mul",
    fault(
      ElementwiseNode.prototype,
      "vjp",
      () =>
        function (this: ElementwiseNode, gy) {
          return this.partials(tensors, this.output!, ...this.inputs).map(
            (partial) => () => gy.mul(partial()),
          );
        },
    ),
  ],
  [
    "undoing broadcasting loses half of what was repeated",
    "mul",
    fault(
      ElementwiseNode.prototype,
      "vjp",
      (vjp) =>
        function (this: ElementwiseNode, gy) {
          const shapes = this.inputs.map((input) => input.shape.join());
          return vjp
            .call(this, gy)
            .map(
              (contribution, i) => () =>
                shapes[i] === gy.shape.join() ? contribution() : contribution().mul(0.5),
            );
        },
    ),
  ],
  [
    "a matrix product sends gradients through the operands as they stand",
    "matmul",
    fault(
      MatMulNode.prototype,
      "vjp",
      () =>
        function (this: MatMulNode, gy) {
          return [() => matmul(gy, this.second!), () => matmul(this.first!, gy)];
        },
    ),
  ],
  [
    "the gradient of a sum is doubled",
    "sum",
    fault(SumNode.prototype, "vjp", (vjp) => changed(vjp, (g) => g.mul(2))),
  ],
  [
    "every tie of a maximum takes the whole gradient",
    "max",
    fault(
      MaxNode.prototype,
      "vjp",
      () =>
        function (this: MaxNode, gy) {
          const x = this.first!;
          const { axes } = this.attributes;
          const spread = (y: Tensor) =>
            axes === undefined || y.rank === x.rank
              ? y.broadcastTo(x.shape)
              : y
                  .reshape(
                    x.shape.map((n, axis) =>
                      [axes].flat().some((a) => (a + x.rank) % x.rank === axis) ? 1 : n,
                    ),
                  )
                  .broadcastTo(x.shape);
          const largest = spread(this.output!);
          const mask = x.like(x.data.map((value: number, i: number) => (value === largest.data[i] ? 1 : 0)));
          return [() => where(mask, spread(gy), 0)];
        },
    ),
  ],
  [
    "a transposed gradient is not transposed back",
    "transpose",
    fault(TransposeNode.prototype, "vjp", () => (gy) => [() => gy]),
  ],
  [
    "repeating averages the gradient",
    "broadcastTo",
    fault(BroadcastToNode.prototype, "vjp", (vjp) => changed(vjp, (g) => g.mul(0.5))),
  ],
  [
    "a slice's gradient lands at the front",
    "slice",
    fault(
      SliceNode.prototype,
      "vjp",
      () =>
        function (this: SliceNode, gy) {
          const { shape } = this.first!;
          return [
            () =>
              unslice(
                gy,
                shape,
                gy.shape.map((extent) => [0, extent]),
              ),
          ];
        },
    ),
  ],
  [
    "what is gathered twice gets one gradient",
    "gather",
    fault(
      GatherNode.prototype,
      "vjp",
      () =>
        function (this: GatherNode, gy) {
          const [x, index] = [this.first!, this.second!];
          const numbers = new Float64Array(x.size);
          const places = gather(x.like([...numbers.keys()]), index, this.attributes);
          places.data.forEach((place: number, i: number) => (numbers[place] = gy.data[i]!));
          return [() => x.like(numbers), () => index];
        },
    ),
  ],
  [
    "the gradient of a selection cannot be differentiated again",
    "indexSelect",
    fault(IndexSelectNode.prototype, "vjp", (vjp) => changed(vjp, (g) => tensor(g))),
  ],
  [
    "each part of a concatenation gets the first slice",
    "concat",
    fault(
      ConcatNode.prototype,
      "vjp",
      () =>
        function (this: ConcatNode, gy) {
          return this.inputs.map(
            ({ shape }) =>
              () =>
                slice(
                  gy,
                  shape.map((extent) => [0, extent]),
                ),
          );
        },
    ),
  ],
  [
    "a rolled gradient is rolled on",
    "roll",
    fault(
      RollNode.prototype,
      "vjp",
      () =>
        function (this: RollNode, gy) {
          return [() => new RollNode(this.attributes).forward(gy)];
        },
    ),
  ],
  [
    "a reflected margin gives nothing back",
    "pad",
    fault(
      PadNode.prototype,
      "vjp",
      () =>
        function (this: PadNode, gy) {
          const { before = 0 } = this.attributes;
          const start = (axis: number) => (typeof before === "number" ? before : before[axis]!);
          return [
            () =>
              slice(
                gy,
                this.first!.shape.map((extent, axis) => [start(axis), start(axis) + extent]),
              ),
          ];
        },
    ),
  ],
  [
    "a permuted gradient is permuted on",
    "permute",
    fault(
      PermuteNode.prototype,
      "vjp",
      () =>
        function (this: PermuteNode, gy) {
          return [() => gy.permute(this.attributes.axes).reshape(this.first!.shape)];
        },
    ),
  ],
  [
    "the pass replaces what arrived instead of adding to it",
    "mul",
    fault(
      BackwardPass.prototype,
      "receiveNumber",
      (receive) =>
        function (this: BackwardPass, input, gradient) {
          const before = sent.get(this) ?? new Map<Carrier, number>();
          sent.set(this, before);
          receive.call(this, input, gradient - (before.get(input.carrier!) ?? 0));
          before.set(input.carrier!, gradient);
        },
    ),
  ],
];

describe("a seeded fault", () => {
  it.each(faults)("is found: %s", (_what, name, install) => expectFound(name, install));

  it("is the only reason for a failure", () => {
    expect(table.flatMap((row) => verifyRow(row))).toEqual([]);
  }, 60_000);
});
