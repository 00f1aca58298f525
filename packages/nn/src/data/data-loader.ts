import { checkOptions, LeibnizError, Random } from "@leibniz/core";
import type { Dataset } from "./dataset.ts";

export interface DataLoaderOptions {
  /** The number of samples in a batch. */
  readonly batchSize: number;
  /** Each epoch in an order of its own. Default: in the order of the data. */
  readonly shuffle?: boolean;
  /**
   * Each batch drawn at random from all samples, so that one may come twice and another not at all, as the lecture
   * notes' `np.random.choice` does. All batches are full then.
   */
  readonly replace?: boolean;
  /** Leaves out the last batch of an epoch when it is not full. */
  readonly dropLast?: boolean;
  /** Decides every order; default 0. */
  readonly seed?: number;
}

/** Where a {@link DataLoader} stands, as plain JSON. */
export interface DataLoaderState {
  readonly length: number;
  readonly batchSize: number;
  readonly order: "given" | "shuffled" | "drawn";
  readonly seed: number;
  readonly epoch: number;
  readonly batch: number;
}

/**
 * A dataset in batches, epoch after epoch, in an order that the seed decides alone: the order of epoch 7 is the same
 * whether or not the six before it have been walked through.
 *
 * A `for` loop takes the batches that are left of the current epoch, and the next loop those of the next epoch.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { DataLoader, Dataset } from "@leibniz/nn";
 * const data = new Dataset(tensor([10, 11, 12, 13, 14]), tensor([0, 1, 2, 3, 4]));
 * const loader = new DataLoader(data, { batchSize: 2 });
 * console.log([...loader].map(({ x }) => [...x.data])); // [ [ 10, 11 ], [ 12, 13 ], [ 14 ] ]
 * const { x } = loader.next();
 * console.log([...x.data], loader.epoch, loader.batch); // [ 10, 11 ] 1 1
 * ```
 */
export class DataLoader implements Iterable<Dataset> {
  readonly dataset: Dataset;
  readonly batchSize: number;
  readonly seed: number;
  /** The number of batches in an epoch. */
  readonly batchesPerEpoch: number;
  readonly #kind: DataLoaderState["order"];
  #order: Int32Array | undefined;
  #epoch = 0;
  #batch = 0;

  /**
   * @throws LeibnizError when the data is empty, when a batch has more samples than the data (unless drawn with
   * repetition), or when the options contradict each other.
   */
  constructor(dataset: Dataset, options: DataLoaderOptions) {
    checkOptions("DataLoader", options, ["batchSize", "shuffle", "replace", "dropLast", "seed"]);
    const { batchSize, shuffle = false, replace = false, dropLast = false, seed = 0 } = options;
    const { length } = dataset;
    if (length === 0) throw new LeibnizError("DataLoader", "the dataset has no samples");
    if (!Number.isInteger(batchSize) || batchSize < 1) {
      throw new LeibnizError("DataLoader", `batchSize is a whole number, 1 or more; got ${batchSize}`);
    }
    if (batchSize > length && !replace) {
      throw new LeibnizError(
        "DataLoader",
        `a batch of ${batchSize} from ${length} samples: choose at most ${length}, or draw with { replace: true }`,
      );
    }
    if (shuffle && replace) {
      throw new LeibnizError("DataLoader", "shuffle and replace are two orders; choose one");
    }
    // Refuses a wrong seed here and not at the first batch.
    this.seed = new Random(seed).seed;
    this.dataset = dataset;
    this.batchSize = batchSize;
    this.batchesPerEpoch = Math.max(1, (dropLast ? Math.floor : Math.ceil)(length / batchSize));
    this.#kind = shuffle ? "shuffled" : replace ? "drawn" : "given";
  }

  /** The epoch of the last batch, from 0. */
  get epoch(): number {
    return this.#epoch;
  }

  /** How many batches of this epoch have been taken. */
  get batch(): number {
    return this.#batch;
  }

  /** The next batch; after the last of an epoch, the first of the next. */
  next(): Dataset {
    if (this.#batch === this.batchesPerEpoch) this.#begin(this.#epoch + 1);
    this.#order ??= this.#orderOf(this.#epoch);
    const start = this.#batch++ * this.batchSize;
    return this.dataset.take(this.#order.subarray(start, start + this.batchSize));
  }

  *[Symbol.iterator](): Generator<Dataset, void, undefined> {
    if (this.#batch === this.batchesPerEpoch) this.#begin(this.#epoch + 1);
    while (this.#batch < this.batchesPerEpoch) yield this.next();
  }

  /** Where it stands: what {@link restore} goes on from with the same batches, bit for bit. */
  get state(): DataLoaderState {
    return {
      length: this.dataset.length,
      batchSize: this.batchSize,
      order: this.#kind,
      seed: this.seed,
      epoch: this.#epoch,
      batch: this.#batch,
    };
  }

  /** @throws LeibnizError when the state is that of a loader with other data, options or seed. */
  restore(state: DataLoaderState): this {
    const own = this.state;
    for (const key of ["length", "batchSize", "order", "seed"] as const) {
      if (state[key] === own[key]) continue;
      throw new LeibnizError(
        "DataLoader",
        `the state is of a loader with ${key} ${state[key]}, and this one has ${own[key]}`,
      );
    }
    const { epoch, batch } = state;
    if (!Number.isSafeInteger(epoch) || epoch < 0) {
      throw new LeibnizError("DataLoader", `epoch is a whole number, 0 or more; got ${epoch}`);
    }
    if (!Number.isInteger(batch) || batch < 0 || batch > this.batchesPerEpoch) {
      throw new LeibnizError(
        "DataLoader",
        `batch is a whole number to ${this.batchesPerEpoch}; got ${batch}`,
      );
    }
    this.#begin(epoch);
    this.#batch = batch;
    return this;
  }

  #begin(epoch: number): void {
    this.#epoch = epoch;
    this.#batch = 0;
    this.#order = undefined;
  }

  /** The rows of an epoch, batch after batch. */
  #orderOf(epoch: number): Int32Array {
    const { length } = this.dataset;
    if (this.#kind === "given") return Int32Array.from({ length }, (_, row) => row);
    const random = new Random(this.#seedOf(epoch));
    const order =
      this.#kind === "shuffled"
        ? random.permutation(length)
        : random.choice(length, this.batchesPerEpoch * this.batchSize);
    return order.data as Int32Array;
  }

  /** Counts up from a random start, so that neighbouring seeds have no order in common. */
  #seedOf(epoch: number): number {
    const first = new Random(this.seed).uniform() * 2 ** 53;
    const room = 2 ** 53 - first;
    return epoch < room ? first + epoch : epoch - room;
  }
}
