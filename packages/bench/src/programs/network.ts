import { type DType, type Parameter, parameter, type Tensor, zeros } from "@leibniz/core";
import { float32File } from "../protocol/files.ts";

/** The two nets of the benchmarks: the extents between their layers, and the files of their initial weights. */
export const NETS = {
  small: { extents: [784, 50, 10], files: "s" },
  large: { extents: [784, 512, 512, 10], files: "l" },
} as const;

export interface Network {
  readonly parameters: readonly Parameter[];
  /** The logits of a batch. */
  forward(x: Tensor): Tensor;
}

/** A net of fully connected layers that starts from the same weights as the peers' nets. */
export function readNetwork(
  net: keyof typeof NETS,
  activation: (x: Tensor) => Tensor,
  dtype: DType,
): Network {
  const { extents, files } = NETS[net];
  const layers = extents.slice(1).map((columns, i) => ({
    W: parameter(float32File(`${files}_w${i + 1}`), {
      name: `W${i + 1}`,
      shape: [extents[i]!, columns],
      dtype,
    }),
    b: parameter(zeros([columns], { dtype }), { name: `b${i + 1}` }),
  }));
  return {
    parameters: layers.flatMap(({ W, b }) => [W, b]),
    forward(x) {
      let y = x;
      for (const [i, { W, b }] of layers.entries()) {
        if (i > 0) y = activation(y);
        y = y.matmul(W).add(b);
      }
      return y;
    },
  };
}
