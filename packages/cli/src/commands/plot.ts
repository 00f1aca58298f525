import {
  type PlotDoc,
  type PlotOptions,
  plotAccuracy,
  plotFigure,
  plotLoss,
  plotNegativeLog,
  type RunFigures,
} from "@leibniz/viz";
import { plotToHtml, plotToPng, plotToSvg } from "@leibniz/viz/node";
import { type Command, Option } from "commander";
import { chosen } from "../output/chosen.ts";
import { deliver, expectNoTerminal, expectRoomFor } from "../output/deliver.ts";
import { formatOf } from "../output/format-option.ts";
import { exampleHelp } from "../output/help-text.ts";
import { languageOption, type LookOptions, themeOption } from "../output/look-options.ts";
import { keepStandardOutputClean } from "../output/standard-output.ts";
import { messageOf, UsageError } from "../output/usage-error.ts";
import { expectOptionsOf } from "../plots/kind-options.ts";
import { plotProgram, programKinds } from "../plots/plot-program.ts";
import { numberOf, pairOf, positiveNumber } from "../plots/plot-settings.ts";
import { readRunLogs } from "../plots/read-run-logs.ts";

const formats = ["svg", "png", "html", "json"] as const;

const logKinds = ["loss", "accuracy", "learning-rate", "gradient-norm", "compare", "figure"] as const;
const kinds = [...logKinds, ...programKinds, "negative-log"] as const;
type Kind = (typeof kinds)[number];

export interface PlotCommandOptions extends Pick<LookOptions, "theme" | "lang"> {
  readonly kind?: Kind;
  readonly figure?: string;
  readonly x?: "step" | "epoch";
  readonly at?: string;
  readonly start?: string;
  readonly learningRate?: string;
  readonly steps?: string;
  readonly bins?: string;
  readonly xDomain?: string;
  readonly yDomain?: string;
  readonly title?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly width?: string;
  readonly height?: string;
  readonly format?: string;
  readonly output?: string;
  readonly json?: boolean;
}

const FILES = `
A file is a run log, as \`leibniz train --log\` writes it, or a program (.ts or .js). Of several logs each is a curve.
A program's default export is a function of one number (function, tangent) or of two (quiver, path, contour), of
tensors or of plain numbers; a record of named functions (function) or of named rows of numbers (histogram, bars); or
a plot that it has made, with no --kind. negative-log needs no file.
`;

/** Adds `plot` to the command line. */
export function registerPlot(program: Command): void {
  program
    .command("plot [files...]")
    .description("a plot of a training run or of a function")
    .addOption(
      new Option("-k, --kind <kind>", "default: loss of a log, function of a program").choices(kinds),
    )
    .option("--figure <name>", "of --kind figure or compare: what to draw, as testAccuracy (compare: loss)")
    .addOption(new Option("--x <unit>", "of a log: count steps or epochs").choices(["step", "epoch"]))
    .option("--at <x>", "of --kind tangent: where it touches")
    .option("--start <x0,x1>", "of --kind path: where it starts (default: -3,4)")
    .option("--learning-rate <x>", "of --kind path (default: 0.1)")
    .option("--steps <n>", "of --kind path (default: 20)")
    .option("--bins <n>", "of --kind histogram (default: 30)")
    .option("--x-domain <from,to>", "the ends of the x axis")
    .option("--y-domain <from,to>", "the ends of the y axis")
    .option("--title <text>")
    .option("--x-label <text>")
    .option("--y-label <text>")
    .option("--width <pixels>")
    .option("--height <pixels>")
    .option("-f, --format <format>", `${formats.join(", ")} (default: the ending of -o, or svg)`)
    .option("-o, --output <file>", "write to this file instead of standard output")
    .option("--json", "the points, as --format json")
    .addOption(themeOption())
    .addOption(languageOption())
    .addHelpText(
      "after",
      `${FILES}${exampleHelp(
        "leibniz plot run.jsonl --kind loss -o loss.svg",
        "leibniz plot sgd.jsonl adam.jsonl --kind compare --figure testAccuracy -o compare.png",
        "leibniz plot parabola.ts --kind tangent --at 5 --x-domain 0,20 -o tangent.svg",
      )}`,
    )
    .action((files: string[], options: PlotCommandOptions) => {
      keepStandardOutputClean();
      return plotCommand(files, options);
    });
}

