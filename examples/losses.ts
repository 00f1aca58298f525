// Loss functions on the notes' two examples: the answer is 2, and the network says 2, or 7.
import { crossEntropyError, sumSquaredError, tensor, variable } from "leibniz";

const t = tensor([0, 0, 1, 0, 0, 0, 0, 0, 0, 0], { name: "t" });
const saysTwo = [0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0];
const saysSeven = [0.1, 0.05, 0.1, 0.0, 0.05, 0.1, 0.0, 0.6, 0.0, 0.0];

for (const [what, numbers] of Object.entries({ "it says 2": saysTwo, "it says 7": saysSeven })) {
  const y = tensor(numbers);
  console.log(`${what}: half the sum of squares ${sumSquaredError(y, t).item()}`);
  console.log(`${what}: cross-entropy          ${crossEntropyError(y, t, { delta: 1e-7 }).item()}`);
}

// A batch: the mean of its rows. Labels may be class indices; the dtype says so, never the size.
const batch = tensor([saysTwo, saysSeven]);
const labels = tensor([2, 2], { dtype: "int32" });
console.log(`both: ${crossEntropyError(batch, labels, { delta: 1e-7 }).item()}`);

// −log y is 0 at y = 1 and grows towards 0; without 1e-7 it is ∞ there.
for (const y of [1, 0.5, 0.1, 0.01, 0]) {
  console.log(`−log ${y}: ${crossEntropyError(tensor([y, 1 - y]), tensor(0, { dtype: "int32" })).item()}`);
}

const y = variable(saysTwo, { name: "y" });
const E = sumSquaredError(y, t).named("E");
E.backward();
console.log(`∂E/∂y = y − t: ${y.grad}`);

export default E;
