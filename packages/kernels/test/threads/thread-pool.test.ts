import { setTimeout } from "node:timers/promises";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { ThreadPool } from "../../src/threads/thread-pool.ts";
import { rowsMachine } from "./rows.ts";

const OUT = 0x10000;
const X = 0x20000;

let machine: Awaited<ReturnType<typeof rowsMachine>>;
const pools: ThreadPool[] = [];

beforeAll(async () => {
  machine = await rowsMachine();
});
afterEach(() => {
  while (pools.length > 0) pools.pop()!.dismiss();
});

async function readyPool(threads: number, patience?: number): Promise<ThreadPool> {
  const pool = new ThreadPool(machine, threads, patience);
  pools.push(pool);
  while (!pool.ready()) await setTimeout(1);
  return pool;
}

const numbers = () => new Int32Array(machine.memory.buffer, OUT);

describe("a pool", () => {
  it.each([2, 3, 5])("of %i threads does every row once, in whole steps", async (threads) => {
    const pool = await readyPool(threads);
    for (const [count, step] of [
      [0, 1],
      [1, 1],
      [7, 4],
      [8, 4],
      [997, 8],
      [1_000, 1],
      [3, 100],
    ] as const) {
      const out = numbers()
        .subarray(0, count + 1)
        .fill(0);
      for (let again = 1; again <= 50; again++) {
        out.fill(0);
        expect(pool.run("sign", [OUT], count, step)).toBe(true);
        for (let row = 0; row < count; row++) {
          if ((out[row]! & 0xff) !== 1 || out[row]! >> 8 >= threads || out[row] !== out[row - (row % step)]) {
            expect.fail(`${count} rows in steps of ${step}: row ${row} has ${out[row]}`);
          }
        }
        expect(out[count]).toBe(0);
      }
    }
  });

  it("starts no more workers than its jobs can use", async () => {
    const pool = new ThreadPool(machine, 5);
    pools.push(pool);
    const out = numbers().subarray(0, 1_000);
    const seen = new Set<number>();
    for (let took = 0; took < 20;) {
      if (!pool.ready(2)) await setTimeout(1);
      out.fill(0);
      pool.run("sign", [OUT], out.length, 1);
      for (const row of out) seen.add(row >> 8);
      if (seen.size > 1) took++;
    }
    expect(seen).toEqual(new Set([0, 1]));
  });

  it("passes on fractions, and its numbers are those of one thread", async () => {
    const pool = await readyPool(3);
    const count = 1_001;
    const x = new Float64Array(machine.memory.buffer, X, count).map((_, i) => Math.sin(i));
    new Float64Array(machine.memory.buffer, X, count).set(x);
    const out = new Float64Array(machine.memory.buffer, OUT, count).fill(0);
    pool.run("rows", [OUT, X, 0.1, 3], count, 2);
    const once = (value: number, i: number) => value * 0.1 + i;
    expect([...out]).toEqual([...x].map((value, i) => once(once(once(value, i), i), i)));
  });

  it("has workers that take part", async () => {
    const pool = await readyPool(2);
    const out = numbers().subarray(0, 1_000);
    do {
      out.fill(0);
      pool.run("sign", [OUT], out.length, 1);
    } while (out.every((row) => row >> 8 === 0));
    expect(out.some((row) => row >> 8 === 1)).toBe(true);
  });

  it("has workers that see memory which grew after they started", async () => {
    const pool = await readyPool(2);
    for (let again = 0; again < 20; again++) {
      const grown = machine.memory.grow(1) * 65_536;
      const out = new Int32Array(machine.memory.buffer, grown, 16_384);
      do {
        out.fill(0);
        expect(pool.run("sign", [grown], out.length, 64)).toBe(true);
      } while (out.every((row) => row >> 8 === 0));
      expect(out.every((row) => (row & 0xff) === 1)).toBe(true);
    }
  });
});

describe("what goes wrong in a pool", () => {
  it("a worker that hangs: the caller waits no longer than it must, and says so", async () => {
    const pool = await readyPool(2, 100);
    numbers()[0] = 0;
    expect(pool.run("hang", [OUT], 16, 1)).toBe(false);
    expect(numbers()[0]).toBe(1);
  });

  it("a worker that throws", async () => {
    const pool = await readyPool(2);
    numbers()[0] = 0;
    expect(pool.run("trap", [OUT], 16, 1)).toBe(false);
  });

  it("a caller that throws: no worker is left behind in the job", async () => {
    const pool = await readyPool(2);
    expect(() => {
      for (;;) pool.run("trapCaller", [], 16, 1);
    }).toThrow("unreachable");
    const out = numbers().subarray(0, 100).fill(0);
    expect(pool.run("sign", [OUT], 100, 1)).toBe(true);
    expect(out.every((row) => (row & 0xff) === 1)).toBe(true);
  });

  it("workers that are gone: the caller does it all", async () => {
    const pool = await readyPool(3);
    pool.dismiss();
    await setTimeout(20);
    const out = numbers().subarray(0, 100).fill(0);
    expect(pool.run("sign", [OUT], 100, 1)).toBe(true);
    expect([...out]).toEqual(new Array(100).fill(1));
  });

  it("too many arguments", async () => {
    const pool = await readyPool(2);
    expect(() => pool.run("sign", new Array<number>(30).fill(0), 1, 1)).toThrow("sign: 30 arguments");
  });
});
