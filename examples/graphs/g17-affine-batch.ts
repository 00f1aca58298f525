// Affine for a batch, X (N, 2): B is added to every row, so ∂L/∂B is the sum over the rows.
import { Affine, tensor, variable } from "leibniz";

const X = variable(
  [
    [1, 2],
    [3, 4],
    [5, 6],
    [7, 8],
  ],
  { name: "X" },
);
const W = variable(
  [
    [1, 2, 3],
    [4, 5, 6],
  ],
  { name: "W" },
);
const B = variable([0.1, 0.2, 0.3], { name: "B" });

const Y = new Affine(W, B).forward(X).named("Y");
Y.backward({ gradient: tensor(Array.from({ length: 4 }, () => [1, 1, 1])) });

export default Y;
