import { relu, softmaxCrossEntropy, tensor, zeros } from "@leibniz/core";
import { emit, peakMemory } from "../protocol/emit.ts";
import { readNetwork } from "./network.ts";

/** From the start of the process to the first gradient of the small net. */
export function run(): void {
  const net = readNetwork("small", relu, "float32");
  const logits = net.forward(zeros([100, 784], { dtype: "float32" }));
  softmaxCrossEntropy(logits, tensor(new Int32Array(100))).backward();
  emit("first gradient", Date.now() - Number(process.env["BENCH_T0"]), "ms", { rss: peakMemory() });
}
