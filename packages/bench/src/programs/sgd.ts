import { noGrad, type Parameter } from "@leibniz/core";

/** One step of gradient descent, `p ← p − η · ∂loss/∂p`; the gradients are used up. */
export function sgd(parameters: readonly Parameter[], learningRate: number): void {
  noGrad(() => {
    for (const p of parameters) {
      p.assign(p.sub(p.grad!.mul(learningRate)));
      p.zeroGrad();
    }
  });
}
