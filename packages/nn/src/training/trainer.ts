import { checkOptions, LeibnizError, type RandomState } from "@leibniz/core";
import { stateDict } from "../state/state-dict.ts";
import { type Checkpoint, prefixed, restoreModel, unprefixed } from "./checkpoint.ts";
import { evaluate } from "./evaluate.ts";
import { now, Turns } from "./event-loop.ts";
import { type EvaluationOptions, figureName, type FitOptions, type Plan, planOf } from "./fit-options.ts";
import type { LogRow } from "./run-log.ts";
import { takeStep, type TrainerOptions } from "./training-step.ts";

const OPTIONS = [
  "model",
  "loss",
  "optimiser",
  "batches",
  "schedule",
  "scheduleStep",
  "clipNorm",
  "clipValue",
  "randoms",
];

/** How training ended. */
export interface FitResult {
  readonly step: number;
  readonly epoch: number;
  /** All steps taken, {@link Trainer.stop} called, or no more improvement. */
  readonly ended: "done" | "stopped" | "early";
  /** Of the last evaluation, which is at the last step unless {@link Trainer.stop} was called. */
  readonly figures: Readonly<Record<string, number>>;
  /** Where the last checkpoint is. */
  readonly checkpoint: string | null;
}

/**
 * Trains a model: batch, loss, backward, clipping, update, schedule, step after step, with evaluations, a run log,
 * checkpoints and early stopping on the way. It gives way to the event loop every 50 ms.
 *
 * A run that goes on from a {@link checkpoint} ends with the bits of one that was never interrupted.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { Affine, DataLoader, Dataset, Sgd, Trainer } from "@leibniz/nn";
 * const data = new Dataset(tensor([[1], [2], [3]]), tensor([[3], [5], [7]])); // t = 2x + 1
 * const model = Affine.of(1, 1, { dtype: "float64" });
 * const trainer = new Trainer({
 *   model,
 *   loss: ({ x, t }) => model.forward(x).sub(t).square().mean(),
 *   optimiser: new Sgd(model.parameters(), { learningRate: 0.1 }),
 *   batches: new DataLoader(data, { batchSize: 3 }),
 * });
 * const { step } = await trainer.fit({ epochs: 500 });
 * console.log(step, model.W.data[0]!.toFixed(3), model.b.data[0]!.toFixed(3)); // 500 2.000 1.000
 * ```
 */
export class Trainer<Batch> {
  readonly #options: TrainerOptions<Batch>;
  #step = 0;
  #wallTime = 0;
  #running = false;
  #stopping = false;
  #earlyStop: FitOptions<Batch>["earlyStop"] | undefined;
  /** What a checkpoint said of early stopping before {@link fit} brought one. */
  #earlyStopState: Checkpoint["position"]["earlyStop"] = null;
  #kept: string | null = null;

  constructor(options: TrainerOptions<Batch>) {
    checkOptions("Trainer", options, OPTIONS);
    this.#options = options;
  }

  /** How many steps have been taken. */
  get step(): number {
    return this.#step;
  }

  /** Ends {@link fit} after the step that is under way, with its checkpoint and its log complete. */
  stop(): void {
    this.#stopping = true;
  }

