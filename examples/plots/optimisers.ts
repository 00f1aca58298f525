// Three optimisers on the same network and the same batches: the curves of their loss.
import { writeFileSync } from "node:fs";
import { plotToSvg } from "@leibniz/viz/node";
import {
  AdaGrad,
  Adam,
  DataLoader,
  type LogRow,
  type Optimiser,
  type Parameter,
  plotLoss,
  Random,
  Sgd,
  syntheticDigits,
  Trainer,
  TwoLayerNet,
} from "leibniz";

const train = syntheticDigits({ count: 2000, seed: 0 });
const optimisers: Record<string, (parameters: readonly Parameter[]) => Optimiser> = {
  SGD: (parameters) => new Sgd(parameters, { learningRate: 0.1 }),
  AdaGrad: (parameters) => new AdaGrad(parameters, { learningRate: 0.01 }),
  Adam: (parameters) => new Adam(parameters, { learningRate: 0.001 }),
};

const runs = [];
for (const [name, optimiser] of Object.entries(optimisers)) {
  const net = new TwoLayerNet({ inputs: 784, hidden: 50, outputs: 10, random: new Random(0) });
  const rows: LogRow[] = [];
  const trainer = new Trainer({
    model: net,
    loss: ({ x, t }) => net.loss(x, t),
    optimiser: optimiser(net.parameters()),
    batches: new DataLoader(train, { batchSize: 100, shuffle: true, seed: 0 }),
  });
  await trainer.fit({ epochs: 10, log: { sink: { write: (row) => rows.push(row) }, every: 5 } });
  runs.push({ name, rows });
}
const plot = plotLoss(runs);
console.log(plot.description);
writeFileSync(new URL("../../docs/images/plot-optimisers.svg", import.meta.url), await plotToSvg(plot));

export default plot;
