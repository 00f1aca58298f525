import {
  type DType,
  indexSelect,
  noGrad,
  relu,
  sigmoid,
  softmaxCrossEntropy,
  tensor,
  type Tensor,
} from "@leibniz/core";
import { byteFile, float32File, int32File } from "../protocol/files.ts";
import { train } from "../protocol/timing.ts";
import { type NETS, readNetwork } from "./network.ts";
import { sgd } from "./sgd.ts";

interface Training {
  readonly net: keyof typeof NETS;
  readonly activation: (x: Tensor) => Tensor;
  readonly batch: number;
  readonly learningRate: number;
}

const TRAININGS: Readonly<Record<string, Training>> = {
  "train-relu": { net: "small", activation: relu, batch: 100, learningRate: 0.1 },
  "train-sigmoid": { net: "small", activation: sigmoid, batch: 100, learningRate: 0.1 },
  mlp: { net: "large", activation: relu, batch: 256, learningRate: 0.01 },
};

/** How many row numbers the peers' file holds for each batch, of which a small batch takes the first. */
const ROWS_OF_BATCH = 256;

/** The training step of a workload; it returns the loss. */
export function trainingStep(
  workload: string,
  options: { readonly dtype: DType; readonly lossAfterUpdate: boolean },
): (i: number) => number {
  const { net, activation, batch, learningRate } = TRAININGS[workload]!;
  const { parameters, forward } = readNetwork(net, activation, options.dtype);
  const images = float32File("x");
  const x = tensor(images, { shape: [images.length / 784, 784], copy: false });
  const t = tensor(byteFile("t"));
  const rows = int32File("idx");
  const batches = rows.length / ROWS_OF_BATCH;

  return (i) => {
    const start = (i % batches) * ROWS_OF_BATCH;
    const mask = rows.subarray(start, start + batch);
    const images = indexSelect(x, mask, { axis: 0 });
    const labels = indexSelect(t, mask, { axis: 0 });
    const loss = softmaxCrossEntropy(forward(images), labels);
    loss.backward();
    sgd(parameters, learningRate);
    // The book looks at the batch once more, with the new weights.
    if (options.lossAfterUpdate) return noGrad(() => softmaxCrossEntropy(forward(images), labels)).item();
    return loss.item();
  };
}

export function run(workload: string): void {
  const dtype = process.env["BENCH_DTYPE"] === "f64" ? "float64" : "float32";
  const lossAfterUpdate = process.env["BENCH_BOOK"] === "1";
  train(trainingStep(workload, { dtype, lossAfterUpdate }), workload);
}
