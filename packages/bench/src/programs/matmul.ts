import { matmul, Random } from "@leibniz/core";
import { emit, peakMemory } from "../protocol/emit.ts";
import { numberParameter, numbersParameter } from "../protocol/parameters.ts";
import { rate } from "../protocol/timing.ts";

/** Products of square matrices. */
export function run(): void {
  const dtype = process.env["BENCH_DTYPE"] === "f64" ? "float64" : "float32";
  const random = new Random(0);
  for (const n of numbersParameter("sizes", [64, 128, 256, 512, 1024])) {
    const a = random.normalTensor([n, n], { dtype });
    const b = random.normalTensor([n, n], { dtype });
    const chunk = Math.max(1, Math.floor(2e6 / n ** 3));
    const seconds = rate(() => matmul(a, b), numberParameter("seconds", 1), chunk);
    emit(`N=${n}`, (2 * n ** 3) / seconds / 1e9, "GFLOP/s", { rss: peakMemory() });
  }
}
