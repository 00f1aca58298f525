// Softmax with cross-entropy, as one node and unfolded as in the book's appendix. Both send back y − t.
import { expandComposites, softmax, softmaxCrossEntropy, tensor, variable } from "leibniz";

const t = tensor([0, 1, 0], { name: "t" });

const a = variable([0.3, 2.9, 4.0], { name: "a" });
const loss = softmaxCrossEntropy(a, t).named("L");
loss.backward();
console.log(`y: ${softmax(a).data.join(", ")}`);
console.log(`L: ${loss.item()}`);
console.log(`da: ${a.grad?.data.join(", ")}`);

const unfolded = expandComposites(() =>
  softmaxCrossEntropy(variable([0.3, 2.9, 4.0], { name: "a" }), t),
).named("L");
unfolded.backward();
console.log(`unfolded: ${unfolded.item()}`);

export default unfolded;
