import { ones, type Tensor, variable } from "@leibniz/core";
import { emit, peakMemory } from "../protocol/emit.ts";
import { numberParameter } from "../protocol/parameters.ts";

/** x · 1.0000001 + 10⁻⁹, `n` times over. */
export function deepChain(x: Tensor, n: number): Tensor {
  let y = x;
  for (let i = 0; i < n; i++) y = y.mul(1.0000001).add(1e-9);
  return y;
}

/** A scalar; with BENCH_ARRAY=1 a float32 array of one element. */
export function run(): void {
  const n = numberParameter("n", 100_000);
  const x = process.env["BENCH_ARRAY"] === "1" ? variable(ones([1], { dtype: "float32" })) : variable(1);
  const start = performance.now();
  const y = deepChain(x, n);
  const forward = performance.now();
  y.sum().backward();
  const end = performance.now();
  emit(`n=${n}`, (end - start) / 1000, "s", {
    forward: (forward - start) / 1000,
    backward: (end - forward) / 1000,
    grad: x.grad!.sum().item(),
    rss: peakMemory(),
  });
}
