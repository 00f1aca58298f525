import { LeibnizError } from "@leibniz/core";
import {
  finite,
  fraction,
  nonNegative,
  oneOf,
  settingsOf,
  type SettingsForm,
  wholeNumber,
} from "../settings.ts";
import type { Rate } from "./rate.ts";
import { type RatedGroups, Schedule, type ScheduleState } from "./schedule.ts";

export interface PlateauSettings {
  /** What the learning rates are multiplied by; default 0.1. */
  readonly factor: number;
  /** How many observations without improvement are borne; default 10. */
  readonly patience: number;
  /** How much better, in proportion, counts as better; default 1e-4. */
  readonly threshold: number;
  /** Whether a loss is to fall or an accuracy to rise; default "minimum". */
  readonly towards: "minimum" | "maximum";
  /** How many observations after a reduction do not count; default 0. */
  readonly cooldown: number;
  /** No rate falls below this; default 0. */
  readonly minimum: number;
}

const FORM: SettingsForm<PlateauSettings> = {
  name: "PlateauSchedule",
  defaults: { factor: 0.1, patience: 10, threshold: 1e-4, towards: "minimum", cooldown: 0, minimum: 0 },
  rules: {
    factor: fraction,
    patience: wholeNumber,
    threshold: nonNegative,
    towards: oneOf("minimum", "maximum"),
    cooldown: wholeNumber,
    minimum: nonNegative,
  },
};

/** Where a {@link PlateauSchedule} stands, as plain JSON. */
export interface PlateauState extends ScheduleState {
  readonly best: number | null;
  readonly worse: number;
  readonly cooling: number;
}

/**
 * Reduces the learning rates when what {@link observe} sees has not improved for more than `patience` times, as
 * PyTorch's ReduceLROnPlateau does: better is below best · (1 − threshold), or above best · (1 + threshold).
 *
 * With a `rate`, such as a warm-up, that is applied to the reduced bases at each step.
 *
 * ```ts
 * import { parameter } from "@leibniz/core";
 * import { PlateauSchedule, Sgd } from "@leibniz/nn";
 * const optimiser = new Sgd([parameter(1, { name: "w" })], { learningRate: 8 });
 * const schedule = new PlateauSchedule(optimiser, { factor: 0.5, patience: 1 });
 * for (const loss of [3, 2, 2, 2]) schedule.observe(loss);
 * console.log(optimiser.learningRate.item()); // 4
 * ```
 */
export class PlateauSchedule extends Schedule {
  readonly #settings: PlateauSettings;
  #best: number | null = null;
  #worse = 0;
  #cooling = 0;

  constructor(optimiser: RatedGroups, options: Partial<PlateauSettings> = {}, rate: Rate = (base) => base) {
    super(optimiser, rate);
    this.#settings = settingsOf(FORM, options);
  }

  override observe(value: number): void {
    const { factor, patience, cooldown, minimum } = this.#settings;
    if (this.#improves(value)) {
      this.#best = value;
      this.#worse = 0;
    } else this.#worse++;
    if (this.#cooling > 0) {
      this.#cooling--;
      this.#worse = 0;
    }
    if (this.#worse <= patience) return;
    this.rebase((base) => Math.max(base * factor, Math.min(base, minimum)));
    this.#cooling = cooldown;
    this.#worse = 0;
  }

  override get state(): PlateauState {
    return { ...super.state, best: this.#best, worse: this.#worse, cooling: this.#cooling };
  }

  override restore(state: PlateauState): this {
    const { best, worse, cooling } = state;
    if (
      (best !== null && finite(best) !== null) ||
      wholeNumber(worse) !== null ||
      wholeNumber(cooling) !== null
    ) {
      throw new LeibnizError("PlateauSchedule", "a state is { steps, bases, best, worse, cooling }");
    }
    super.restore(state);
    this.#best = best;
    this.#worse = worse;
    this.#cooling = cooling;
    return this;
  }

  #improves(value: number): boolean {
    const { threshold, towards } = this.#settings;
    // NaN and infinities are no improvement.
    if (!Number.isFinite(value)) return false;
    if (this.#best === null) return true;
    return towards === "minimum"
      ? value < this.#best * (1 - threshold)
      : value > this.#best * (1 + threshold);
  }
}
