import { tensor, variable } from "./create.ts";
import { gradientsOf } from "./backward.ts";
import { GradientError, LeibnizError, shapeText } from "./errors.ts";
import { Random } from "./random/random.ts";
import { withRecording } from "./recording.ts";
import { Tensor } from "./tensor.ts";
import { zerosLike } from "./zeros-like.ts";

export interface CheckGradientsOptions {
  /** 1 checks gradients, 2 gradients of gradients too. Default 1. */
  readonly order?: number;
  /** The step of the central difference. Default 1e-5. */
  readonly eps?: number;
  /** Absolute tolerance. Default 1e-7. */
  readonly atol?: number;
  /** Relative tolerance. Default 1e-5. */
  readonly rtol?: number;
  /** Seed of the random upstream gradient. Default 0. */
  readonly seed?: number;
}

/**
 * Holds the gradients of `f` at `inputs` against central differences, under a random upstream gradient, for
 * every element of every input; with `order: 2` it does the same to the gradient itself.
 *
 * ```ts
 * import { checkGradients, tensor } from "@leibniz/core";
 * checkGradients((x) => x.pow(3), [tensor([1, 2])], { order: 2 }); // passes in silence
 * ```
 *
 * @throws GradientError that names input, index, the analytic and the numeric derivative.
 */
export function checkGradients(
  f: (...inputs: Tensor[]) => Tensor,
  inputs: readonly Tensor[],
  options: CheckGradientsOptions = {},
): void {
  const { order = 1, seed = 0 } = options;
  if (!Number.isInteger(order) || order < 1) {
    throw new LeibnizError("checkGradients", `order is a whole number, 1 or more; got ${String(order)}`);
  }
  for (const [i, input] of inputs.entries()) {
    if (input.dtype !== "float64") {
      throw new LeibnizError(
        "checkGradients",
        `input ${i} is ${input.dtype}; finite differences need float64`,
      );
    }
  }
  checkOrder(f, inputs, { eps: 1e-5, atol: 1e-7, rtol: 1e-5, ...options }, new Random(seed), 1, order);
}

type Tolerances = Required<Pick<CheckGradientsOptions, "eps" | "atol" | "rtol">>;

function checkOrder(
  f: (...inputs: Tensor[]) => Tensor,
  inputs: readonly Tensor[],
  tolerances: Tolerances,
  random: Random,
  order: number,
  last: number,
): void {
  const shape = f(...inputs.map((input) => variable(input))).shape;
  const upstream = randomTensor(random, shape);
  const loss = (at: readonly Tensor[]): number => dot(f(...at.map((input) => variable(input))), upstream);

  const variables = inputs.map((input) => variable(input));
  const analytic = gradientsOrZeros(f(...variables), variables, upstream, false);
  inputs.forEach((input, which) => {
    const { eps, atol, rtol } = tolerances;
    for (let i = 0; i < input.size; i++) {
      const step = eps * Math.max(1, Math.abs(input.data[i]!));
      const up = loss(inputs.map((other, j) => (j === which ? nudged(other, i, step) : other)));
      const down = loss(inputs.map((other, j) => (j === which ? nudged(other, i, -step) : other)));
      const numeric = (up - down) / (2 * step);
      const found = analytic[which]!.data[i]!;
      if (!(Math.abs(found - numeric) <= atol + rtol * Math.max(Math.abs(numeric), Math.abs(found)))) {
        throw new GradientError(
          "checkGradients",
          `order ${order}, input ${which} of shape ${shapeText(input.shape)}, index ${indexText(input.shape, i)}: ` +
            `analytic ${found}, numeric ${numeric}, difference ${Math.abs(found - numeric)}`,
        );
      }
    }
  });
  if (order === last) return;

  // The gradient under fixed random directions is itself a function of the inputs: check that.
  const directions = inputs.map((input) => randomTensor(random, input.shape));
  const gradientAlong = (...at: Tensor[]): Tensor => {
    const carried = at.map((input) => (input.requiresGrad ? input : variable(input)));
    const gradients = gradientsOrZeros(f(...carried), carried, upstream, true);
    return gradients
      .map((gradient, i) => gradient.mul(directions[i]!).sum())
      .reduce((sum, term) => sum.add(term));
  };
  checkOrder(gradientAlong, inputs, tolerances, random, order + 1, last);
}

function gradientsOrZeros(
  y: Tensor,
  inputs: readonly Tensor[],
  gradient: Tensor,
  createGraph: boolean,
): Tensor[] {
  if (!y.requiresGrad) return inputs.map(zerosLike);
  return gradientsOf(y, inputs, { gradient, createGraph }).map((found, i) => found ?? zerosLike(inputs[i]!));
}

function randomTensor(random: Random, shape: readonly number[]): Tensor {
  const size = shape.reduce((product, extent) => product * extent, 1);
  return tensor(
    Float64Array.from({ length: size }, () => random.uniform(-1, 1)),
    { shape },
  );
}

function dot(y: Tensor, upstream: Tensor): number {
  return withRecording(false, () => y.mul(upstream).sum().item());
}

function nudged(input: Tensor, index: number, step: number): Tensor {
  const data = Float64Array.from(input.data);
  data[index]! += step;
  return tensor(data, { shape: input.shape });
}

function indexText(shape: readonly number[], flat: number): string {
  const index: number[] = [];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index.unshift(flat % shape[axis]!);
    flat = Math.floor(flat / shape[axis]!);
  }
  return `[${index.join(", ")}]`;
}
