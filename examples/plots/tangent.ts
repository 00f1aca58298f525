// The tangent of 0.01x² + 0.1x at 5: its slope by a central difference, and by the chain rule.
import { writeFileSync } from "node:fs";
import { plotToSvg } from "@leibniz/viz/node";
import { arange, plotTangent, type Tensor } from "leibniz";

const x = arange(0, 20, 0.1);
const plot = plotTangent((x: number) => 0.01 * x ** 2 + 0.1 * x, { x, at: 5 });
const exact = plotTangent((x: Tensor) => x.pow(2).mul(0.01).add(x.mul(0.1)), { x, at: 5 });
console.log(`by a difference: ${plot.facts[0]?.value}`);
console.log(`by the chain rule: ${exact.facts[0]?.value}`);
writeFileSync(new URL("../../docs/images/plot-tangent.svg", import.meta.url), await plotToSvg(plot));

export default plot;
