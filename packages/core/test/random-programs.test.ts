import { describe, expect, it } from "vitest";
import {
  add,
  checkGradients,
  div,
  exp,
  log,
  matmul,
  mul,
  neg,
  pow,
  Random,
  sub,
  sum,
  type Tensor,
  tensor,
  transpose,
} from "../src/index.ts";

const SEED = 20261121;
const PROGRAMS = 200;

type Step = (random: Random, values: readonly Tensor[]) => Tensor;

/** Keeps numbers near 1 and smooth, so that finite differences say something. */
const squash = (x: Tensor): Tensor => div(x, pow(add(pow(x, 2), 1), 0.5));
const positive = (x: Tensor): Tensor => add(pow(squash(x), 2), 0.5);

const any = (random: Random, values: readonly Tensor[]) => values[random.integer(0, values.length)]!;

const steps: Record<string, Step> = {
  add: (random, values) => add(any(random, values), any(random, values)),
  sub: (random, values) => sub(any(random, values), any(random, values)),
  mul: (random, values) => mul(any(random, values), any(random, values)),
  square: (random, values) => {
    const x = any(random, values);
    return mul(x, x);
  },
  div: (random, values) => div(any(random, values), positive(any(random, values))),
  exp: (random, values) => exp(squash(any(random, values))),
  log: (random, values) => log(positive(any(random, values))),
  pow: (random, values) => pow(positive(any(random, values)), random.uniform(-2, 3)),
  neg: (random, values) => neg(any(random, values)),
  matmul: (random, values) => matmul(any(random, values), any(random, values)),
  transpose: (random, values) => transpose(any(random, values)),
  // A row or a column broadcasts back over the matrix.
  sum: (random, values) => {
    const x = any(random, values);
    return mul(sum(x, { axes: random.integer(0, 2), keepDims: true }), x);
  },
  scale: (random, values) => mul(any(random, values), random.uniform(-1, 1)),
};

/** A program of 5 to 30 steps on 2 × 2 matrices, each step on any values before it. */
function program(seed: number): { f: (...inputs: Tensor[]) => Tensor; inputs: Tensor[]; text: string } {
  const length = new Random(seed).integer(5, 31);
  const names = Object.keys(steps);
  const words: string[] = [];
  const f = (...inputs: Tensor[]): Tensor => {
    const random = new Random(seed + 1);
    const values = [...inputs];
    words.length = 0;
    for (let i = 0; i < length; i++) {
      const name = names[random.integer(0, names.length)]!;
      words.push(name);
      values.push(squash(steps[name]!(random, values)));
    }
    // Every value counts, so that no step is left out of the gradient.
    return values.slice(inputs.length).reduce((total, value) => total.add(value.sum()), tensor(0));
  };
  const random = new Random(seed + 2);
  const inputs = [0, 1, 2].map(() => random.uniformTensor([2, 2], { low: -1, high: 1 }));
  f(...inputs);
  return { f, inputs, text: words.join(" ") };
}

describe("random programs with shared subexpressions", () => {
  it(`${PROGRAMS} of them agree with central differences (seed ${SEED})`, { timeout: 60_000 }, () => {
    const failures: string[] = [];
    for (let i = 0; i < PROGRAMS; i++) {
      const { f, inputs, text } = program(SEED + 3 * i);
      try {
        checkGradients(f, inputs, { seed: i, order: i % 20 === 0 ? 2 : 1 });
      } catch (error) {
        failures.push(`seed ${SEED + 3 * i}: ${text}: ${(error as Error).message}`);
      }
    }
    expect(failures).toEqual([]);
  });

  it("would notice a wrong gradient", () => {
    const { f, inputs } = program(SEED);
    const wrong = (...at: Tensor[]) => add(f(...at), mul(at[0]!.detach(), at[1]!).sum());
    expect(() => checkGradients(wrong, inputs)).toThrow(/order 1, input 0/);
  });
});