  /**
   * Trains until as many steps have been taken as the options say, those of earlier calls and of a restored checkpoint
   * included.
   *
   * @throws DivergenceError when a loss or a gradient is NaN or infinite: the parameters are those of the step before.
   * @throws LeibnizError for wrong options, a loss that is not one number, and a second call while one is running.
   */
  async fit(options: FitOptions<Batch>): Promise<FitResult> {
    if (this.#running) throw new LeibnizError("Trainer", "fit is running already");
    const plan = planOf(options, this.#options.batches.batchesPerEpoch);
    this.#running = true;
    this.#stopping = false;
    this.#earlyStop = options.earlyStop;
    if (options.earlyStop !== undefined && this.#earlyStopState !== null) {
      options.earlyStop.restore(this.#earlyStopState);
      this.#earlyStopState = null;
    }
    try {
      options.progress?.start(plan.steps, this.#step);
      return await this.#run(options, plan);
    } finally {
      this.#running = false;
      options.progress?.end();
      options.log?.sink.end?.();
    }
  }

  /** All that a later run needs to go on from here. */
  get checkpoint(): Checkpoint {
    const { model, optimiser, batches, schedule, randoms = {} } = this.#options;
    return {
      tensors: {
        ...prefixed("model.", stateDict(model)),
        ...prefixed("optimiser.", Object.entries(optimiser.state)),
      },
      position: {
        step: this.#step,
        wallTime: this.#wallTime,
        batches: batches.state,
        schedule: schedule?.state ?? null,
        earlyStop: this.#earlyStop?.state ?? this.#earlyStopState,
        randoms: Object.fromEntries(Object.entries(randoms).map(([name, random]) => [name, random.state])),
      },
    };
  }

  /**
   * Goes on from a checkpoint of a trainer with the same model, optimiser, data and options. `from` says where it was
   * kept, for an error that names the last good one.
   *
   * @throws LeibnizError when it does not fit; then nothing has changed.
   */
  restore(checkpoint: Checkpoint, from: string | null = null): this {
    if (this.#running)
      throw new LeibnizError("Trainer", "a checkpoint cannot be restored while fit is running");
    const before = this.checkpoint;
    try {
      this.#take(checkpoint);
    } catch (error) {
      this.#take(before);
      throw error;
    }
    this.#kept = from;
    return this;
  }

  #take({ tensors, position }: Checkpoint): void {
    const { model, optimiser, batches, schedule, randoms = {} } = this.#options;
    const names = Object.keys(randoms);
    if (names.toSorted().join() !== Object.keys(position.randoms).toSorted().join()) {
      throw new LeibnizError(
        "Checkpoint",
        `it has the random streams [${Object.keys(position.randoms).join(", ")}]; this trainer has [${names.join(", ")}]`,
      );
    }
    if ((schedule === undefined) !== (position.schedule === null)) {
      throw new LeibnizError(
        "Checkpoint",
        "either it or this trainer has a schedule, and the other has none",
      );
    }
    optimiser.restore(unprefixed("optimiser.", tensors));
    restoreModel(model, unprefixed("model.", tensors));
    batches.restore(position.batches);
    if (position.schedule !== null) schedule?.restore(position.schedule);
    for (const name of names) randoms[name]!.restore(position.randoms[name] as RandomState);
    this.#earlyStop = undefined;
    this.#earlyStopState = position.earlyStop;
    this.#step = position.step;
    this.#wallTime = position.wallTime;
  }

  async #run(options: FitOptions<Batch>, plan: Plan): Promise<FitResult> {
    const { batches, model } = this.#options;
    const turns = new Turns();
    let figures: Readonly<Record<string, number>> = {};
    let since = now();
    const clock = (): void => {
      const time = now();
      this.#wallTime += time - since;
      since = time;
    };
    model.train();
    const atStart = options.evaluation?.atStart === true && this.#step === 0;
    if (options.evaluation !== undefined && (atStart || this.#step >= plan.steps)) {
      figures = await this.#evaluate(options.evaluation);
      clock();
      const row = { ...this.#row({}), ...figures };
      await this.#tell(options, row, { stepped: false, evaluated: true, logged: atStart });
    }
    let ended: FitResult["ended"] = "done";
    while (this.#step < plan.steps) {
      const due = (this.#step + 1) % plan.evaluateEvery === 0;
      const evaluated = options.evaluation !== undefined && (due || this.#step + 1 >= plan.steps);
      const logged = options.log !== undefined && (evaluated || (this.#step + 1) % plan.logEvery === 0);
      const place = { step: this.#step + 1, wantsNorm: logged, checkpoint: this.#kept };
      const taken = takeStep(this.#options, place);
      this.#step++;
      let early = false;
      if (evaluated) {
        figures = await this.#evaluate(options.evaluation!);
        // At the last step only if it was due: a run that goes on from here is to end as an unbroken one.
        early = due && this.#observe(options, figures);
      }
      clock();
      const row: LogRow = { ...this.#row(taken), ...(evaluated ? figures : {}) };
      await this.#tell(options, row, { stepped: true, evaluated, logged });
      ended = early ? "early" : this.#stopping ? "stopped" : "done";
      const last = ended !== "done" || this.#step >= plan.steps;
      if (options.checkpoints !== undefined && (last || this.#step % plan.checkpointEvery === 0)) {
        this.#kept = await options.checkpoints.store.write(this.checkpoint);
      }
      if (last || turns.over) options.progress?.update(this.#step, figuresIn(row));
      if (last) break;
      if (turns.over) await turns.pass();
    }
    return {
      step: this.#step,
      epoch: this.#step / batches.batchesPerEpoch,
      ended,
      figures,
      checkpoint: this.#kept,
    };
  }

  async #evaluate({ sets, metrics }: EvaluationOptions<Batch>): Promise<Readonly<Record<string, number>>> {
    const figures: Record<string, number> = {};
    for (const [set, batches] of Object.entries(sets)) {
      const means = await evaluate(this.#options.model, batches(), metrics);
      for (const [metric, value] of Object.entries(means)) figures[figureName(set, metric)] = value;
    }
    return figures;
  }

  /** Lets schedule and early stopping see what was found; whether training should end. */
  #observe({ evaluation, earlyStop }: FitOptions<Batch>, figures: Readonly<Record<string, number>>): boolean {
    const value = evaluation?.watch === undefined ? undefined : figures[evaluation.watch];
    if (value === undefined) return false;
    this.#options.schedule?.observe(value);
    return earlyStop?.observe(value) ?? false;
  }

  #row(taken: { readonly loss?: number; readonly gradientNorm?: number }): LogRow {
    const { batches, optimiser } = this.#options;
    return {
      step: this.#step,
      epoch: this.#step / batches.batchesPerEpoch,
      ...taken,
      learningRate: optimiser.learningRate.item(),
      wallTime: Math.round(this.#wallTime * 1000) / 1000,
    };
  }

  async #tell(
    { log, callbacks = [] }: FitOptions<Batch>,
    row: LogRow,
    { stepped, evaluated, logged }: Readonly<Record<"stepped" | "evaluated" | "logged", boolean>>,
  ): Promise<void> {
    if (logged) log?.sink.write(row);
    for (const each of callbacks) {
      if (stepped) each.step?.(row);
      if (evaluated) await each.evaluation?.(row);
      if (stepped && Number.isInteger(row.epoch)) await each.epoch?.(row);
    }
  }
}

/** The figures that a progress bar may show. */
function figuresIn(row: LogRow): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(row).filter((entry): entry is [string, number] => entry[1] !== undefined),
  );
}
