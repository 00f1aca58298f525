import type { Kernels, Values } from "@leibniz/kernels";
import { describe, it } from "vitest";
import {
  type Contributions,
  Conv2dNode,
  convTranspose2d,
  conv2dWeightGradient,
  type ConvolutionOptions,
  LogSoftmaxNode,
  MaxNode,
  MeanNode,
  mul,
  pad,
  slice,
  SoftmaxNode,
  sum,
  TanhNode,
  type Tensor,
} from "../src/index.ts";
import { expectFound } from "./fixtures/expect-found.ts";
import { type Fault, fault } from "./fixtures/fault.ts";

/** Loops are protected: seen from here through what every node has. */
interface Computing {
  compute(k: Kernels, out: Values, x: Values): void;
}

const faults: readonly (readonly [what: string, row: string, fault: Fault])[] = [
  [
    "the derivative of tanh is 1 − z, not 1 − z²",
    "tanh",
    fault(TanhNode.prototype, "partials", () => (o, z) => [() => o.sub(1, z)]),
  ],
  [
    "mean forgets its factor",
    "mean",
    fault(
      MeanNode.prototype,
      "vjp",
      (vjp) =>
        function (this: MeanNode, gy: Tensor): Contributions {
          return vjp.call(this, gy).map((rule) => () => mul(rule(), this.first!.size / gy.size));
        },
    ),
  ],
  [
    "softmax forgets the sum over the row",
    "softmax",
    fault(
      SoftmaxNode.prototype,
      "vjp",
      () =>
        function (this: SoftmaxNode, gy: Tensor): Contributions {
          return [() => mul(this.output!, gy)];
        },
    ),
  ],
  [
    "log-softmax does not shift by the largest",
    "logSoftmax",
    fault(
      LogSoftmaxNode.prototype as unknown as Computing,
      "compute",
      () =>
        function (this: Computing, _k, out, x) {
          const node = this as unknown as LogSoftmaxNode;
          const shape = node.first!.shape;
          const naive = node.first!.exp();
          const axis = (node.attributes as { axis?: number }).axis ?? -1;
          const total = sum(naive, { axes: axis, keepDims: true }).broadcastTo(shape).data;
          for (let i = 0; i < out.length; i++) out[i] = x[i]! - Math.log(total[i]!);
        },
    ),
  ],
  [
    "max gives every tie along an axis the whole gradient",
    "max",
    fault(
      MaxNode.prototype,
      "vjp",
      () =>
        function (this: MaxNode, gy: Tensor): Contributions {
          const x = this.first!;
          const options = { ...this.attributes, keepDims: true };
          return [() => mul(x.equal(x.max(options)).cast(x.dtype), gy.reshape(x.max(options).shape))];
        },
    ),
  ],
  [
    "a convolution ignores its dilation on the way back",
    "conv2d",
    fault(
      Conv2dNode.prototype,
      "vjp",
      (vjp) =>
        function (this: Conv2dNode, gy: Tensor): Contributions {
          const options: ConvolutionOptions = { ...this.attributes, dilation: 1 };
          const [x, weight] = [this.first!, this.second!];
          const right = vjp.call(this, gy);
          // As if the kernel were not spread out: the places that it would reach then.
          const near = convTranspose2d(gy, weight, options);
          const [rows, columns] = [x.shape[2]!, x.shape[3]!];
          const margin = { before: 0, after: [0, 0, rows, columns] };
          const wrong = [
            () => slice(pad(near, margin), [[], [], [0, rows], [0, columns]]),
            () =>
              conv2dWeightGradient(x, gy, {
                ...options,
                kernel: [weight.shape[2]!, weight.shape[3]!],
              } as never),
          ];
          const dilated = String(this.attributes.dilation) !== "1,1";
          return right.map((rule, i) => (dilated && wrong[i] ? wrong[i] : rule));
        },
    ),
  ],
];

describe("a seeded fault in the ops of networks", () => {
  it.each(faults)("is found: %s", (_what, name, install) => expectFound(name, install));
});
