// Twenty steps of gradient descent on x₀² + x₁² from (−3, 4): each point is 0.8 of the one before.
import { writeFileSync } from "node:fs";
import { plotToSvg } from "@leibniz/viz/node";
import { plotDescent } from "leibniz";

const plot = plotDescent((x0: number, x1: number) => x0 ** 2 + x1 ** 2, {
  start: [-3, 4],
  learningRate: 0.1,
  steps: 20,
});
for (const { name, value } of plot.facts) console.log(`${name}: ${value}`);
writeFileSync(new URL("../../docs/images/plot-descent.svg", import.meta.url), await plotToSvg(plot));

export default plot;
