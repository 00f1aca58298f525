import { afterEach, beforeEach, expect, it, vi } from "vitest";

const sabotage = vi.hoisted(() => ({ deed: "" }));

vi.mock("../../src/threads/worker-source.ts", async (original) => {
  const { WORKER_SOURCE } = await original<typeof import("../../src/threads/worker-source.ts")>();
  return {
    get WORKER_SOURCE() {
      const source = WORKER_SOURCE.replace("f(...values);", `${sabotage.deed};`);
      if (source === WORKER_SOURCE) throw new Error("the call of the kernel is not where it was");
      return source;
    },
  };
});
vi.mock("../../src/threads/control-words.ts", async (original) => ({
  ...(await original<object>()),
  PATIENCE: 200,
}));

const { setThreads, threads } = await import("../../src/index.ts");
const { matmul } = await import("../../src/wasm/matmul.ts");
const { theMachine } = await import("../../src/wasm/machine.ts");

const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
beforeEach(() => warn.mockClear());
afterEach(() => setThreads(1));

const SHAPE = { m: 203, k: 190, n: 211, transposeA: false, transposeB: false };

function product(): Buffer {
  const a = Float64Array.from({ length: SHAPE.m * SHAPE.k }, (_, i) => Math.sin(i));
  const b = Float64Array.from({ length: SHAPE.k * SHAPE.n }, (_, i) => Math.cos(i));
  const out = new Float64Array(SHAPE.m * SHAPE.n);
  matmul(out, a, b, SHAPE);
  return Buffer.from(out.buffer);
}

/** The same product added to a result that is its left operand too: nothing of it may be written before all is done. */
function onto(): Buffer {
  const m = 208;
  const a = Float64Array.from({ length: m * m }, (_, i) => Math.sin(i));
  const b = Float64Array.from({ length: m * m }, (_, i) => Math.cos(i));
  matmul(a, a, b, { m, k: m, n: m, transposeA: false, transposeB: false, accumulate: true });
  return Buffer.from(a.buffer);
}

const deeds = [
  ["dies", "process.exit()"],
  ["throws", "throw new Error()"],
  ["hangs", "for (;;) {}"],
  [
    "goes on writing",
    "for (let i = 0; ; i = (i + 1) & 0xffffff) new Uint8Array(memory.buffer)[70_000 + i] = 255",
  ],
] as const;
// A product takes ten arguments before its rows, the packing before it five.
const moments = [
  ["packs", "given === 5", product],
  ["multiplies", "given === 10", product],
  ["multiplies onto an operand", "given === 10", onto],
] as const;

it.each(
  deeds.flatMap(([what, deed]) =>
    moments.map(([moment, when, kernel]) => ({ what, deed, moment, when, kernel })),
  ),
)("a worker that $what while it $moment costs the workers and no number", ({ deed, when, kernel }) => {
  setThreads(1);
  const right = product();
  const expected = kernel();
  sabotage.deed = `if (${when}) { ${deed} } else f(...values)`;
  const lost = theMachine();
  setThreads(2);
  while (threads() === 2) expect(kernel().equals(expected)).toBe(true);
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("a worker thread ended or hung"));
  expect(theMachine()).not.toBe(lost);
  for (let again = 0; again < 20; again++) expect(product().equals(right)).toBe(true);
  expect(threads()).toBe(1);

  // And whoever wants workers again gets them.
  sabotage.deed = "f(...values, 0)";
  setThreads(2);
  for (let again = 0; again < 20; again++) expect(product().equals(right)).toBe(true);
  expect(threads()).toBe(2);
});
