import { type AdamStep, reference, type SgdStep } from "../../src/index.ts";
import { overrides } from "../../src/wasm/overrides.ts";
import { expectSame, type FloatsType, floatTypes, numbers, sizes, special } from "./samples.ts";

/** Runs `step` on copies of the same arrays with both kernels, once into a new array and once into the parameter. */
function agree(
  Type: FloatsType,
  size: number,
  states: number,
  step: (
    kernels: typeof reference,
    out: Float32Array | Float64Array,
    w: Float32Array | Float64Array,
    g: Float32Array | Float64Array,
    state: readonly (Float32Array | Float64Array)[],
  ) => void,
): void {
  const strewn = special(Type);
  for (const inPlace of [false, true]) {
    const results = [reference, { ...reference, ...overrides }].map((kernels) => {
      const [w, g] = [numbers(Type, size, 1, strewn), numbers(Type, size, 2, strewn)];
      const state = Array.from({ length: states }, (_, i) => numbers(Type, size, 3 + i).map(Math.abs));
      const out = inPlace ? w : new Type(size);
      step(kernels, out, w, g, state);
      return [out, w, ...state];
    });
    results[0]!.forEach((wanted, i) => {
      expectSame(
        results[1]![i]!,
        wanted,
        `${Type.name} of ${size}, array ${i}${inPlace ? ", in place" : ""}`,
      );
    });
  }
}

function everySize(check: (Type: FloatsType, size: number) => void): void {
  for (const Type of floatTypes) for (const size of sizes) check(Type, size);
}

const plain: SgdStep = {
  rate: 0.1,
  momentum: 0.9,
  dampening: 0,
  nesterov: false,
  weightDecay: 0,
  first: false,
};
const sgdSteps: readonly SgdStep[] = [
  plain,
  { ...plain, first: true },
  { ...plain, dampening: 0.3, weightDecay: 0.01 },
  { ...plain, nesterov: true, weightDecay: 0.01 },
];

const first: AdamStep = {
  rate: 0.001,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: 0,
  decoupled: false,
  step: 1,
};
const adamSteps: readonly AdamStep[] = [
  first,
  { ...first, step: 10, weightDecay: 0.01 },
  { ...first, step: 3, weightDecay: 0.01, decoupled: true },
];

export const checks = {
  descend: () => everySize((Type, size) => agree(Type, size, 0, (k, out, w, g) => k.descend(out, w, g, 0.1))),
  sgd: () => {
    for (const step of sgdSteps) {
      everySize((Type, size) =>
        agree(Type, size, 1, (k, out, w, g, [velocity]) => k.sgd(out, w, g, velocity!, step)),
      );
    }
  },
  adam: () => {
    for (const step of adamSteps) {
      for (const amsgrad of [false, true]) {
        everySize((Type, size) =>
          agree(Type, size, 3, (k, out, w, g, [mean, square, largest]) =>
            k.adam(out, w, g, mean!, square!, amsgrad ? largest! : null, step),
          ),
        );
      }
    }
  },
};
