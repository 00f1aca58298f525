// A process that writes checkpoints one after the other until it is killed: FILE is its argument.
import { tensor } from "@leibniz/core";
import { saveCheckpoint } from "@leibniz/nn/node";

const path = process.argv[2]!;
for (let step = 1; ; step++) {
  // All numbers of a checkpoint say which it is.
  const tensors = { "model.W": tensor(new Float32Array(30_000).fill(step)), "model.b": tensor([step]) };
  const position = { step, wallTime: step, batches: {}, schedule: null, earlyStop: null, randoms: {} };
  saveCheckpoint(path, { tensors, position });
  if (step === 1) process.stdout.write("writing\n");
}
