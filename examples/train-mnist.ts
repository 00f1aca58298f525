// The book's training on MNIST: two layers, batches of 100, learning rate 0.1. It needs the four files of MNIST in a
// folder mnist/, and the variable LEIBNIZ_DATA with the folder around it.
import { accuracy, batches, DataLoader, evaluate, Random, Sgd, Trainer, TwoLayerNet } from "leibniz";
import { loadMnist, type Mnist } from "@leibniz/nn/node";

if (process.env.LEIBNIZ_DATA) await train(await loadMnist());
else {
  console.log(
    "This program wants MNIST. Put its four files (train-images-idx3-ubyte.gz and so on) into a folder",
  );
  console.log("mnist/, and say where that lies:  LEIBNIZ_DATA=folder npx tsx examples/train-mnist.ts");
}

/** Two epochs of the documents' training. */
async function train({ train, test }: Mnist) {
  const seed = 0;
  const net = new TwoLayerNet({ inputs: 784, hidden: 50, outputs: 10, random: new Random(seed) });
  const trainer = new Trainer({
    model: net,
    loss: ({ x, t }) => net.loss(x, t),
    optimiser: new Sgd(net.parameters(), { learningRate: 0.1 }),
    batches: new DataLoader(train, { batchSize: 100, replace: true, seed }),
  });
  const metrics = { accuracy: accuracy((x) => net.forward(x)) };
  console.log(
    `seed ${seed}, before training: ${(await evaluate(net, batches(test, 500), metrics)).accuracy}`,
  );
  await trainer.fit({
    epochs: 2,
    evaluation: { sets: { test: () => batches(test, 500) }, metrics },
    callbacks: [
      { evaluation: ({ step, loss, testAccuracy }) => console.log(`step ${step}: ${loss}, ${testAccuracy}`) },
    ],
  });
}
