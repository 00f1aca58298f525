import { allocate, type DType } from "@leibniz/kernels";
import { isFloat } from "../dtype.ts";
import { LeibnizError } from "../errors.ts";
import { Tensor } from "../tensor.ts";
import { tensorType } from "../tensor-type.ts";
import { cosineOfTurn, naturalLogarithm } from "./elementary.ts";
import { philox } from "./philox.ts";

export interface RandomTensorOptions {
  /** Default float64. */
  readonly dtype?: DType;
}

/** Where a {@link Random} stands, as plain JSON. */
export interface RandomState {
  readonly seed: number;
  /** How many words of 32 bits have been drawn. */
  readonly drawn: number;
  /** The second normal number of a pair, when the first has been given out. */
  readonly spare: number | null;
}

/**
 * A seeded stream of random numbers (Philox4x32-10), the same for a seed on every platform: the logarithm and
 * the cosine of its normal numbers are its own.
 *
 * ```ts
 * import { Random } from "@leibniz/core";
 * const random = new Random(0);
 * console.log(random.uniform() === new Random(0).uniform()); // true
 * console.log(random.permutation(5).data.toSorted().join()); // 0,1,2,3,4
 * ```
 */
export class Random {
  readonly seed: number;
  #block = 0;
  #words: readonly number[] = [];
  #next = 0;
  #spare: number | null = null;

  /**
   * `seed` is a whole number from 0 to 2^53 − 1.
   *
   * @throws LeibnizError for any other seed.
   */
  constructor(seed: number) {
    if (!Number.isSafeInteger(seed) || seed < 0) {
      throw new LeibnizError("Random", `the seed is a whole number from 0 to 2^53 − 1; got ${String(seed)}`);
    }
    this.seed = seed;
  }

  /** Where it stands: what {@link restore} goes on from with the same numbers. */
  get state(): RandomState {
    return {
      seed: this.seed,
      drawn: 4 * this.#block - (this.#words.length - this.#next),
      spare: this.#spare,
    };
  }

  /**
   * Goes to where a stream of this seed stood.
   *
   * ```ts
   * import { Random } from "@leibniz/core";
   * const random = new Random(0);
   * const { state } = random;
   * console.log(random.normal() === random.restore(state).normal()); // true
   * ```
   *
   * @throws LeibnizError for the state of another seed, and for what is no state.
   */
  restore({ seed, drawn, spare }: RandomState): this {
    if (seed !== this.seed) {
      throw new LeibnizError(
        "Random",
        `the state is that of seed ${seed}, and this stream has seed ${this.seed}`,
      );
    }
    if (!Number.isSafeInteger(drawn) || drawn < 0 || (spare !== null && !Number.isFinite(spare))) {
      throw new LeibnizError(
        "Random",
        `a state has drawn, a whole number, and spare, a number or null; got ${drawn} and ${spare}`,
      );
    }
    this.#block = Math.floor(drawn / 4);
    this.#words = [];
    this.#next = 0;
    for (let word = 0; word < drawn % 4; word++) this.bits();
    this.#spare = spare;
    return this;
  }

