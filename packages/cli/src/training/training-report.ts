import { styleText } from "node:util";
import { tableText } from "../output/table.ts";
import type { PrintedRow, PrintedRun } from "./documents.ts";
import { description, parameterCount } from "./network-of.ts";
import type { TrainingSettings } from "./settings.ts";
import type { TrainingData } from "./training-data.ts";
import type { Evaluation } from "./training-run.ts";

/** All that is told at the end of a run. */
export interface TrainingReport {
  readonly settings: TrainingSettings;
  readonly iterations: number;
  readonly step: number;
  readonly ended: "done" | "stopped";
  readonly evaluations: readonly Evaluation[];
  /** What the notes print for the same settings. */
  readonly printed: PrintedRun | null;
  readonly checkpoint: string | null;
}

/** What is trained, before it is. */
export function heading(
  settings: TrainingSettings,
  { train, test }: TrainingData,
  { iterations, from }: { readonly iterations: number; readonly from: number },
): string {
  const { data, optimiser, learningRate, batch, standardDeviation, seed, dtype } = settings;
  const weights = standardDeviation === null ? "by He" : `of standard deviation ${standardDeviation}`;
  return (
    [
      `data     ${data}: ${train.length} samples to train on, ${test.length} to test on`,
      `model    ${description(settings)}, ${parameterCount(settings)} numbers of ${dtype}, weights ${weights}`,
      `training ${optimiser}, learning rate ${learningRate}, batches of ${batch} drawn with repetition, ` +
        `seed ${seed}, ${from === 0 ? "" : `steps ${from + 1} to `}${iterations}${from === 0 ? " steps" : ""}`,
    ].join("\n") + "\n\n"
  );
}

/** One evaluation on one line, with the notes' figures beside it where they have some. */
export function evaluationLine(evaluation: Evaluation, printed: PrintedRun | null): string {
  const { step, loss, trainAccuracy, testAccuracy, seconds } = evaluation;
  const theirs = rowAt(printed, step);
  const beside = theirs === null ? "" : `  (documents: ${share(theirs.train)}, ${share(theirs.test)})`;
  return (
    `step ${String(step).padStart(6)}  loss ${loss === null ? "   -  " : loss.toFixed(4)}  ` +
    `train ${share(trainAccuracy)}  test ${share(testAccuracy)}  ${seconds.toFixed(1).padStart(6)} s${beside}\n`
  );
}

/** The end of what is printed; with `rows`, the evaluations as well, which were not shown on the way. */
export function summary(report: TrainingReport, { rows }: { readonly rows: boolean }): string {
  const { settings, iterations, step, ended, evaluations, printed, checkpoint } = report;
  const last = evaluations.at(-1);
  const lines: string[] = [];
  if (printed !== null) lines.push(besideDocuments(evaluations, printed));
  else if (rows)
    lines.push(...evaluations.map((evaluation) => evaluationLine(evaluation, null).trimEnd()), "");
  if (ended === "stopped") {
    const goOn =
      checkpoint === null
        ? "no --checkpoint was named, so it cannot go on from here"
        : `go on with: leibniz train --resume ${checkpoint} --iterations ${iterations}`;
    lines.push(styleText("yellow", `stopped after step ${step} of ${iterations}`), goOn);
  }
  lines.push(`seed: ${settings.seed}`);
  if (last !== undefined) {
    const theirs =
      printed?.seconds == null
        ? ""
        : ` (the documents: ${printed.seconds} s for 10000 steps on their machine)`;
    lines.push(
      `training took ${last.seconds.toFixed(1)} s to step ${last.step}, evaluations included${theirs}`,
    );
    lines.push(`train accuracy: ${last.trainAccuracy}`, `test accuracy: ${last.testAccuracy}`);
  }
  return `${lines.join("\n")}\n`;
}

/** The same as JSON. */
export function reportJson(report: TrainingReport): string {
  const { settings, iterations, step, ended, evaluations, printed } = report;
  const last = evaluations.at(-1);
  const document = {
    settings,
    seed: settings.seed,
    iterations,
    step,
    ended,
    seconds: last?.seconds ?? null,
    trainAccuracy: last?.trainAccuracy ?? null,
    testAccuracy: last?.testAccuracy ?? null,
    evaluations,
    documents: printed,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function besideDocuments(evaluations: readonly Evaluation[], printed: PrintedRun): string {
  const rows = evaluations.map(({ step, trainAccuracy, testAccuracy }) => {
    const theirs = rowAt(printed, step);
    const shown = theirs === null ? ["", ""] : [share(theirs.train), share(theirs.test)];
    return [step, shown[0]!, share(trainAccuracy), shown[1]!, share(testAccuracy)];
  });
  const head = ["step", "train, documents", "train, ours", "test, documents", "test, ours"];
  return `\n${printed.lesson}: the documents' figures (${printed.source}) beside ours\n${tableText(head, rows)}\n`;
}

function rowAt(printed: PrintedRun | null, step: number): PrintedRow | null {
  return printed?.rows.find((row) => row.step === step) ?? null;
}

function share(accuracy: number): string {
  return accuracy.toFixed(4);
}
