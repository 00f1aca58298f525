// Where x₀² + x₁² falls most steeply: −grad f at 17 × 17 places.
import { writeFileSync } from "node:fs";
import { plotToSvg } from "@leibniz/viz/node";
import { arange, plotQuiver } from "leibniz";

// Up to 2 and not to 2.25: an axis that ends at 2 would cut the last row of arrows off.
const axis = arange(-2, 2.25, 0.25);
const plot = plotQuiver((x0: number, x1: number) => x0 ** 2 + x1 ** 2, { x0: axis, x1: axis });
console.log(plot.description);
writeFileSync(new URL("../../docs/images/plot-quiver.svg", import.meta.url), await plotToSvg(plot));

export default plot;
