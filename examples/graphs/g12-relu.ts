// ReLU on a 2 × 2 matrix: what is not positive is 0, and so is its gradient.
import { relu, tensor, variable } from "leibniz";

const x = variable(
  [
    [1.0, -0.5],
    [-2.0, 3.0],
  ],
  { name: "x" },
);
const y = relu(x).named("y");
y.backward({
  gradient: tensor([
    [1, 1],
    [1, 1],
  ]),
});

export default y;
