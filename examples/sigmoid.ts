// Sigmoid, first as one node, then unfolded into ×(−1), exp, +1 and 1/x. Both give y(1 − y).
import { expandComposites, explain, graphOf, sigmoid, variable } from "leibniz";

const x = variable(1, { name: "x" });
const folded = sigmoid(x).named("y");
folded.backward();
console.log(`y: ${folded.item()}`);
console.log(`dy/dx: ${x.grad?.item()}`);

const unfolded = expandComposites(() => sigmoid(variable(1, { name: "x" }))).named("y");
unfolded.backward();
console.log(explain(graphOf(unfolded)));

export default unfolded;
