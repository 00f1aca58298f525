import { ADAM, AdamRule, type AdamSettings } from "./adam-rule.ts";
import type { Parameters } from "./optimiser.ts";

/**
 * Adam whose weight decay is no part of the gradient: w is first multiplied by 1 − learningRate · weightDecay, then
 * Adam's step without decay is taken.
 *
 * Source: I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", ICLR 2019.
 *
 * ```ts
 * import { parameter } from "@leibniz/core";
 * import { AdamW } from "@leibniz/nn";
 * const w = parameter(8, { name: "w" });
 * const optimiser = new AdamW([w], { learningRate: 0.5, weightDecay: 0.5, epsilon: 0 });
 * w.square().backward();
 * optimiser.step();
 * console.log(w.item()); // 5.5
 * ```
 */
export class AdamW extends AdamRule {
  constructor(parameters: Parameters<AdamSettings>, options: Partial<AdamSettings> = {}) {
    super({ ...ADAM, name: "AdamW", defaults: { ...ADAM.defaults, weightDecay: 0.01 } }, parameters, options);
  }

  protected override get decoupled(): boolean {
    return true;
  }
}
