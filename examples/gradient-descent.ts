// Gradient descent on f(x₀, x₁) = x₀² + x₁² from (−3, 4): a good learning rate, one too large, one too small.
import { noGrad, numericalGradient, parameter, type Tensor, tensor } from "leibniz";

const f = (x: Tensor) => x.pow(2).sum();

function descend(start: Tensor, learningRate: number, steps: number): Tensor {
  let x = start;
  for (let step = 0; step < steps; step++) x = x.sub(numericalGradient(f, x).mul(learningRate));
  return x;
}

const start = tensor([-3, 4]);
console.log(`learning rate 0.1:   [${descend(start, 0.1, 100).data.join(", ")}]`);
console.log(`learning rate 10:    [${descend(start, 10, 100).data.join(", ")}]  (diverges)`);
console.log(`learning rate 1e-10: [${descend(start, 1e-10, 100).data.join(", ")}]  (hardly moves)`);

// Tensors are immutable, so `start` is where it was. An array that is written to in place is not: the notes' figure
// for learning rate 10 came from a run that began where the run before had ended.
console.log(`second run from there: [${descend(descend(start, 0.1, 100), 10, 100).data.join(", ")}]`);

// The same with the chain rule instead of differences: W ← W − η · ∂L/∂W.
const W = parameter([-3, 4], { name: "W" });
for (let step = 0; step < 20; step++) {
  W.zeroGrad();
  f(W).backward();
  W.assign(noGrad(() => W.sub(W.grad!.mul(0.1))));
}
console.log(`20 steps by backward: [${W.data.join(", ")}]`);
