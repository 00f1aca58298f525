// The activation functions of the notes.
import { writeFileSync } from "node:fs";
import { plotToSvg } from "@leibniz/viz/node";
import { arange, plotFunction, relu, sigmoid, tanh, type Tensor } from "leibniz";

const plot = plotFunction(
  { sigmoid: (x: Tensor) => sigmoid(x), tanh: (x: Tensor) => tanh(x), ReLU: (x: Tensor) => relu(x) },
  { x: arange(-5, 5.1, 0.1), yDomain: [-1.2, 3] },
);
console.log(plot.description);
writeFileSync(new URL("../../docs/images/plot-activations.svg", import.meta.url), await plotToSvg(plot));

export default plot;
