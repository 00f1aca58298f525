// A network of two layers learns to read digits that are drawn from strokes, so there is nothing to download.
import {
  accuracy,
  batches,
  DataLoader,
  Random,
  Sgd,
  stateDict,
  syntheticDigits,
  Trainer,
  TwoLayerNet,
} from "leibniz";

const seed = 0;
const train = syntheticDigits({ count: 3000, seed: 0 });
const test = syntheticDigits({ count: 500, seed: 1 });

const net = new TwoLayerNet({ inputs: 784, hidden: 50, outputs: 10, random: new Random(seed) });
const trainer = new Trainer({
  model: net,
  loss: ({ x, t }) => net.loss(x, t),
  optimiser: new Sgd(net.parameters(), { learningRate: 0.3 }),
  batches: new DataLoader(train, { batchSize: 100, shuffle: true, seed }),
});

const { figures } = await trainer.fit({
  epochs: 15,
  evaluation: {
    sets: { test: () => batches(test, 500) },
    metrics: { accuracy: accuracy((x) => net.forward(x)) },
    every: 90,
  },
  callbacks: [
    {
      evaluation: ({ step, loss, testAccuracy }) =>
        console.log(`step ${step}  loss ${loss?.toFixed(4)}  test accuracy ${testAccuracy}`),
    },
  ],
});

const right = net.predict(test.x.slice([[0, 10]])).argmax({ axes: 1 }).data;
console.log(`seed ${seed}; the first ten are ${test.t.data.slice(0, 10).join(" ")}`);
console.log(`and the network says       ${right.join(" ")}`);
console.log(`to save: ${[...stateDict(net).keys()].join(", ")}`);
console.log(`test accuracy: ${figures["testAccuracy"]}`);
