import { describe, expect, it } from "vitest";
import { summarize } from "../src/report/results.ts";
import { measure } from "../src/run/measure.ts";
import { readMeasurements } from "../src/run/measurement.ts";
import { checkPeers, type Peer } from "../src/run/peer.ts";
import { cleanEnvironment } from "../src/run/run-program.ts";
import type { Workload } from "../src/run/workloads.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const workload: Workload = { name: "mlp", params: { seconds: 1 }, repeats: 2, timeout: 20 };

function peer(id: string, program: string, more: Partial<Peer> = {}): Peer {
  return { id, cmd: [process.execPath, "-e", program, "--"], on: ["mlp"], ...more };
}

async function measured(peers: readonly Peer[], changes: Partial<Workload> = {}) {
  const lines: string[] = [];
  const folder = temporaryFolder();
  const result = await measure(
    peers,
    { ...workload, ...changes },
    { idleWait: 0, folderOf: () => folder, progress: (line) => lines.push(line) },
  );
  return { result, lines, folder };
}

describe("running programs in turns", () => {
  it("gives each the workload and its parameters, and another order in each round", async () => {
    const say =
      'console.log(JSON.stringify({ case: process.argv[1], value: JSON.parse(process.env.BENCH_PARAMS).seconds, unit: "s" }))';
    const { result, lines } = await measured([
      peer("one", say),
      peer("two", say, { params: { seconds: 3 } }),
      peer("elsewhere", say, { on: ["matmul"] }),
    ]);
    // How many runs count is not asked: on a busy machine some are disturbed, and left out.
    const rows = result.cases[0]!.rows.map(({ id, median }) => [id, median]);
    expect([result.cases[0]!.name, rows]).toEqual([
      "mlp",
      [
        ["one", 1],
        ["two", 3],
      ],
    ]);
    expect(lines.map((line) => line.split(" ").slice(1, 4).join(" "))).toEqual([
      "round 1 one",
      "round 1 two",
      "round 2 two",
      "round 2 one",
    ]);
  });

  it("reports what is missing or fails, once, and goes on", async () => {
    const { result, lines } = await measured([
      { id: "missing", cmd: ["no-such-program"], on: ["mlp"] },
      peer("failing", 'throw new RangeError("too\\u001b[31m deep")'),
      peer("fine", 'console.log(`{"case":"c","value":1,"unit":"s"}`)'),
    ]);
    expect(result.cases[0]!.rows.map(({ id }) => id)).toEqual(["fine"]);
    expect(result.failed.map(({ id }) => id)).toEqual(["missing", "failing"]);
    expect(result.failed[1]!.why).toContain("RangeError: too");
    expect(lines).toHaveLength(4);
    expect(lines.join("")).not.toContain("\u001b");
  });

  it("ends what takes too long", async () => {
    const { result } = await measured([peer("slow", "setInterval(() => {}, 1000)")], { timeout: 0.3 });
    expect(result.failed).toEqual([{ id: "slow", why: "took longer than 0.3 s" }]);
  });

  it("starts a program in its folder", async () => {
    const program = "console.log(JSON.stringify({ case: process.cwd(), value: 1, unit: 's' }))";
    const { result, folder } = await measured([peer("here", program)]);
    expect(result.cases[0]!.name).toBe(folder);
  });
});

it("what a program prints is believed only where it is a measurement", () => {
  const output = [
    "hello",
    "{ not JSON",
    '{"case":"a","value":"12","unit":"s"}',
    '{"case":"b","value":null,"unit":"s"}',
    '{"case":"c","value":1}',
    '{"case":"d","value":1,"unit":"info"}',
    '{"case":"__proto__","value":2,"unit":"ms","rss":10,"loss":"low","note":"x"}',
  ].join("\n");
  expect(readMeasurements(output)).toEqual([
    { case: "__proto__", value: 2, unit: "ms", more: new Map([["rss", 10]]) },
  ]);
});

it("a median is of the runs that nobody disturbed, if there are any", () => {
  const take = (id: string, value: number, disturbed: boolean) => ({
    id,
    measurement: { case: "c", value, unit: "ms", more: new Map([["rss", value]]) },
    disturbed,
  });
  const taken = [take("a", 9, true), take("a", 2, false), take("a", 4, false), take("b", 1, true)];
  expect(summarize(taken)[0]!.rows).toEqual([
    { id: "b", median: 1, min: 1, max: 1, runs: 1, disturbed: true, rss: 1 },
    { id: "a", median: 3, min: 2, max: 4, runs: 2, disturbed: false, rss: 3 },
  ]);
});

it("variables that tune numeric libraries do not reach the programs", () => {
  const env = {
    PATH: "/bin",
    OPENBLAS_CORETYPE: "Haswell",
    OMP_NUM_THREADS: "1",
    MKL_NUM_THREADS: "1",
    NODE_OPTIONS: "--inspect",
    BENCH_DTYPE: "f64",
  };
  expect(cleanEnvironment(env)).toEqual({ PATH: "/bin" });
});

describe("a list of peers", () => {
  it("is ours, too", async () => {
    const own = new URL("../src/peers.mjs", import.meta.url).href;
    const { peers } = (await import(own)) as { peers: unknown };
    const ids = checkPeers(peers, own).map(({ id }) => id);
    expect(ids).toContain("leibniz");
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    [undefined, /exports no list of peers/],
    [[null], /describes a peer without id, cmd and on: null/],
    [[{ id: "a", cmd: "node", on: [] }], /describes a peer without/],
    [[{ id: "a", cmd: [], on: [] }], /describes a peer without/],
    [[{ id: "a", cmd: ["node"], on: [], env: { A: 1 } }], /describes a peer without/],
  ])("%j is refused", (list, message) => {
    expect(() => checkPeers(list, "peers.mjs")).toThrow(message);
  });
});
