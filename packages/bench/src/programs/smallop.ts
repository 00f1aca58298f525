import { full, noGrad, ones, type Tensor, variable } from "@leibniz/core";
import { emit, peakMemory } from "../protocol/emit.ts";
import { numberParameter } from "../protocol/parameters.ts";
import { rate } from "../protocol/timing.ts";

const dtype = "float32";
const OPS = 1000;

/** A chain of 1,000 operations on ten elements: y · a + b, 500 times. */
export function chain(x: Tensor, a: Tensor, b: Tensor): Tensor {
  let y = x;
  for (let i = 0; i < OPS / 2; i++) y = y.mul(a).add(b);
  return y;
}

export function run(): void {
  const x = variable(ones([10], { dtype }));
  const a = full([10], 1.0001, { dtype });
  const b = full([10], 1e-4, { dtype });
  const both = (): void => {
    x.zeroGrad();
    chain(x, a, b).sum().backward();
  };
  const seconds = numberParameter("seconds", 2);
  emit("forward+backward", (rate(both, seconds) / OPS) * 1e9, "ns/op", { rss: peakMemory() });
  const forward = rate(() => noGrad(() => chain(x, a, b)), seconds);
  emit("forward only", (forward / OPS) * 1e9, "ns/op");
}
