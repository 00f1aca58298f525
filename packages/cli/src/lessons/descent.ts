import { numericalGradient, type Tensor, tensor } from "@leibniz/core";

/** What the notes differentiate in one variable: f(x) = 0.01x² + 0.1x. */
export const parabola = (x: number): number => 0.01 * x ** 2 + 0.1 * x;

/** What they descend on: f(x₀, x₁) = x₀² + x₁². */
export const bowl = (x: Tensor): Tensor => x.pow(2).sum();

export interface Descent {
  /** Where each step began. */
  readonly history: readonly (readonly number[])[];
  /** Where the last step ended. */
  readonly end: readonly number[];
}

/** Gradient descent by numerical gradients, from a copy of `start`: x ← x − η · ∂f/∂x. */
export function descend(
  f: (x: Tensor) => Tensor,
  start: readonly number[],
  options: { readonly learningRate: number; readonly steps: number },
): Descent {
  const x = [...start];
  return descendInPlace(f, x, options);
}

/** The same as the notes write it, which moves the caller's own array: the next run starts where this one ended. */
export function descendInPlace(
  f: (x: Tensor) => Tensor,
  x: number[],
  { learningRate, steps }: { readonly learningRate: number; readonly steps: number },
): Descent {
  const history: number[][] = [];
  for (let step = 0; step < steps; step++) {
    history.push([...x]);
    const gradient = numericalGradient(f, tensor(x)).data;
    x.forEach((value, i) => (x[i] = value - learningRate * gradient[i]!));
  }
  return { history, end: [...x] };
}
