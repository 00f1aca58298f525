import { LeibnizError, ShapeError, tensor } from "@leibniz/core";
import { batches, DataLoader, type DataLoaderState, Dataset } from "@leibniz/nn";
import { describe, expect, it } from "vitest";

/** Row i holds i and −i, and its target is i. */
const numbers = (length: number) =>
  new Dataset(
    tensor(
      Float32Array.from({ length: 2 * length }, (_, i) => (i % 2 === 0 ? i / 2 : -(i - 1) / 2)),
      {
        shape: [length, 2],
      },
    ),
    tensor(Int32Array.from({ length }, (_, i) => i)),
  );
const rows = ({ t }: Dataset) => [...t.data];
const sorted = (values: readonly number[]) => values.toSorted((x, y) => x - y);
const upTo = (length: number) => Array.from({ length }, (_, i) => i);

describe("Dataset", () => {
  it("takes rows with their targets, in the order asked for, dtype kept", () => {
    const taken = numbers(5).take([4, 0, 4, -1]);
    expect([...taken.x.data]).toEqual([4, -4, 0, -0, 4, -4, 4, -4]);
    expect(rows(taken)).toEqual([4, 0, 4, 4]);
    expect([taken.x.dtype, taken.t.dtype]).toEqual(["float32", "int32"]);
    expect(numbers(5).take([]).length).toBe(0);
  });

  it("splits by seed into parts that share nothing and lack nothing", () => {
    const [first, rest] = numbers(10).split(7, { seed: 3 });
    expect([first.length, rest.length]).toEqual([7, 3]);
    expect(sorted([...rows(first), ...rows(rest)])).toEqual(upTo(10));
    expect(rows(numbers(10).split(7, { seed: 3 })[0])).toEqual(rows(first));
    expect(rows(numbers(10).split(7, { seed: 4 })[0])).not.toEqual(rows(first));
    expect(numbers(10).split(0, { seed: 0 })[1].length).toBe(10);
  });

  it("refuses what does not belong together", () => {
    expect(() => new Dataset(tensor([1, 2]), tensor([1]))).toThrow(
      "x (2,) and t (1,) must have the same number of rows",
    );
    expect(() => new Dataset(tensor(1), tensor(1))).toThrow(ShapeError);
    expect(() => numbers(3).take([3])).toThrow(ShapeError);
    expect(() => numbers(3).split(4, { seed: 0 })).toThrow("0 to 3 of the 3 samples; got 4");
  });
});

describe("batches", () => {
  it("walk through the data once, the last batch shorter", () => {
    expect([...batches(numbers(5), 2)].map(rows)).toEqual([[0, 1], [2, 3], [4]]);
  });

  it("refuse a size that would never end", () => {
    expect(() => [...batches(numbers(5), 0)]).toThrow(LeibnizError);
    expect(() => [...batches(numbers(5), -1)]).toThrow(LeibnizError);
    expect(() => [...batches(numbers(5), 1.5)]).toThrow(LeibnizError);
  });
});

describe("DataLoader", () => {
  it("keeps the order of the data unless told otherwise, and drops a short batch on request", () => {
    const loader = new DataLoader(numbers(5), { batchSize: 2 });
    expect([...loader].map(rows)).toEqual([[0, 1], [2, 3], [4]]);
    expect(loader.batchesPerEpoch).toBe(3);
    const full = new DataLoader(numbers(5), { batchSize: 2, dropLast: true });
    expect([...full].map(rows)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it("shuffles each epoch anew, every sample once an epoch", () => {
    const loader = new DataLoader(numbers(100), { batchSize: 10, shuffle: true, seed: 1 });
    const epochs = upTo(3).map(() => [...loader].flatMap(rows));
    for (const epoch of epochs) expect(sorted(epoch)).toEqual(upTo(100));
    expect(epochs[0]).not.toEqual(epochs[1]);
    expect(epochs[1]).not.toEqual(epochs[2]);
    expect(loader.epoch).toBe(2);
  });

  it("gives neighbouring seeds orders that have nothing in common, also one epoch later", () => {
    const orders = upTo(4).flatMap((seed) => {
      const loader = new DataLoader(numbers(50), { batchSize: 50, shuffle: true, seed });
      return upTo(4).map(() => rows(loader.next()).join());
    });
    expect(new Set(orders).size).toBe(16);
  });

  it("draws with repetition: batches are full, all rows come up equally often", () => {
    const loader = new DataLoader(numbers(10), { batchSize: 32, replace: true, seed: 5 });
    expect(loader.batchesPerEpoch).toBe(1);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 500; i++) for (const row of rows(loader.next())) counts[row]!++;
    // 16,000 draws, 1,600 of each expected; five standard deviations of a binomial are 190.
    for (const count of counts) expect(Math.abs(count - 1600)).toBeLessThan(190);
  });

  it.each([
    ["given", {}],
    ["shuffled", { shuffle: true }],
    ["drawn", { replace: true }],
  ] as const)("goes on from a saved state bit for bit, order %s", (_order, options) => {
    const make = () => new DataLoader(numbers(23), { batchSize: 4, seed: 9, ...options });
    const unbroken = make();
    const all = upTo(20).map(() => rows(unbroken.next()));
    for (const stop of [0, 1, 5, 6, 7, 13]) {
      const first = make();
      for (let i = 0; i < stop; i++) first.next();
      const state = JSON.parse(JSON.stringify(first.state)) as DataLoaderState;
      const second = make().restore(state);
      expect(upTo(20 - stop).map(() => rows(second.next()))).toEqual(all.slice(stop));
    }
  });

  it("finishes the epoch in a loop after a state from its middle", () => {
    const loader = new DataLoader(numbers(6), { batchSize: 2 });
    loader.next();
    expect([...loader].map(rows)).toEqual([
      [2, 3],
      [4, 5],
    ]);
    expect([...loader].length).toBe(3);
  });

  it("refuses a state of another loader", () => {
    const loader = new DataLoader(numbers(6), { batchSize: 2, seed: 1 });
    const { state } = loader;
    for (const wrong of [{ length: 7 }, { batchSize: 3 }, { seed: 2 }, { order: "drawn" as const }]) {
      expect(() => loader.restore({ ...state, ...wrong })).toThrow(/the state is of a loader with/);
    }
    expect(() => loader.restore({ ...state, batch: 4 })).toThrow("batch is a whole number to 3; got 4");
    expect(() => loader.restore({ ...state, epoch: 0.5 })).toThrow(LeibnizError);
  });

  it("refuses data and options that make no batches", () => {
    const make = (length: number, options: ConstructorParameters<typeof DataLoader>[1]) => () =>
      new DataLoader(numbers(length), options);
    expect(make(0, { batchSize: 1 })).toThrow("the dataset has no samples");
    expect(make(5, { batchSize: 6 })).toThrow("a batch of 6 from 5 samples: choose at most 5");
    expect(make(5, { batchSize: 6, replace: true })).not.toThrow();
    expect(make(5, { batchSize: 0 })).toThrow("batchSize is a whole number");
    expect(make(5, { batchSize: 2, shuffle: true, replace: true })).toThrow("choose one");
    expect(make(5, { batchSize: 2, seed: -1 })).toThrow("the seed is a whole number");
  });
});
