import { readFileSync } from "node:fs";
import { join } from "node:path";

type Matrix = readonly number[][];

const zip = (a: Matrix, b: Matrix, f: (x: number, y: number) => number): number[][] =>
  a.map((row, i) => row.map((x, j) => f(x, b[i]![j]!)));
const transposed = (a: Matrix): number[][] => a[0]!.map((_, j) => a.map((row) => row[j]!));

function product(a: Matrix, b: Matrix): number[][] {
  return a.map((row) => {
    const out = new Array<number>(b[0]!.length).fill(0);
    for (const [k, x] of row.entries()) if (x !== 0) for (const [j, y] of b[k]!.entries()) out[j]! += x * y;
    return out;
  });
}

/** What the activation does, and its derivative as a function of what came out. */
const ACTIVATIONS = {
  relu: { of: (x: number) => Math.max(0, x), slope: (y: number) => (y > 0 ? 1 : 0) },
  sigmoid: { of: (x: number) => 1 / (1 + Math.exp(-x)), slope: (y: number) => y * (1 - y) },
};

export interface PlainTraining {
  readonly extents: readonly number[];
  /** The beginning of the names of the weights' files. */
  readonly files: string;
  readonly activation: keyof typeof ACTIVATIONS;
  readonly batch: number;
  readonly learningRate: number;
  readonly steps: number;
}

/**
 * Trains on the files of a folder with plain loops in float64, and returns the loss of each step: with the weights
 * before the step, or after it.
 */
export function trainPlainly(
  folder: string,
  training: PlainTraining,
  when: "before" | "after",
): readonly number[] {
  const { extents, files, batch, learningRate } = training;
  const { of, slope } = ACTIVATIONS[training.activation];
  const read = (name: string) => Uint8Array.from(readFileSync(join(folder, name))).buffer;
  const rows = (values: ArrayLike<number>, columns: number): number[][] =>
    Array.from({ length: values.length / columns }, (_, i) =>
      Array.from({ length: columns }, (_, j) => values[i * columns + j]!),
    );
  const x = new Float32Array(read("x.f32"));
  const t = new Uint8Array(read("t.u8"));
  const order = new Int32Array(read("idx.i32"));
  const W = extents.slice(1).map((n, i) => rows(new Float32Array(read(`${files}_w${i + 1}.f32`)), n));
  const b = extents.slice(1).map((n) => new Array<number>(n).fill(0));

  return Array.from({ length: training.steps }, (_, step) => {
    const mask = [...order.subarray(step * 256, step * 256 + batch)];
    const images = mask.map((k) => [...x.subarray(k * 784, k * 784 + 784)]);
    const forward = () => {
      const outputs: Matrix[] = [images];
      for (const [l, weights] of W.entries()) {
        const input = l === 0 ? images : outputs[l]!.map((row) => row.map(of));
        if (l > 0) outputs[l] = input;
        outputs.push(product(input, weights).map((row) => row.map((value, j) => value + b[l]![j]!)));
      }
      const probabilities = outputs.at(-1)!.map((row) => {
        const exponentials = row.map((value) => Math.exp(value - Math.max(...row)));
        const sum = exponentials.reduce((u, v) => u + v);
        return exponentials.map((value) => value / sum);
      });
      const loss = probabilities.reduce((sum, row, i) => sum - Math.log(row[t[mask[i]!]!]!), 0) / batch;
      return { outputs, probabilities, loss };
    };
    const { outputs, probabilities, loss } = forward();
    let gradient: Matrix = probabilities.map((row, i) =>
      row.map((p, j) => (p - (t[mask[i]!] === j ? 1 : 0)) / batch),
    );
    for (let l = W.length - 1; l >= 0; l--) {
      const dW = product(transposed(outputs[l]!), gradient);
      const db = transposed(gradient).map((column) => column.reduce((u, v) => u + v));
      if (l > 0) {
        const dx = product(gradient, transposed(W[l]!));
        gradient = zip(dx, outputs[l]!, (u, y) => u * slope(y));
      }
      W[l] = zip(W[l]!, dW, (w, d) => w - learningRate * d);
      b[l] = b[l]!.map((value, j) => value - learningRate * db[j]!);
    }
    return when === "before" ? loss : forward().loss;
  });
}
