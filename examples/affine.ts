// The affine layer Y = X · W + B on a batch of two rows: dX = dY · Wᵀ, dW = Xᵀ · dY, dB = the sum over the rows.
import { Affine, tensor, variable } from "leibniz";

const X = variable(
  [
    [1, 2],
    [3, 4],
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
Y.backward({
  gradient: tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]),
});

console.log(`Y:\n${Y}`);
console.log(`dX:\n${X.grad}`);
console.log(`dW:\n${W.grad}`);
console.log(`dB:\n${B.grad}`);

export default Y;
