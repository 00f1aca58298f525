import { availableParallelism } from "node:os";
import { expect, it } from "vitest";
import { setThreads, threads } from "../../src/threads/threads.ts";

it("as many threads as the machine runs, and as many as are asked for", () => {
  expect(threads()).toBe(Math.min(64, availableParallelism()));
  for (const count of [1, 2, 64]) {
    setThreads(count);
    expect(threads()).toBe(count);
  }
});

it.each([0, -1, 1.5, NaN, Infinity, 65])("setThreads(%d) says what it takes and changes nothing", (count) => {
  setThreads(3);
  expect(() => setThreads(count)).toThrow(
    new RangeError(`setThreads: ${count} is not a whole number from 1 to 64. 1 works without workers.`),
  );
  expect(threads()).toBe(3);
});
