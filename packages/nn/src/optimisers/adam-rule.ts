import { adamUpdate, type Parameter, type Tensor } from "@leibniz/core";
import { flag, type SettingsForm } from "../settings.ts";
import { MOMENTS, type MomentSettings } from "./moments.ts";
import { type Beginnings, type Kept, Optimiser } from "./optimiser.ts";

export interface AdamSettings extends MomentSettings {
  /** Divides by the greatest mean of squares so far; default false. */
  readonly amsgrad: boolean;
}

type Moment = "mean" | "square" | "largest";

export const ADAM: Omit<SettingsForm<AdamSettings>, "name"> = {
  defaults: { ...MOMENTS.defaults, amsgrad: false },
  rules: { ...MOMENTS.rules, amsgrad: flag },
};

/** What Adam and AdamW share: all but where the decay of the weights goes. */
export abstract class AdamRule extends Optimiser<AdamSettings, Moment> {
  /** Whether the decay shrinks the parameter itself, or joins its gradient. */
  protected abstract get decoupled(): boolean;

  protected override keeps({ amsgrad }: AdamSettings): Beginnings<Moment> {
    return { arrays: { mean: 0, square: 0, ...(amsgrad ? { largest: 0 } : {}) } };
  }

  protected override update(
    w: Parameter,
    g: Tensor,
    rate: Tensor,
    { step, mean, square, largest }: Kept<Moment>,
    settings: AdamSettings,
  ): Tensor {
    const moments = { mean, square, largest: settings.amsgrad ? largest : null };
    return adamUpdate(w, g, moments, { rate, step }, { ...settings, decoupled: this.decoupled });
  }
}
