// The gradient of f(x₀, x₁) = x₀² + x₁² by differences, at a few points and on a grid of arrows.
import { arange, numericalGradient, type Tensor, tensor } from "leibniz";

const f = (x: Tensor) => x.pow(2).sum();

for (const at of [
  [3, 4],
  [0, 2],
  [3, 0],
]) {
  console.log(`gradient at (${at.join(", ")}): [${numericalGradient(f, tensor(at)).data.join(", ")}]`);
}

const axis = [...arange(-2, 2.5, 0.25).data];
const arrows = axis.flatMap((x1) => axis.map((x0) => numericalGradient(f, tensor([x0, x1])).neg()));
console.log(
  `arrows of −gradient: ${arrows.length}, from (${axis[0]}, ${axis[0]}) to (${axis.at(-1)}, ${axis.at(-1)})`,
);
