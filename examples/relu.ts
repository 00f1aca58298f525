// ReLU: what is positive passes, forward and backward; the rest is stopped, and at 0 the derivative is 0.
import { relu, tensor, variable } from "leibniz";

const x = variable(
  [
    [1.0, -0.5],
    [-2.0, 3.0],
  ],
  { name: "x" },
);
const y = relu(x);
y.backward({
  gradient: tensor([
    [1, 1],
    [1, 1],
  ]),
});

console.log(`out:\n${y}`);
console.log(`gradient:\n${x.grad}`);

export default relu(variable(2, { name: "x" })).named("y");
