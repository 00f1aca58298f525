import type { AdamStep, Kernels, SgdStep } from "../kernels.ts";

export const descend: Kernels["descend"] = (out, w, g, rate) => {
  if (out instanceof Float32Array) {
    const single = Math.fround(rate);
    for (let i = 0; i < out.length; i++) out[i] = w[i]! - Math.fround(single * g[i]!);
  } else {
    for (let i = 0; i < out.length; i++) out[i] = w[i]! - rate * g[i]!;
  }
};

/** The shares of the old velocity and of the gradient in the new velocity. */
export function velocityShares({ first, momentum, dampening }: SgdStep): readonly [number, number] {
  return first ? [0, 1] : [momentum, 1 - dampening];
}

export const sgd: Kernels["sgd"] = (out, w, g, velocity, step) => {
  const { rate, momentum, nesterov, weightDecay } = step;
  const [keep, gain] = velocityShares(step);
  for (let i = 0; i < out.length; i++) {
    const parameter = w[i]!;
    const direction = weightDecay === 0 ? g[i]! : g[i]! + weightDecay * parameter;
    const moved = keep * velocity[i]! + gain * direction;
    velocity[i] = moved;
    out[i] = parameter - rate * (nesterov ? direction + momentum * moved : moved);
  }
};

/** What a step of Adam makes of its settings before it looks at a number. */
export function adamFactors({ rate, beta1, beta2, weightDecay, decoupled, step }: AdamStep): {
  /** Rate of the step, with the bias of the mean undone. */
  readonly corrected: number;
  /** What √v is divided by, to undo its bias. */
  readonly root: number;
  /** What joins the gradient. */
  readonly decay: number;
  /** What the parameter is multiplied by. */
  readonly shrink: number;
} {
  return {
    corrected: rate / (1 - beta1 ** step),
    root: Math.sqrt(1 - beta2 ** step),
    decay: decoupled ? 0 : weightDecay,
    shrink: decoupled ? 1 - rate * weightDecay : 1,
  };
}

export const adam: Kernels["adam"] = (out, w, g, mean, square, largest, step) => {
  const { beta1, beta2, epsilon } = step;
  const { corrected, root, decay, shrink } = adamFactors(step);
  for (let i = 0; i < out.length; i++) {
    const parameter = w[i]!;
    const direction = decay === 0 ? g[i]! : g[i]! + decay * parameter;
    const m = beta1 * mean[i]! + (1 - beta1) * direction;
    let v = beta2 * square[i]! + (1 - beta2) * direction * direction;
    mean[i] = m;
    square[i] = v;
    if (largest !== null) largest[i] = v = Math.max(v, largest[i]!);
    out[i] = shrink * parameter - (corrected * m) / (Math.sqrt(v) / root + epsilon);
  }
};
