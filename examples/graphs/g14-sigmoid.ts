// The four stages folded into one node, whose gradient needs the output alone: y(1 − y).
import { sigmoid, variable } from "leibniz";

const x = variable(1, { name: "x" });

export default sigmoid(x).named("y");
