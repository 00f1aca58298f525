/** A line of a run log, as JSON: figures of one step. Those of an evaluation stand beside, as `testAccuracy`. */
export interface LogRow {
  /** How many steps have been taken, this one included; 0 before the first. */
  readonly step: number;
  /** How many epochs those are, with a fraction. */
  readonly epoch: number;
  /** The loss on the batch of the step, before the update. */
  readonly loss?: number;
  readonly learningRate: number;
  /** The norm of all gradients, before clipping. */
  readonly gradientNorm?: number;
  /** Milliseconds of training, evaluations and earlier runs included. */
  readonly wallTime: number;
  readonly [figure: string]: number | undefined;
}

/** Where the rows of a run log go. */
export interface LogSink {
  write(row: LogRow): void;
  /** Called when training ends, however it ends. */
  end?(): void;
}
