import { type Parameter, parameter, tensor, type Tensor } from "@leibniz/core";

/** A function of parameters, with its gradient worked out by hand in plain numbers. */
export interface Problem {
  readonly name: string;
  readonly start: readonly number[];
  readonly gradient: (w: readonly number[]) => number[];
  /** The same in tensors: parameters whose numbers, one after the other, are `start`, and the loss. */
  readonly tensors: (dtype?: "float32" | "float64") => {
    readonly parameters: readonly Parameter[];
    readonly loss: () => Tensor;
  };
}

const CURVATURES = [1, 10, 0.1, 4];
const CENTRE = [0.5, -1, 2, 0.25];

/** Σ ½ cᵢ (wᵢ − aᵢ)². */
export const quadratic: Problem = {
  name: "a quadratic",
  start: [3, -2, 0.5, 1],
  gradient: (w) => w.map((each, i) => CURVATURES[i]! * (each - CENTRE[i]!)),
  tensors(dtype = "float64") {
    const w = parameter(this.start as number[], { name: "w", dtype });
    const [c, a] = [tensor(CURVATURES, { dtype }), tensor(CENTRE, { dtype })];
    return { parameters: [w], loss: () => w.sub(a).square().mul(c).sum().mul(0.5) };
  },
};

const X = [
  [0.5, -1],
  [1.5, 2],
  [-0.75, 0.25],
];
const T = [1, -0.5, 0.25];

/** ½ Σ (V · tanh(W x + b) + c − t)² over three samples; W is (3, 2), V (3,). */
export const smallNet: Problem = {
  name: "a small net",
  start: [0.3, -0.2, 0.8, 0.1, -0.5, 0.4, 0.05, -0.1, 0.2, 0.7, -0.6, 0.9, 0.15],
  gradient(w) {
    const g = w.map(() => 0);
    X.forEach((x, sample) => {
      const hidden = [0, 1, 2].map((j) => Math.tanh(w[2 * j]! * x[0]! + w[2 * j + 1]! * x[1]! + w[6 + j]!));
      const y = hidden.reduce((sum, h, j) => sum + h * w[9 + j]!, w[12]!);
      const dy = y - T[sample]!;
      g[12]! += dy;
      hidden.forEach((h, j) => {
        g[9 + j]! += dy * h;
        const da = dy * w[9 + j]! * (1 - h * h);
        g[6 + j]! += da;
        g[2 * j]! += da * x[0]!;
        g[2 * j + 1]! += da * x[1]!;
      });
    });
    return g;
  },
  tensors(dtype = "float64") {
    const part = (name: string, from: number, shape: readonly number[]): Parameter =>
      parameter(Float64Array.from(this.start.slice(from, from + shape.reduce((n, e) => n * e, 1))), {
        name,
        shape,
        dtype,
      });
    const [W, b, V, c] = [part("W", 0, [3, 2]), part("b", 6, [3]), part("V", 9, [3]), part("c", 12, [])];
    const [x, t] = [tensor(X, { dtype }), tensor(T, { dtype })];
    return {
      parameters: [W, b, V, c],
      loss: () => x.matmul(W.transpose()).add(b).tanh().matmul(V).add(c).sub(t).square().sum().mul(0.5),
    };
  },
};
