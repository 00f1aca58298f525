// Affine for one row: X (2,), W (2, 3), B (3,), Y (3,).
import { add, matmul, tensor, variable } from "leibniz";

const X = variable([1, 2], { name: "X" });
const W = variable(
  [
    [1, 2, 3],
    [4, 5, 6],
  ],
  { name: "W" },
);
const B = variable([0.1, 0.2, 0.3], { name: "B" });

const Y = add(matmul(X, W), B).named("Y");
Y.backward({ gradient: tensor([1, 1, 1]) });

export default Y;
