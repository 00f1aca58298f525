// Sigmoid in four stages: ×(−1), exp, +1, 1/x. It is one node; the picture opens it.
import { sigmoid, variable } from "leibniz";

const x = variable(1, { name: "x" });

export default sigmoid(x).named("y");
