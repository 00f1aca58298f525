// The full form of the appendix: exp, +, /, log, ×, + and ×(−1), and y − t again at the end.
import { softmaxCrossEntropy, tensor, variable } from "leibniz";

const a = variable([0.3, 2.9, 4.0], { name: "a" });
const t = tensor([0, 1, 0], { name: "t" });

export default softmaxCrossEntropy(a, t).named("L");
