/** Where a trainer takes its batches from, such as a {@link DataLoader}: epoch after epoch, from any place again. */
export interface BatchSource<Batch> {
  readonly batchesPerEpoch: number;
  /** The next batch; after the last of an epoch, the first of the next. */
  next(): Batch;
  /** Where it stands, as plain JSON. */
  readonly state: object;
  /** Goes on from where a source of the same data stood. */
  restore(state: object): unknown;
}
