// Two answers to a picture of a 2, and what each costs: by the sum of squared errors and by cross-entropy.
import { writeFileSync } from "node:fs";
import { plotToSvg } from "@leibniz/viz/node";
import { crossEntropyError, plotBars, sumSquaredError, tensor } from "leibniz";

const t = [0, 0, 1, 0, 0, 0, 0, 0, 0, 0];
const answers = {
  right: [0.1, 0.05, 0.6, 0, 0.05, 0.1, 0, 0.1, 0, 0],
  wrong: [0.1, 0.05, 0.1, 0, 0.05, 0.1, 0, 0.6, 0, 0],
};

const plots = Object.entries(answers).map(([name, y]) => {
  const facts = {
    "sum of squared errors": sumSquaredError(tensor(y), tensor(t)).item(),
    "cross-entropy error": crossEntropyError(tensor(y), tensor(t), { delta: 1e-7 }).item(),
  };
  for (const [error, value] of Object.entries(facts)) console.log(`${name}: ${error} ${value}`);
  const most = y.indexOf(Math.max(...y));
  return { name, plot: plotBars({ y, t }, { facts, title: `The answer ${most} to a picture of a 2` }) };
});
const images = new URL("../../docs/images/", import.meta.url);
for (const { name, plot } of plots) {
  writeFileSync(new URL(`plot-answer-${name}.svg`, images), await plotToSvg(plot));
}

export default plots[0]!.plot;
