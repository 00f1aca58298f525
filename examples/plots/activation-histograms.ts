// What five layers of sigmoids make of 1,000 random inputs when the weights have standard deviation 1: most are 0 or 1,
// where the gradient vanishes.
import { writeFileSync } from "node:fs";
import { plotToSvg } from "@leibniz/viz/node";
import { matmul, plotHistogram, Random, sigmoid, type Tensor } from "leibniz";

const random = new Random(0);
const rows: Record<string, Tensor> = {};
let x: Tensor = random.normalTensor([1000, 100]);
for (let layer = 1; layer <= 5; layer++) {
  x = sigmoid(matmul(x, random.normalTensor([100, 100])));
  rows[`layer ${layer}`] = x.reshape([-1]);
}
const plot = plotHistogram(rows, { xDomain: [0, 1], title: "Activations, weights of standard deviation 1" });
console.log(plot.description);
writeFileSync(
  new URL("../../docs/images/plot-activation-histograms.svg", import.meta.url),
  await plotToSvg(plot),
);

export default plot;
