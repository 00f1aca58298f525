import { LeibnizError, type Parameter } from "@leibniz/core";
import { wholeNumber } from "../settings.ts";
import type { Rate } from "./rate.ts";

/** The learning rates of an optimiser's groups, which a schedule assigns. */
export interface RatedGroups {
  readonly groups: readonly { readonly learningRate: Parameter }[];
}

/** Where a {@link Schedule} stands, as plain JSON. */
export interface ScheduleState {
  readonly steps: number;
  /** What the rates of the groups are computed from. */
  readonly bases: readonly number[];
}

/**
 * Changes the learning rates of an optimiser as training goes on: after n calls of {@link step} that of each group is
 * `rate(base, n)`, where `base` is what it was when the schedule was made. Whether a step is an iteration or an
 * epoch is for the caller to say.
 *
 * ```ts
 * import { parameter } from "@leibniz/core";
 * import { exponentialDecay, Schedule, Sgd } from "@leibniz/nn";
 * const optimiser = new Sgd([parameter(1, { name: "w" })], { learningRate: 8 });
 * const schedule = new Schedule(optimiser, exponentialDecay({ factor: 0.5 }));
 * schedule.step();
 * schedule.step();
 * console.log(optimiser.learningRate.item()); // 2
 * ```
 */
export class Schedule {
  readonly #groups: RatedGroups["groups"];
  readonly #rate: Rate;
  #bases: readonly number[];
  #steps = 0;

  constructor(optimiser: RatedGroups, rate: Rate) {
    this.#groups = optimiser.groups;
    this.#rate = rate;
    this.#bases = this.#groups.map(({ learningRate }) => learningRate.item());
    this.#assign();
  }

  /** How many steps have been taken. */
  get steps(): number {
    return this.#steps;
  }

  /** Takes a step. */
  step(): void {
    this.#steps++;
    this.#assign();
  }

  /** Lets the schedule see what an evaluation found; {@link PlateauSchedule} acts on it. */
  observe(_value: number): void {}

  get state(): ScheduleState {
    return { steps: this.#steps, bases: this.#bases };
  }

  /** @throws LeibnizError when the state has another number of groups, or is none. */
  restore({ steps, bases }: ScheduleState): this {
    if (
      wholeNumber(steps) !== null ||
      !Array.isArray(bases) ||
      bases.length !== this.#groups.length ||
      !bases.every(Number.isFinite)
    ) {
      throw new LeibnizError(
        "Schedule",
        `a state of ${this.#groups.length} groups is { steps, bases: [${this.#bases.join(", ")}] }`,
      );
    }
    this.#steps = steps;
    this.#bases = [...(bases as readonly number[])];
    this.#assign();
    return this;
  }

  /** Computes the rates from other bases from now on. */
  protected rebase(change: (base: number) => number): void {
    this.#bases = this.#bases.map(change);
    this.#assign();
  }

  #assign(): void {
    this.#groups.forEach(({ learningRate }, i) =>
      learningRate.assign(this.#rate(this.#bases[i]!, this.#steps)),
    );
  }
}
