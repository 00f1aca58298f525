// A network learns to read digits: the loss of every iteration, and the accuracies after every epoch.
import { writeFileSync } from "node:fs";
import { plotToSvg } from "@leibniz/viz/node";
import {
  accuracy,
  batches,
  DataLoader,
  type LogRow,
  plotAccuracy,
  plotLoss,
  Random,
  Sgd,
  syntheticDigits,
  Trainer,
  TwoLayerNet,
} from "leibniz";

const seed = 0;
const train = syntheticDigits({ count: 2000, seed: 0 });
const test = syntheticDigits({ count: 500, seed: 1 });
const net = new TwoLayerNet({ inputs: 784, hidden: 50, outputs: 10, random: new Random(seed) });
const trainer = new Trainer({
  model: net,
  loss: ({ x, t }) => net.loss(x, t),
  optimiser: new Sgd(net.parameters(), { learningRate: 0.3 }),
  batches: new DataLoader(train, { batchSize: 100, shuffle: true, seed }),
});

const rows: LogRow[] = [];
await trainer.fit({
  epochs: 12,
  log: { sink: { write: (row) => rows.push(row) }, every: 1 },
  evaluation: {
    sets: { train: () => batches(train, 500), test: () => batches(test, 500) },
    metrics: { accuracy: accuracy((x) => net.forward(x)) },
    every: 20,
    atStart: true,
  },
});

const run = { name: `seed ${seed}`, rows };
const loss = plotLoss(run, { yDomain: [0, 3] });
const accuracies = plotAccuracy(run);
const images = new URL("../../docs/images/", import.meta.url);
writeFileSync(new URL("plot-loss.svg", images), await plotToSvg(loss));
writeFileSync(new URL("plot-accuracy.svg", images), await plotToSvg(accuracies));
for (const { name, value } of [...loss.facts, ...accuracies.facts]) console.log(`${name}: ${value}`);

export default loss;
