import { describe, it } from "vitest";
import {
  ArgmaxNode,
  type Contributions,
  CumprodNode,
  cumsum,
  CumsumNode,
  LogSumExpNode,
  MeanNode,
  MinNode,
  NormNode,
  type OpNode,
  prod,
  ProdNode,
  StdNode,
  SumNode,
  type Tensor,
  VarianceNode,
} from "../src/index.ts";
import { expectFound } from "./fixtures/expect-found.ts";
import { fault } from "./fixtures/fault.ts";

type Rule = (this: OpNode, gy: Tensor) => Contributions;
type Positions = (this: ArgmaxNode, kernels: unknown, out: Int32Array, x: Float64Array) => void;

/** Rules that are wrong in the way in which such rules are wrong. */
const rules: readonly (readonly [what: string, row: string, target: OpNode, rule: Rule])[] = [
  ["the gradient of a mean is not divided", "mean", MeanNode.prototype, SumNode.prototype.vjp],
  [
    "the gradient of a product divides by the element",
    "prod",
    ProdNode.prototype,
    function (gy) {
      const x = this.first!;
      const all = prod(x, { ...this.attributes, keepDims: true });
      return [() => gy.reshape(all.shape).mul(all).div(x)];
    },
  ],
  [
    "the gradient of a cumulative product divides by the element",
    "cumprod",
    CumprodNode.prototype,
    function (gy) {
      const { axis = 0, reverse = false } = this.attributes as { axis?: number; reverse?: boolean };
      return [() => cumsum(gy.mul(this.output!), { axis, reverse: !reverse }).div(this.first!)];
    },
  ],
  [
    "the gradient of a cumulative sum runs the same way",
    "cumsum",
    CumsumNode.prototype,
    function (gy) {
      return [() => cumsum(gy, { axis: -1, ...this.attributes })];
    },
  ],
  ["every smallest number takes the gradient of a sum", "min", MinNode.prototype, SumNode.prototype.vjp],
  [
    "the gradient of a standard deviation is that of a variance",
    "std",
    StdNode.prototype,
    VarianceNode.prototype.vjp,
  ],
  ["the gradient of log-sum-exp is a mean", "logSumExp", LogSumExpNode.prototype, MeanNode.prototype.vjp],
  [
    "the gradient of a length is the square's",
    "norm",
    NormNode.prototype,
    function (gy) {
      const x = this.first!;
      const kept = x.sum({
        axes: (this.attributes as { axes?: number[] }).axes ?? x.shape.map((_, axis) => axis),
        keepDims: true,
      }).shape;
      return [() => gy.reshape(kept).mul(x).mul(2)];
    },
  ],
];

describe("a seeded fault of a reduction", () => {
  it.each(rules)("is found: %s", (_what, name, target, rule) =>
    expectFound(
      name,
      fault(target, "vjp", () => rule),
    ),
  );

  it("is found: NaN is passed over by argmax", () => {
    const passOver: Positions = (_kernels, out, x) => {
      out.fill(x.indexOf(Math.max(...x.filter((value) => !Number.isNaN(value)))));
    };
    expectFound(
      "argmax",
      fault(ArgmaxNode.prototype as unknown as { compute: Positions }, "compute", () => passOver),
    );
  });
});
