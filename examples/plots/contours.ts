// The surfaces of the notes seen from above: x₀² + x₁², and the ways that whole batches and single samples take down it.
import { writeFileSync } from "node:fs";
import { plotToSvg } from "@leibniz/viz/node";
import { type PlanePoint, plotContour, plotDescent, Random } from "leibniz";

const f = (x0: number, x1: number): number => x0 ** 2 + x1 ** 2;
const surface = plotContour(f, { title: "x0² + x1² from above" });

// The gradient of a single sample is the whole batch's with noise.
function descend(learningRate: number, steps: number, noise: () => number): PlanePoint[] {
  const points: PlanePoint[] = [[-3, 4]];
  for (let step = 0; step < steps; step++) {
    const [x0, x1] = points.at(-1)!;
    points.push([x0 - learningRate * (2 * x0 + noise()), x1 - learningRate * (2 * x1 + noise())]);
  }
  return points;
}

const random = new Random(0);
const paths = {
  "gradient descent": descend(0.1, 20, () => 0),
  "stochastic gradient descent": descend(0.1, 40, () => random.normal(0, 3)),
};
const descent = plotDescent(f, { paths, title: "All samples, or one at a time" });
console.log(surface.description);
console.log(descent.description);
const images = new URL("../../docs/images/", import.meta.url);
writeFileSync(new URL("plot-contours.svg", images), await plotToSvg(surface));
writeFileSync(new URL("plot-two-paths.svg", images), await plotToSvg(descent));

export default descent;
