type Unary = (out: number, end: number, x: number) => void;
type Binary = (out: number, end: number, x: number, y: number) => void;

/** What is there for float32 and for float64, under names that end so. */
type Both<Name extends string, F> = Readonly<Record<`${Name}${32 | 64}`, F>>;

export type UnaryName = "neg" | "sqrt" | "reciprocal" | "relu" | "exp" | "log" | "tanh" | "sigmoid";
export type BinaryName = "add" | "sub" | "mul" | "div";

/**
 * The functions of the module that work on arrays number by number, row by row or column by column: those for both
 * dtypes, and in the interface those in doubles alone.
 */
type OfBoth = Both<UnaryName, Unary> &
  Both<BinaryName, Binary> &
  Both<"where", (out: number, end: number, condition: number, x: number, y: number) => void> &
  Both<"descend", (out: number, end: number, w: number, g: number, rate: number) => void>;

export interface ElementwiseExports extends OfBoth {
  readonly erf64: Unary;
  readonly demote: Unary;
  sumRows(out: number, x: number, rows: number, extent: number): void;
  sumColumns(totals: number, x: number, rows: number, columns: number): void;
  softmaxRows(out: number, x: number, rows: number, extent: number): void;
  logSumExpRows(
    largest: number,
    logTotals: number,
    work: number,
    x: number,
    rows: number,
    extent: number,
  ): void;
  shiftRows(out: number, x: number, largest: number, logTotal: number, rows: number, extent: number): void;
  sgd(
    out: number,
    end: number,
    w: number,
    g: number,
    velocity: number,
    rate: number,
    decay: number,
    keep: number,
    gain: number,
    momentum: number,
    nesterov: number,
  ): void;
  adam(
    out: number,
    end: number,
    w: number,
    g: number,
    mean: number,
    square: number,
    largest: number,
    rate: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    decay: number,
    shrink: number,
    root: number,
  ): void;
}
