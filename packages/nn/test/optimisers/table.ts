import { type Parameter } from "@leibniz/core";
import { AdaDelta, AdaGrad, Adam, AdamW, NAdam, type Optimiser, RAdam, RmsProp, Sgd } from "@leibniz/nn";
import type { Problem } from "./problems.ts";
import * as rules from "./rules.ts";

export type Made = (
  parameters: readonly Parameter[],
) => Pick<Optimiser, "step" | "zeroGrad" | "state" | "restore">;

const lr = 0.03;
/** Each optimiser with its options, and the published formula with the same. */
export const rows: readonly [name: string, make: Made, rule: rules.Rule][] = [
  ["Sgd", (p) => new Sgd(p, { learningRate: lr }), rules.sgd({ lr })],
  [
    "Sgd with decay",
    (p) => new Sgd(p, { learningRate: lr, weightDecay: 0.1 }),
    rules.sgd({ lr, decay: 0.1 }),
  ],
  [
    "Sgd with momentum",
    (p) => new Sgd(p, { learningRate: lr, momentum: 0.9 }),
    rules.sgd({ lr, momentum: 0.9 }),
  ],
  [
    "Sgd with momentum, dampening and decay",
    (p) => new Sgd(p, { learningRate: lr, momentum: 0.8, dampening: 0.3, weightDecay: 0.05 }),
    rules.sgd({ lr, momentum: 0.8, dampening: 0.3, decay: 0.05 }),
  ],
  [
    "Sgd by Nesterov",
    (p) => new Sgd(p, { learningRate: lr, momentum: 0.9, nesterov: true, weightDecay: 0.05 }),
    rules.sgd({ lr, momentum: 0.9, nesterov: true, decay: 0.05 }),
  ],
  ["AdaGrad", (p) => new AdaGrad(p, { learningRate: lr }), rules.adaGrad({ lr })],
  [
    "AdaGrad with all options",
    (p) =>
      new AdaGrad(p, {
        learningRate: lr,
        learningRateDecay: 0.1,
        weightDecay: 0.05,
        initialAccumulator: 0.5,
        epsilon: 1e-3,
      }),
    rules.adaGrad({ lr, lrDecay: 0.1, decay: 0.05, start: 0.5, eps: 1e-3 }),
  ],
  ["RmsProp", (p) => new RmsProp(p, { learningRate: lr }), rules.rmsProp({ lr })],
  [
    "RmsProp, centred, with momentum and decay",
    (p) =>
      new RmsProp(p, {
        learningRate: lr,
        alpha: 0.9,
        centred: true,
        momentum: 0.5,
        weightDecay: 0.05,
        epsilon: 1e-3,
      }),
    rules.rmsProp({ lr, alpha: 0.9, centred: true, momentum: 0.5, decay: 0.05, eps: 1e-3 }),
  ],
  ["Adam", (p) => new Adam(p, { learningRate: lr }), rules.adam({ lr })],
  [
    "Adam by AMSGrad, with decay",
    (p) => new Adam(p, { learningRate: lr, amsgrad: true, weightDecay: 0.05, beta1: 0.8, beta2: 0.9 }),
    rules.adam({ lr, amsgrad: true, decay: 0.05, beta1: 0.8, beta2: 0.9 }),
  ],
  ["AdamW", (p) => new AdamW(p, { learningRate: lr }), rules.adam({ lr, decoupled: true, decay: 0.01 })],
  [
    "AdamW by AMSGrad",
    (p) => new AdamW(p, { learningRate: lr, amsgrad: true, weightDecay: 0.2, beta2: 0.9, epsilon: 1e-4 }),
    rules.adam({ lr, amsgrad: true, decay: 0.2, decoupled: true, beta2: 0.9, eps: 1e-4 }),
  ],
  ["AdaDelta", (p) => new AdaDelta(p), rules.adaDelta({})],
  [
    "AdaDelta with all options",
    (p) => new AdaDelta(p, { learningRate: 0.5, rho: 0.8, epsilon: 1e-4, weightDecay: 0.05 }),
    rules.adaDelta({ lr: 0.5, rho: 0.8, eps: 1e-4, decay: 0.05 }),
  ],
  ["NAdam", (p) => new NAdam(p, { learningRate: lr }), rules.nAdam({ lr })],
  [
    "NAdam with all options",
    (p) => new NAdam(p, { learningRate: lr, beta1: 0.8, beta2: 0.95, weightDecay: 0.05, momentumDecay: 0.1 }),
    rules.nAdam({ lr, beta1: 0.8, beta2: 0.95, decay: 0.05, psi: 0.1 }),
  ],
  ["RAdam", (p) => new RAdam(p, { learningRate: lr }), rules.rAdam({ lr })],
  [
    "RAdam with decay",
    (p) => new RAdam(p, { learningRate: lr, beta1: 0.8, beta2: 0.98, weightDecay: 0.05, epsilon: 1e-4 }),
    rules.rAdam({ lr, beta1: 0.8, beta2: 0.98, decay: 0.05, eps: 1e-4 }),
  ],
  [
    // ρ never reaches 5: plain momentum to the end.
    "RAdam with a short memory",
    (p) => new RAdam(p, { learningRate: lr, beta2: 0.6 }),
    rules.rAdam({ lr, beta2: 0.6 }),
  ],
];

/** The parameters after 20 steps, and the loss there. */
export function twentySteps(
  problem: Problem,
  make: Made,
  dtype: "float32" | "float64",
): { readonly w: readonly number[]; readonly loss: number } {
  const { parameters, loss } = problem.tensors(dtype);
  const optimiser = make(parameters);
  for (let t = 1; t <= 20; t++) {
    optimiser.zeroGrad();
    loss().backward();
    optimiser.step();
  }
  return { w: parameters.flatMap((w) => [...w.data]), loss: loss().item() };
}
