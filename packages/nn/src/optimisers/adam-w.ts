import type { Parameter, Tensor } from "@leibniz/core";
import { ADAM, type AdamMoment, type AdamSettings, adamStep, keptByAdam } from "./adam.ts";
import { type Beginnings, type Kept, Optimiser, type Parameters } from "./optimiser.ts";
import type { SettingsForm } from "../settings.ts";

const FORM: SettingsForm<AdamSettings> = {
  ...ADAM,
  name: "AdamW",
  defaults: { ...ADAM.defaults, weightDecay: 0.01 },
};

/**
 * Adam whose weight decay is no part of the gradient: w is first multiplied by 1 − learningRate · weightDecay, then
 * {@link Adam}'s step without decay is taken.
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
export class AdamW extends Optimiser<AdamSettings, AdamMoment> {
  constructor(parameters: Parameters<AdamSettings>, options: Partial<AdamSettings> = {}) {
    super(FORM, parameters, options);
  }

  protected override keeps({ amsgrad }: AdamSettings): Beginnings<AdamMoment> {
    return keptByAdam(amsgrad);
  }

  protected override update(
    w: Parameter,
    g: Tensor,
    rate: Tensor,
    kept: Kept<AdamMoment>,
    settings: AdamSettings,
  ): Tensor {
    return adamStep(w, g, rate, kept, settings, true);
  }
}