  /** The next 32 random bits, as a whole number. */
  bits(): number {
    if (this.#next === this.#words.length) {
      const block = this.#block++;
      this.#words = philox(
        [block >>> 0, Math.floor(block / 2 ** 32), 0, 0],
        [this.seed >>> 0, Math.floor(this.seed / 2 ** 32)],
      );
      this.#next = 0;
    }
    return this.#words[this.#next++]!;
  }

  /** The next number in [low, high), with 53 random bits. */
  uniform(low = 0, high = 1): number {
    const high26 = this.bits() >>> 6;
    const low27 = this.bits() >>> 5;
    return low + (high - low) * ((high26 * 2 ** 27 + low27) / 2 ** 53);
  }

  /** The next normally distributed number (Box–Muller; each pair of uniforms gives two). */
  normal(mean = 0, standardDeviation = 1): number {
    let standard = this.#spare;
    if (standard === null) {
      // 1 − u lies in (0, 1], where the logarithm is finite.
      const radius = Math.sqrt(-2 * naturalLogarithm(1 - this.uniform()));
      const turn = this.uniform();
      standard = radius * cosineOfTurn(turn);
      this.#spare = radius * cosineOfTurn(turn - 0.25);
    } else this.#spare = null;
    return mean + standardDeviation * standard;
  }

  /**
   * The next whole number from `low` up to but without `high`, each equally likely.
   *
   * @throws LeibnizError when there is none, or more than 2^32 of them.
   */
  integer(low: number, high: number): number {
    const range = high - low;
    if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || range < 1 || range > 2 ** 32) {
      throw new LeibnizError(
        "Random",
        `whole numbers from ${low} to below ${high}: there must be 1 to 2^32 of them`,
      );
    }
    // Bits beyond the last whole multiple of the range would favour small numbers: draw again.
    const limit = 2 ** 32 - (2 ** 32 % range);
    for (;;) {
      const bits = this.bits();
      if (bits < limit) return low + (bits % range);
    }
  }

  /** The numbers 0 to `length` − 1 in random order, as an int32 tensor (Fisher–Yates). */
  permutation(length: number): Tensor {
    const order = this.#shuffled(length, length);
    return new Tensor(order, tensorType("int32", [length]), null);
  }

  /**
   * `count` of the numbers 0 to `length` − 1, as an int32 tensor: with repetition, as a mini-batch is drawn in
   * the lecture notes, or each at most once.
   *
   * @throws LeibnizError when more are wanted without repetition than there are.
   */
  choice(length: number, count: number, options: { readonly replace?: boolean } = {}): Tensor {
    const { replace = true } = options;
    if (!replace && count > length) {
      throw new LeibnizError("Random", `${count} of ${length} cannot be chosen without repetition`);
    }
    const type = tensorType("int32", [count]);
    if (!replace) return new Tensor(this.#shuffled(length, count), type, null);
    return new Tensor(
      Int32Array.from({ length: count }, () => this.integer(0, length)),
      type,
      null,
    );
  }

  /** A tensor of uniform numbers in [low, high). */
  uniformTensor(
    shape: readonly number[],
    options: RandomTensorOptions & { readonly low?: number; readonly high?: number } = {},
  ): Tensor {
    const { low = 0, high = 1 } = options;
    return this.#fill(shape, options.dtype, () => this.uniform(low, high));
  }

  /** A tensor of normal numbers. */
  normalTensor(
    shape: readonly number[],
    options: RandomTensorOptions & { readonly mean?: number; readonly standardDeviation?: number } = {},
  ): Tensor {
    const { mean = 0, standardDeviation = 1 } = options;
    return this.#fill(shape, options.dtype, () => this.normal(mean, standardDeviation));
  }

  /** An int32 tensor of whole numbers from `low` up to but without `high`. */
  integerTensor(shape: readonly number[], low: number, high: number): Tensor {
    const type = tensorType("int32", shape);
    const data = allocate("int32", type.size).map(() => this.integer(low, high));
    return new Tensor(type.rank === 0 ? data[0]! : data, type, null);
  }

  #fill(shape: readonly number[], dtype: DType = "float64", next: () => number): Tensor {
    if (!isFloat(dtype)) throw new LeibnizError("Random", `these numbers are floats; got dtype ${dtype}`);
    const type = tensorType(dtype, shape);
    const data = allocate(dtype, type.size);
    for (let i = 0; i < data.length; i++) data[i] = next();
    return new Tensor(type.rank === 0 ? data[0]! : data, type, null);
  }

  /** The first `count` places of a shuffled 0 … `length` − 1. */
  #shuffled(length: number, count: number): Int32Array {
    const order = Int32Array.from({ length }, (_, i) => i);
    for (let i = 0; i < count; i++) {
      const j = this.integer(i, length);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    return order.slice(0, count);
  }
}
