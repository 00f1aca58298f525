import { finite, nonNegative, oneOf, settingsOf, type SettingsForm, wholeNumber } from "../settings.ts";

export interface EarlyStopSettings {
  /** After how many evaluations in a row without improvement training ends; default 5. */
  readonly patience: number;
  /** How much better counts as better; default 0. */
  readonly minimumChange: number;
  /** Whether the watched figure is to fall, as a loss, or to rise, as an accuracy; default "minimum". */
  readonly towards: "minimum" | "maximum";
}

/** Where an {@link EarlyStop} stands, as plain JSON. */
export interface EarlyStopState {
  readonly best: number | null;
  readonly worse: number;
}

const FORM: SettingsForm<EarlyStopSettings> = {
  name: "EarlyStop",
  defaults: { patience: 5, minimumChange: 0, towards: "minimum" },
  rules: { patience: wholeNumber, minimumChange: nonNegative, towards: oneOf("minimum", "maximum") },
};

/**
 * Ends training when a figure no longer improves.
 *
 * ```ts
 * import { EarlyStop } from "@leibniz/nn";
 * const stop = new EarlyStop({ patience: 1 });
 * console.log([3, 2, 2, 2].map((loss) => stop.observe(loss))); // [ false, false, false, true ]
 * ```
 */
export class EarlyStop {
  readonly #settings: EarlyStopSettings;
  #best: number | null = null;
  #worse = 0;

  constructor(options: Partial<EarlyStopSettings> = {}) {
    this.#settings = settingsOf(FORM, options);
  }

  /** Sees the figure of an evaluation; whether training should end. */
  observe(value: number): boolean {
    const { patience, minimumChange, towards } = this.#settings;
    const gain =
      this.#best === null ? Infinity : towards === "minimum" ? this.#best - value : value - this.#best;
    if (Number.isFinite(value) && gain > minimumChange) {
      this.#best = value;
      this.#worse = 0;
    } else this.#worse++;
    return this.#worse > patience;
  }

  get state(): EarlyStopState {
    return { best: this.#best, worse: this.#worse };
  }

  /** @throws LeibnizError for what is no state. */
  restore({ best, worse }: EarlyStopState): this {
    settingsOf(
      { name: "EarlyStop", defaults: { best: 0, worse: 0 }, rules: { best: finite, worse: wholeNumber } },
      { best: best ?? 0, worse },
    );
    this.#best = best;
    this.#worse = worse;
    return this;
  }
}
