import { batches, DataLoader, type Dataset, Sgd, syntheticDigits, Trainer, TwoLayerNet } from "@leibniz/nn";
import { Random } from "@leibniz/core";
import { captionOf, digitRows } from "./pictures/digit-rows.ts";
import { SIDE } from "./pictures/read-picture.ts";
import { progressBar } from "./training/training-progress.ts";

const STEPS = 1500;
/** However slow the machine is, the tour goes on after this time. */
const MOST_MILLISECONDS = 6000;
const SHOWN = 10;

/** The last part of the tour: a network learns to read digits, and shows what it reads. */
export async function tourDigits(say: (text?: string) => void): Promise<void> {
  const seed = 0;
  const train = syntheticDigits({ count: 4000, seed: 0 });
  const test = syntheticDigits({ count: 500, seed: 1 });
  const network = new TwoLayerNet({ inputs: 784, hidden: 50, outputs: 10, random: new Random(seed) });
  const optimiser = new Sgd(network.parameters(), { learningRate: 0.3 });
  const trainer = new Trainer<Dataset>({
    model: network,
    loss: ({ x, t }) => network.loss(x, t),
    optimiser,
    batches: new DataLoader(train, { batchSize: 100, shuffle: true, seed }),
  });
  say(
    `  ${train.length} handwritten digits that nobody wrote, drawn from strokes; ${test.length} others to test on`,
  );
  say(`  784-50-10 with ReLU, batches of 100, learning rate 0.3, seed ${seed}`);

  const progress = progressBar();
  const began = performance.now();
  let loss = NaN;
  await trainer.fit({
    iterations: STEPS,
    ...(progress === null ? {} : { progress }),
    callbacks: [
      {
        step(row) {
          loss = row.loss!;
          if (performance.now() - began > MOST_MILLISECONDS) trainer.stop();
          // Without a bar, a line for each third.
          if (progress === null && row.step % (STEPS / 3) === 0) {
            say(`  step ${String(row.step).padStart(4)}  loss ${loss.toFixed(4)}`);
          }
        },
      },
    ],
  });
  if (trainer.step < STEPS) say(`  stopped at step ${trainer.step} of ${STEPS}, to keep the tour short`);

  const [shown] = batches(test, SHOWN);
  const answers = network.predict(shown!.x).argmax({ axes: 1 }).data;
  const size = SIDE * SIDE;
  const pictures = Array.from({ length: SHOWN }, (_, i) => ({
    pixels: shown!.x.data.subarray(i * size, (i + 1) * size),
    side: SIDE,
    caption: captionOf({ predicted: answers[i]!, actual: shown!.t.data[i]! }),
  }));
  say(`\n${digitRows(pictures, process.stdout.columns)}`);
  say("  Below each digit what the network reads, and what it is where that is something else.");
  say(`  test accuracy: ${network.accuracy(test.x, test.t)}`);
}
