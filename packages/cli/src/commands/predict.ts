import { type Tensor, tensor } from "@leibniz/core";
import { Dataset, type Network } from "@leibniz/nn";
import type { Command } from "commander";
import { exampleHelp } from "../output/help-text.ts";
import { print } from "../output/standard-output.ts";
import { tableText } from "../output/table.ts";
import { UsageError } from "../output/usage-error.ts";
import { captionOf, digitRows } from "../pictures/digit-rows.ts";
import { readPicture, SIDE } from "../pictures/read-picture.ts";
import { description } from "../training/network-of.ts";
import { loadModel, type SavedModel } from "../training/saved-model.ts";
import { dataNames, settingsOf, wholeNumber } from "../training/settings.ts";
import { loadData, SHAPES } from "../training/training-data.ts";

/** The options of `leibniz predict`, as they were written. */
export interface PredictCommandOptions {
  readonly data?: string;
  readonly dataDirectory?: string;
  readonly image?: string;
  readonly invert?: boolean;
  readonly count: string;
  readonly json?: boolean;
}

/** What a network says of one sample. */
interface Prediction {
  readonly predicted: number;
  /** Null for a picture, whose class is not known. */
  readonly actual: number | null;
  readonly probability: number;
  readonly probabilities: readonly number[];
}

/** Adds `predict` to the command line. */
export function registerPredict(program: Command): void {
  program
    .command("predict <model>")
    .description("what a saved network says of its test data, or of one picture")
    .option("--data <name>", `${dataNames.join(", ")} (default: what it was trained on)`)
    .option("--data-directory <dir>", "where MNIST's files are (default: mnist/ in $LEIBNIZ_DATA)")
    .option("--image <file>", "one picture of 28 x 28, light on dark: .npy, .png or .pgm")
    .option("--invert", "the picture is dark on light")
    .option("--count <n>", "how many to show", "10")
    .option("--json", "predictions and probabilities as JSON")
    .addHelpText("after", exampleHelp("leibniz predict digits.safetensors"))
    .action((model: string, options: PredictCommandOptions) => predictCommand(model, options));
}

/** `leibniz predict`. */
export async function predictCommand(path: string, options: PredictCommandOptions): Promise<void> {
  const count = wholeNumber("--count", 1, 1000)(options.count);
  const model = loadModel(path);
  if (options.image !== undefined) return ofImage(path, model, options.image, options);
  if (options.invert === true) throw new UsageError("--invert is for --image");
  const data = options.data === undefined ? model.settings.data : settingsOf({ data: options.data }).data;
  if (SHAPES[data].inputs !== SHAPES[model.settings.data].inputs) {
    throw new UsageError(
      `${path}: it was trained on ${model.settings.data}, and --data ${data} has other inputs`,
    );
  }
  const { test } = await loadData(data, options.dataDirectory);
  // The first points of the spiral all lie in its middle.
  const stride = data === "spiral" ? Math.max(1, Math.floor(test.length / count)) : 1;
  const length = Math.min(count, Math.floor(test.length / stride));
  const shown = test.take(Array.from({ length }, (_, i) => i * stride));
  const predictions = predictionsOf(model.network, shown);
  const accuracy = model.network.accuracy(test.x, test.t, { batch: 500 });
  if (options.json === true) {
    await print(jsonOf(path, model, { data, samples: test.length, accuracy, predictions }));
    return;
  }
  const right = predictions.filter(({ predicted, actual }) => predicted === actual).length;
  await print(
    `${path}: ${description(model.settings)}, ${model.step} steps on ${model.settings.data}, seed ${model.settings.seed}\n\n` +
      (SHAPES[data].inputs === SIDE * SIDE ? pictures(shown.x, predictions) : points(shown.x, predictions)) +
      `\n${right} of these ${predictions.length} are right\n` +
      `accuracy on the ${test.length} test samples of ${data}: ${accuracy}\n`,
  );
}

async function ofImage(
  path: string,
  model: SavedModel,
  image: string,
  { data, invert = false, json = false }: PredictCommandOptions,
): Promise<void> {
  if (data !== undefined) throw new UsageError("--data and --image are two things to look at; choose one");
  if (SHAPES[model.settings.data].inputs !== SIDE * SIDE) {
    throw new UsageError(`${path}: it was trained on ${model.settings.data}, which are no pictures`);
  }
  // Dark ink stands on white paper.
  const read = readPicture(image, invert ? 1 : 0);
  const pixels = invert ? read.map((ink) => 1 - ink) : read;
  const x = tensor(pixels, { shape: [1, pixels.length] });
  const [prediction] = predictionsOf(model.network, new Dataset(x, tensor([-1], { dtype: "int32" })));
  const { predicted, probability, probabilities } = prediction!;
  if (json) {
    const predictions = [{ predicted, actual: null, probability, probabilities }];
    await print(jsonOf(path, model, { image, predictions }));
    return;
  }
  const rows = probabilities.map((share, digit) => [
    digit,
    share.toFixed(4),
    "█".repeat(Math.round(share * 30)),
  ]);
  await print(
    `${digitRows([{ pixels, side: SIDE, caption: "" }])}\n${tableText(["digit", "probability", ""], rows)}\n` +
      `prediction: ${predicted} (probability ${probability.toFixed(4)})\n`,
  );
}

function predictionsOf(network: Network, { x, t }: Dataset): Prediction[] {
  const y = network.probabilities(x);
  const classes = y.shape[1]!;
  return Array.from({ length: y.shape[0]! }, (_, i) => {
    const probabilities = Array.from(y.data.subarray(i * classes, (i + 1) * classes));
    const probability = Math.max(...probabilities);
    return { predicted: probabilities.indexOf(probability), actual: t.data[i]!, probability, probabilities };
  });
}

function pictures(x: Tensor, predictions: readonly Prediction[]): string {
  const size = SIDE * SIDE;
  return digitRows(
    predictions.map((prediction, i) => ({
      pixels: x.data.subarray(i * size, (i + 1) * size),
      side: SIDE,
      caption: captionOf(prediction),
    })),
    process.stdout.columns,
  );
}

function points(x: Tensor, predictions: readonly Prediction[]): string {
  const rows = predictions.map(({ predicted, actual, probability }, i) => [
    Array.from(x.data.subarray(2 * i, 2 * i + 2), (value) => value.toFixed(3)).join(", "),
    predicted,
    actual ?? "",
    probability.toFixed(4),
  ]);
  return `${tableText(["point", "prediction", "class", "probability"], rows)}\n`;
}

function jsonOf(path: string, { settings, step }: SavedModel, found: object): string {
  return `${JSON.stringify({ model: path, settings, step, seed: settings.seed, ...found }, null, 2)}\n`;
}
