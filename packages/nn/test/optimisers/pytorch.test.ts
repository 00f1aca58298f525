import { describe, expect, it } from "vitest";
import { quadratic, smallNet } from "./problems.ts";
import { rows, twentySteps } from "./table.ts";

// What PyTorch 1.13.0a0 (Debian's python3-torch, float64) has after 20 steps with these options: the parameters of the
// quadratic, and the loss of the small net. For NAdam, where that version multiplies μₜ into Πₜ₊₁ twice, its line is corrected as in
// PyTorch 2.
const figures: readonly [name: string, w: readonly number[], loss: number][] = [
  [
    "Sgd by Nesterov",
    [-0.1612535206126156, -1.0047887153781119, 0.9081254659204377, 0.28830120122774283],
    0.0015585679318724163,
  ],
  [
    "Sgd with momentum, dampening and decay",
    [0.4901306863868425, -0.8909373401194547, 0.698442325779977, 0.31403249161089325],
    0.005515929944766914,
  ],
  [
    "AdaGrad with all options",
    [2.8542789379854696, -1.8549463101760857, 0.5522381887924751, 0.8576960104386558],
    0.2903601180051172,
  ],
  [
    "RmsProp, centred, with momentum and decay",
    [1.047467890891346, -0.9943574828194812, 1.3347890970237246, 0.24676972602971972],
    0.0006432662825924967,
  ],
  [
    "Adam",
    [2.4098351183841347, -1.4308599496520578, 1.0818982932940286, 0.4468835111257254],
    0.04789701426301807,
  ],
  [
    "Adam by AMSGrad, with decay",
    [2.408928389909288, -1.4401183298930496, 1.043911853982007, 0.46696591059823384],
    0.0017942870002411605,
  ],
  [
    "AdamW by AMSGrad",
    [2.0968080252714265, -1.2453558539882559, 1.0067666365424064, 0.37273509403259236],
    0.02348317152649429,
  ],
  [
    "AdaDelta with all options",
    [2.73135517827736, -1.7455203752799948, 0.7451749622541665, 0.7533204541705054],
    0.05649369082210554,
  ],
  [
    "NAdam with all options",
    [2.4509606430248683, -1.4906178048279155, 0.9939769391487925, 0.5160905005828585],
    0.0005569199670431143,
  ],
  [
    "RAdam with decay",
    [2.5017371980640357, -0.9555004559926658, 0.6349051239686178, 0.5087145486900876],
    0.04793379110484176,
  ],
];

describe("20 steps are PyTorch's", () => {
  it.each(figures)("%s", (name, w, loss) => {
    const make = rows.find(([row]) => row === name)![1];
    const onQuadratic = twentySteps(quadratic, make, "float64").w;
    onQuadratic.forEach((each, i) => expect(Math.abs(each - w[i]!)).toBeLessThanOrEqual(1e-12));
    expect(Math.abs(twentySteps(smallNet, make, "float64").loss - loss)).toBeLessThanOrEqual(1e-12);
  });
});
