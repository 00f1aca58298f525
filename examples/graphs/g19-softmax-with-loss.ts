// Softmax and the cross-entropy error behind it, three classes, in the simple form of two boxes: y − t goes back.
import { log, scope, softmax, sum, tensor, variable } from "leibniz";

const a = variable([0.3, 2.9, 4.0], { name: "a" });
const t = tensor([0, 1, 0], { name: "t" });

const y = softmax(a).named("y");

export default scope("Cross Entropy Error", () => sum(t.mul(log(y))).neg()).named("L");
