/**
 * 100,000 eager steps of a 10-20-5 net in one synchronous loop, with no word about memory. Prints what is resident and,
 * where the collector can be called, what the heap keeps, in MiB, after 5,000 steps and at the end.
 */
export const TRAINING_LOOP = `
import { noGrad, parameter, Random, tanh } from "@leibniz/core";
const random = new Random(1);
const weight = (name, shape) => parameter(random.normalTensor(shape, { standardDeviation: 0.3 }), { name });
const parameters = [weight("W1", [10, 20]), weight("b1", [20]), weight("W2", [20, 5]), weight("b2", [5])];
const [W1, b1, W2, b2] = parameters;
const x = random.normalTensor([8, 10]);
const t = random.normalTensor([8, 5]);
const figures = { resident: {}, kept: {} };
const take = (step) => {
  if (globalThis.gc === undefined) {
    figures.resident[step] = process.memoryUsage.rss() / 2 ** 20;
  } else {
    gc();
    figures.kept[step] = process.memoryUsage().heapUsed / 2 ** 20;
  }
};
for (let step = 1; step <= 100_000; step++) {
  const loss = tanh(x.matmul(W1).add(b1)).matmul(W2).add(b2).sub(t).pow(2).sum();
  for (const p of parameters) p.zeroGrad();
  loss.backward();
  noGrad(() => parameters.forEach((p) => p.assign(p.sub(p.grad.mul(0.001)))));
  if (step === 5_000 || step === 100_000) take(step);
}
console.log(JSON.stringify(figures));
`;
