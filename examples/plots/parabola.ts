// The function 0.01x² + 0.1x at 0, 0.1, … 19.9.
import { writeFileSync } from "node:fs";
import { plotToSvg } from "@leibniz/viz/node";
import { arange, plotFunction } from "leibniz";

const plot = plotFunction((x: number) => 0.01 * x ** 2 + 0.1 * x, {
  x: arange(0, 20, 0.1),
  title: "0.01x² + 0.1x",
});
console.log(plot.description);
writeFileSync(new URL("../../docs/images/plot-parabola.svg", import.meta.url), await plotToSvg(plot));

export default plot;
