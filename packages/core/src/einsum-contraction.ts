import { allocate, type DType, type Kernels, type Values } from "@leibniz/kernels";
import { stridesOf } from "./axes.ts";
import type { EinsumPlan } from "./einsum-notation.ts";

/** Numbers whose axes have letters, and how far apart neighbours along each lie. */
interface Lettered {
  readonly values: Values;
  readonly strides: ReadonlyMap<string, number>;
}

/** Fills `out` with the contraction: operands are taken in from the left, two at a time as a matrix product. */
export function contract(
  k: Kernels,
  out: Values,
  plan: EinsumPlan,
  operands: readonly { values: Values; shape: readonly number[] }[],
  dtype: DType,
): void {
  const contraction = new Contraction(k, plan.extents, dtype);
  const all = operands.map(({ values, shape }, i) =>
    lettered(values, shape, plan.operands[i]!, plan.extents),
  );
  const result = all.reduce((left, right, i) => {
    const later = all.slice(i + 1).flatMap((operand) => [...operand.strides.keys()]);
    return contraction.product(left, right, new Set([...plan.output, ...later]));
  });
  contraction.write(out, result, plan.output);
}

/** A letter that stands twice walks the diagonal; an axis that repeats is not walked at all. */
function lettered(
  values: Values,
  shape: readonly number[],
  letters: string,
  extents: ReadonlyMap<string, number>,
): Lettered {
  const steps = stridesOf(shape);
  const strides = new Map<string, number>();
  [...letters].forEach((letter, axis) => {
    if (shape[axis] !== extents.get(letter)) return;
    strides.set(letter, (strides.get(letter) ?? 0) + steps[axis]!);
  });
  return { values, strides };
}

class Contraction {
  readonly #k: Kernels;
  readonly #extents: ReadonlyMap<string, number>;
  readonly #dtype: DType;

  constructor(k: Kernels, extents: ReadonlyMap<string, number>, dtype: DType) {
    this.#k = k;
    this.#extents = extents;
    this.#dtype = dtype;
  }

  /** Σ over the letters that are not `kept`, as a stack of matrix products. */
  product(x: Lettered, y: Lettered, kept: ReadonlySet<string>): Lettered {
    const [ofX, ofY] = [[...x.strides.keys()], [...y.strides.keys()]];
    const shared = ofX.filter((letter) => y.strides.has(letter));
    const batch = shared.filter((letter) => kept.has(letter));
    const inner = shared.filter((letter) => !kept.has(letter));
    const rows = ofX.filter((letter) => kept.has(letter) && !y.strides.has(letter));
    const columns = ofY.filter((letter) => kept.has(letter) && !x.strides.has(letter));
    const a = this.#arranged(x, [...batch, ...rows, ...inner]);
    const b = this.#arranged(y, [...batch, ...inner, ...columns]);
    const [m, n] = [this.#size(rows), this.#size(columns)];
    const size = { m, k: this.#size(inner), n, transposeA: false, transposeB: false };
    const count = this.#size(batch);
    const values = allocate(this.#dtype, count * m * n);
    for (let i = 0; i < count; i++) {
      this.#k.matmul(
        values.subarray(i * m * n, (i + 1) * m * n),
        a.subarray(i * m * size.k, (i + 1) * m * size.k),
        b.subarray(i * size.k * n, (i + 1) * size.k * n),
        size,
      );
    }
    return { values, strides: this.#stridesOf([...batch, ...rows, ...columns]) };
  }

  /** Writes the result in the order of the output; a letter that stands twice there fills the diagonal. */
  write(out: Values, x: Lettered, output: string): void {
    const letters = [...new Set(output)];
    const values = this.#arranged(x, letters);
    if (letters.length === output.length) return out.set(values);
    const shape = letters.map((letter) => this.#extents.get(letter)!);
    const whole = stridesOf([...output].map((letter) => this.#extents.get(letter)!));
    const steps = letters.map((letter) =>
      whole.reduce((total, step, axis) => (output[axis] === letter ? total + step : total), 0),
    );
    values.forEach((value: number, flat: number) => {
      let [place, rest] = [0, flat];
      for (let axis = shape.length - 1; axis >= 0; axis--) {
        const index = rest % shape[axis]!;
        place += index * steps[axis]!;
        rest = (rest - index) / shape[axis]!;
      }
      out[place] = value;
    });
  }

  /** The numbers in row-major order of `letters`, added up along all others. */
  #arranged(x: Lettered, letters: readonly string[]): Values {
    const dropped = [...x.strides.keys()].filter((letter) => !letters.includes(letter));
    const order = [...letters, ...dropped];
    const inOrder = this.#stridesOf(order);
    const [size, extent] = [this.#size(order), this.#size(dropped)];
    let values = x.values;
    if (values.length !== size || order.some((letter) => x.strides.get(letter) !== inOrder.get(letter))) {
      values = allocate(this.#dtype, size);
      const shape = order.map((letter) => this.#extents.get(letter)!);
      this.#k.stridedCopy(
        values,
        x.values,
        shape,
        order.map((letter) => x.strides.get(letter)!),
      );
    }
    if (dropped.length === 0) return values;
    const sums = allocate(this.#dtype, this.#size(letters));
    this.#k.sum(sums, values, sums.length, extent, 1);
    return sums;
  }

  #size(letters: readonly string[]): number {
    return letters.reduce((product, letter) => product * this.#extents.get(letter)!, 1);
  }

  #stridesOf(letters: readonly string[]): Map<string, number> {
    const steps = stridesOf(letters.map((letter) => this.#extents.get(letter)!));
    return new Map(letters.map((letter, axis) => [letter, steps[axis]!]));
  }
}
