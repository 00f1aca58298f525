// The cross-entropy error of a sample is −log y, where y is what the network gives the right class.
import { writeFileSync } from "node:fs";
import { plotToSvg } from "@leibniz/viz/node";
import { plotNegativeLog } from "leibniz";

const plot = plotNegativeLog();
console.log(plot.description);
writeFileSync(new URL("../../docs/images/plot-negative-log.svg", import.meta.url), await plotToSvg(plot));

export default plot;
