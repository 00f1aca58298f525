import { UsageError } from "../output/usage-error.ts";

export const dataNames = ["mnist", "digits", "spiral"] as const;
export const modelNames = ["two-layer", "mlp", "conv"] as const;
export const activationNames = ["relu", "sigmoid"] as const;
export const dtypeNames = ["float32", "float64"] as const;

/** Each optimiser with the learning rate that it has when none is given: the documents' for sgd. */
export const LEARNING_RATES = {
  sgd: 0.1,
  momentum: 0.01,
  nesterov: 0.01,
  adagrad: 0.01,
  rmsprop: 0.01,
  adam: 0.001,
  adamw: 0.001,
  adadelta: 1,
  nadam: 0.002,
  radam: 0.001,
} as const;

export type DataName = (typeof dataNames)[number];
export type OptimiserName = keyof typeof LEARNING_RATES;
export const optimiserNames = Object.keys(LEARNING_RATES) as readonly OptimiserName[];

/** All that decides what training does, beside how long: the same settings give the same bits. */
export interface TrainingSettings {
  readonly data: DataName;
  readonly model: (typeof modelNames)[number];
  readonly activation: (typeof activationNames)[number];
  /** Units of the hidden layers, first to last. */
  readonly hidden: readonly number[];
  /** Of the weights; null for what the model chooses by its activation (He). */
  readonly standardDeviation: number | null;
  readonly optimiser: OptimiserName;
  readonly learningRate: number;
  readonly batch: number;
  readonly seed: number;
  readonly dtype: (typeof dtypeNames)[number];
}

/** What was asked for, each as it was written; what is left out has the documents' value. */
export type GivenSettings = { readonly [Name in keyof TrainingSettings]?: string | undefined };

type Readers = { readonly [Name in keyof TrainingSettings]: (text: string) => TrainingSettings[Name] };

const readers: Readers = {
  data: oneOf("--data", dataNames),
  model: oneOf("--model", modelNames),
  activation: oneOf("--activation", activationNames),
  hidden: (text) => text.split(",").map(wholeNumber("--hidden", 1, 65_536)),
  standardDeviation: (text) => (text === "he" ? null : numberAbove0("--standard-deviation")(text)),
  optimiser: oneOf("--optimiser", optimiserNames),
  learningRate: numberAbove0("--learning-rate"),
  batch: wholeNumber("--batch", 1),
  seed: wholeNumber("--seed", 0),
  dtype: oneOf("--dtype", dtypeNames),
};

/**
 * The settings for what was asked for, with the documents' defaults for what was not: batches of 100, learning rate
 * 0.1, 50 hidden units, weights of standard deviation 0.01, seed 0.
 *
 * @throws UsageError for a value that is none, or two that do not go together.
 */
export function settingsOf(given: GivenSettings): TrainingSettings {
  const read = <Name extends keyof TrainingSettings>(name: Name, otherwise: TrainingSettings[Name]) => {
    const text = given[name];
    return text === undefined ? otherwise : readers[name](text);
  };
  const data = read("data", "mnist");
  const model = read("model", "two-layer");
  const optimiser = read("optimiser", "sgd");
  const settings: TrainingSettings = {
    data,
    model,
    activation: read("activation", "relu"),
    hidden: read("hidden", model === "two-layer" ? [50] : model === "mlp" ? [100, 100] : [100]),
    standardDeviation: read("standardDeviation", model === "mlp" || data === "spiral" ? null : 0.01),
    optimiser,
    learningRate: read("learningRate", LEARNING_RATES[optimiser]),
    batch: read("batch", 100),
    seed: read("seed", 0),
    dtype: read("dtype", "float32"),
  };
  refuseContradictions(settings);
  return settings;
}

function refuseContradictions({ data, model, activation, hidden }: TrainingSettings): void {
  if (model !== "mlp" && hidden.length > 1) {
    throw new UsageError(`--hidden ${hidden.join(",")}: only --model mlp has more than one hidden layer`);
  }
  if (model === "conv" && activation !== "relu") {
    throw new UsageError("--model conv has ReLU; --activation sigmoid goes with two-layer and mlp");
  }
  if (model === "conv" && data === "spiral") {
    throw new UsageError("--model conv is for pictures; use --data mnist or --data digits");
  }
}

/** The settings as they would be written on the command line. */
export function written(settings: TrainingSettings): Readonly<Record<keyof TrainingSettings, string>> {
  const texts = Object.entries(settings).map(([name, value]) => [
    name,
    value === null ? "he" : String(value),
  ]);
  return Object.fromEntries(texts) as Record<keyof TrainingSettings, string>;
}

/**
 * The settings that a file keeps as JSON.
 *
 * @throws UsageError when it is not that.
 */
export function settingsIn(file: string, kept: unknown): TrainingSettings {
  if (typeof kept !== "object" || kept === null) {
    throw new UsageError(`${file}: it does not say how it was trained; \`leibniz train\` has not written it`);
  }
  const texts = Object.entries(kept).filter(([name]) => Object.hasOwn(readers, name));
  try {
    return settingsOf(
      Object.fromEntries(texts.map(([name, value]) => [name, value === null ? "he" : String(value)])),
    );
  } catch (error) {
    throw new UsageError(`${file}: its settings are wrong: ${(error as Error).message}`, { cause: error });
  }
}

function oneOf<Word extends string>(option: string, words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const word = words.find((each) => each === text);
    if (word === undefined) throw new UsageError(`${option} is one of ${words.join(", ")}; got ${text}`);
    return word;
  };
}

/** Reads a whole number. */
export function wholeNumber(option: string, least: number, most = Number.MAX_SAFE_INTEGER) {
  return (text: string): number => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isSafeInteger(value) && value >= least && value <= most) return value;
    const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `from ${least} to ${most}`;
    throw new UsageError(`${option} is a whole number, ${range}; got ${text}`);
  };
}

function numberAbove0(option: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isFinite(value) && value > 0) return value;
    throw new UsageError(`${option} is a finite number above 0; got ${text}`);
  };
}
