import type { TrainingSettings } from "./settings.ts";

/** Accuracies that the notes print at a step. */
export interface PrintedRow {
  readonly step: number;
  readonly train: number;
  readonly test: number;
}

/** What the notes print of one training. */
export interface PrintedRun {
  /** The case, and where the notes say it. */
  readonly lesson: "T20" | "T21";
  readonly source: string;
  readonly rows: readonly PrintedRow[];
  /** As printed; null where it is not. */
  readonly seconds: number | null;
}

const row = (step: number, train: number, test: number): PrintedRow => ({ step, train, test });

/** ReLU, layers and backpropagation. The notes' seeds are unknown, so ours differs by the luck of the draw. */
export const PRINTED_RELU: PrintedRun = {
  lesson: "T20",
  source: "002:L808-891",
  seconds: 18.1,
  rows: [
    row(600, 0.90545, 0.9093),
    row(1200, 0.92533, 0.9253),
    row(1800, 0.93527, 0.9337),
    row(2400, 0.94643, 0.9456),
    row(3000, 0.95393, 0.9514),
    row(3600, 0.95905, 0.9569),
    row(4200, 0.96318, 0.9598),
    row(4800, 0.96613, 0.9619),
    row(5400, 0.96948, 0.9664),
    row(6000, 0.97127, 0.9663),
    row(6600, 0.97338, 0.9672),
    row(7200, 0.97565, 0.9701),
    row(7800, 0.97652, 0.9699),
    row(8400, 0.97768, 0.971),
    row(9000, 0.97888, 0.9718),
    row(9600, 0.97983, 0.9722),
  ],
};

/** Sigmoid and backpropagation. The notes count steps from 0: their row 600 is after 601 updates. */
export const PRINTED_SIGMOID: PrintedRun = {
  lesson: "T21",
  source: "004:L901-917",
  seconds: null,
  rows: [
    row(0, 0.09915, 0.1009),
    row(600, 0.7858, 0.7917),
    row(1200, 0.8772, 0.8791),
    row(1800, 0.8961333333333333, 0.8973),
    row(2400, 0.9063, 0.9082),
    row(3000, 0.9125666666666666, 0.9122),
    row(3600, 0.9177, 0.9197),
    row(4200, 0.9223166666666667, 0.9223),
    row(4800, 0.9258666666666666, 0.9244),
    row(5400, 0.9294666666666667, 0.9296),
    row(6000, 0.9317666666666666, 0.9306),
    row(6600, 0.93485, 0.9336),
    row(7200, 0.9363166666666667, 0.9373),
    row(7800, 0.9388333333333333, 0.9392),
    row(8400, 0.9409166666666666, 0.9386),
    row(9000, 0.9436833333333333, 0.9418),
    row(9600, 0.9450833333333334, 0.9422),
  ],
};

/** What the notes print for these settings, whatever the seed; null when they do not. */
export function printedFor(settings: TrainingSettings): PrintedRun | null {
  const { data, model, activation, hidden, standardDeviation, optimiser, learningRate, batch } = settings;
  const asPrinted =
    data === "mnist" &&
    model === "two-layer" &&
    hidden.join() === "50" &&
    standardDeviation === 0.01 &&
    optimiser === "sgd" &&
    learningRate === 0.1 &&
    batch === 100;
  if (!asPrinted) return null;
  return activation === "relu" ? PRINTED_RELU : PRINTED_SIGMOID;
}
