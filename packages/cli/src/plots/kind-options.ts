import { UsageError } from "../output/usage-error.ts";

/** Of which kinds of plots an option is, and how it is written. */
const KINDS: Readonly<Record<string, readonly [option: string, ...kinds: string[]]>> = {
  figure: ["--figure", "figure", "compare"],
  x: ["--x", "loss", "accuracy", "learning-rate", "gradient-norm", "compare", "figure"],
  at: ["--at", "tangent"],
  start: ["--start", "path"],
  learningRate: ["--learning-rate", "path"],
  steps: ["--steps", "path"],
  bins: ["--bins", "histogram"],
};

/**
 * Refuses an option that a plot of this kind would leave out.
 *
 * @throws UsageError that names the kinds whose option it is.
 */
export function expectOptionsOf(kind: string, options: object): void {
  for (const [name, value] of Object.entries(options)) {
    const [option, ...kinds] = Object.hasOwn(KINDS, name) ? KINDS[name]! : [];
    if (value === undefined || option === undefined || kinds.includes(kind)) continue;
    throw new UsageError(`${option} is of --kind ${kinds.join(", ")}, and this is ${kind}; leave it out`);
  }
}
