import { descend, noGrad, type Parameter, tensor } from "@leibniz/core";

/** One step of gradient descent, `p ← p − η · ∂loss/∂p`; the gradients are used up. */
export function sgd(parameters: readonly Parameter[], learningRate: number): void {
  const rate = tensor(learningRate);
  noGrad(() => {
    for (const p of parameters) {
      p.assign(descend(p, p.grad!, rate));
      p.zeroGrad();
    }
  });
}
