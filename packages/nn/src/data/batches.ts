import { LeibnizError } from "@leibniz/core";
import type { Dataset } from "./dataset.ts";

/**
 * The samples of a dataset once, in their order, in batches of `batchSize` and a last one with the rest: what an
 * evaluation walks through.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { batches, Dataset } from "@leibniz/nn";
 * const data = new Dataset(tensor([10, 11, 12]), tensor([0, 1, 2]));
 * for (const { x, t } of batches(data, 2)) console.log(x.size, t.size);
 * ```
 *
 * @throws LeibnizError at the first batch, when `batchSize` is no whole number above 0.
 */
export function* batches(dataset: Dataset, batchSize: number): Generator<Dataset, void, undefined> {
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new LeibnizError("batches", `batchSize is a whole number, 1 or more; got ${batchSize}`);
  }
  for (let start = 0; start < dataset.length; start += batchSize)
    yield dataset.slice(start, start + batchSize);
}