/** `leibniz plot FILE…`: a plot of a training run or of a function. */
export async function plotCommand(files: readonly string[], options: PlotCommandOptions): Promise<void> {
  const format = formatOf(formats, options);
  for (const file of files.length === 0 ? [""] : files) expectRoomFor(options.output, file);
  if (format === "png") expectNoTerminal(format, options.output);
  const look = chosen(options, ["theme"]);
  const doc = await docOf(files, options);
  switch (format) {
    case "json":
      return deliver(JSON.stringify(doc, null, 2), options.output);
    case "svg":
      return deliver(await plotToSvg(doc, look), options.output);
    case "html":
      return deliver(await plotToHtml(doc, look), options.output);
    case "png":
      return deliver(await plotToPng(doc, look), options.output);
  }
}

async function docOf(files: readonly string[], options: PlotCommandOptions): Promise<PlotDoc> {
  const { kind } = options;
  const shared = sharedOptions(options);
  const first = files[0] ?? "";
  const isProgram = /\.[mc]?[jt]s$/.test(first);
  expectOptionsOf(kind ?? (isProgram ? "function" : "loss"), options);
  if (kind === "negative-log") {
    if (files.length > 0)
      throw new UsageError("--kind negative-log draws −log y and reads no file; leave it out");
    return asUsage(() => plotNegativeLog(shared));
  }
  if (files.length === 0)
    throw new UsageError("name a run log or a program; `leibniz plot --help` shows examples");
  if (isProgram || programKinds.some((name) => name === kind)) {
    if (files.length > 1) throw new UsageError("only run logs can be compared; name one program");
    const ofProgram = programKinds.find((name) => name === kind);
    if (kind !== undefined && ofProgram === undefined) {
      throw new UsageError(`${first}: --kind ${kind} wants a run log, and this is a program`);
    }
    return plotProgram(first, ofProgram, {
      ...shared,
      ...(options.at === undefined ? {} : { at: numberOf("--at", options.at) }),
      ...(options.start === undefined ? {} : { start: pairOf("--start", options.start) }),
      ...(options.learningRate === undefined
        ? {}
        : { learningRate: numberOf("--learning-rate", options.learningRate) }),
      ...(options.steps === undefined ? {} : { steps: numberOf("--steps", options.steps) }),
      ...(options.bins === undefined ? {} : { bins: numberOf("--bins", options.bins) }),
    });
  }
  const logs = readRunLogs(files);
  return asUsage(() => plotLogs(logs, kind ?? "loss", { ...options }, shared));
}

function plotLogs(logs: RunFigures[], kind: Kind, options: PlotCommandOptions, shared: PlotOptions): PlotDoc {
  const { figure, x } = options;
  const all = { ...shared, ...(x === undefined ? {} : { x }) };
  switch (kind) {
    case "accuracy":
      return plotAccuracy(logs, all);
    case "learning-rate":
      return plotFigure(logs, "learningRate", all);
    case "gradient-norm":
      return plotFigure(logs, "gradientNorm", all);
    case "compare":
      if (logs.length < 2) throw new UsageError("--kind compare wants two run logs or more");
      return plotFigure(logs, figure ?? "loss", all);
    case "figure":
      if (figure === undefined)
        throw new UsageError("--kind figure wants --figure, as --figure testAccuracy");
      return plotFigure(logs, figure, all);
    default:
      return plotLoss(logs, all);
  }
}

function sharedOptions(options: PlotCommandOptions): PlotOptions {
  const { lang, title, xLabel, yLabel, xDomain, yDomain, width, height } = options;
  return {
    ...(lang === undefined ? {} : { lang }),
    ...(title === undefined ? {} : { title }),
    ...(xLabel === undefined ? {} : { xLabel }),
    ...(yLabel === undefined ? {} : { yLabel }),
    ...(xDomain === undefined ? {} : { xDomain: pairOf("--x-domain", xDomain) }),
    ...(yDomain === undefined ? {} : { yDomain: pairOf("--y-domain", yDomain) }),
    ...(width === undefined ? {} : { width: positiveNumber("--width", width) }),
    ...(height === undefined ? {} : { height: positiveNumber("--height", height) }),
  };
}

/** What a plot refuses is for the person who asked for it. */
function asUsage<Result>(make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(messageOf(error), { cause: error });
  }
}
