// Softmax with cross-entropy over three classes, in its simple form: it sends back y − t.
import { softmaxCrossEntropy, tensor, variable } from "leibniz";

const a = variable([0.3, 2.9, 4.0], { name: "a" });
const t = tensor([0, 1, 0], { name: "t" });

export default softmaxCrossEntropy(a, t).named("L");
