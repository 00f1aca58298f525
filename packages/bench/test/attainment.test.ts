import { describe, expect, it } from "vitest";
import { attainments } from "../src/report/attainment.ts";
import type { Results } from "../src/report/results.ts";
import { type Target, TARGETS } from "../src/report/targets.ts";
import { checkPeers } from "../src/run/peer.ts";
import { WORKLOAD_NAMES } from "../src/run/workloads.ts";
import { resultsOf, row } from "./results-of.ts";

const target = (name: string): Target => TARGETS.find((each) => each.name === name)!;
const only = (results: Results, name: string) => attainments(results, [target(name)])[0];

describe("how far a target is reached", () => {
  it("speed where fewer are better: naive 40 ms over our 8 ms is 5", () => {
    const results = resultsOf({
      scalar: { step: ["ms", row("leibniz", 8), row("naive-js", 80), row("naive-js-iter", 40)] },
    });
    const found = only(results, "scalar");
    expect(found).toMatchObject({ ratio: 5, reached: "floor", peer: { id: "naive-js-iter", value: 40 } });
  });

  it("speed where more are better, the best of ours over the best of the peers", () => {
    const rows = [
      row("leibniz", 1000),
      row("leibniz-2t", 2100),
      row("tfjs-wasm", 300),
      row("jaxjs-jit", 200),
    ];
    const results = resultsOf({ "train-relu": { "train-relu": ["steps/s", ...rows] } });
    const found = only(results, "train-relu");
    expect(found).toMatchObject({ ratio: 7, reached: "aim", ours: { id: "leibniz-2t", value: 2100 } });
  });

  it("time: which part of the peer's ours takes", () => {
    const results = resultsOf({
      smallop: { "forward+backward": ["ns/op", row("leibniz", 240), row("torch-1t", 2000)] },
    });
    expect(only(results, "smallop: time")).toMatchObject({ ratio: 0.12, reached: "no" });
  });

  it("memory, in MB, whatever the unit of the case", () => {
    const rows = [row("leibniz", 1, { rss: 500 }), row("torch-1t", 14, { rss: 2000 })];
    const results = resultsOf({ "deep-1e6": { "n=1000000": ["s", ...rows] } });
    expect(only(results, "deep-1e6: memory")).toMatchObject({ ratio: 0.25, reached: "aim", unit: "MB" });
    expect(only(results, "deep-1e6: time")).toMatchObject({ ratio: 1 / 14, reached: "floor", unit: "s" });
  });

  it("an aim in MB is held against ours alone", () => {
    const memory = (ours: number) =>
      only(
        resultsOf({
          "train-relu": {
            "train-relu": ["steps/s", row("leibniz", 1, { rss: ours }), row("tfjs-wasm", 1, { rss: 288 })],
          },
        }),
        "train-relu: peak memory",
      )?.reached;
    expect([memory(240), memory(250), memory(300)]).toEqual(["aim", "floor", "no"]);
  });

  it("the worst of several cases counts", () => {
    const size = (ours: number, theirs: number) =>
      ["GFLOP/s", row("leibniz", ours), row("tfjs-wasm", theirs)] as const;
    const results = resultsOf({
      matmul: { "N=128": size(60, 40), "N=256": size(60, 50), "N=64": size(1, 9) },
    });
    const found = only(results, "matmul, one thread: tfjs-wasm");
    expect(found).toMatchObject({ case: "N=256", ratio: 1.2, reached: "floor" });
  });

  it("the peak is the highest that another workload found", () => {
    const results = resultsOf({
      matmul: { "N=512": ["GFLOP/s", row("leibniz", 45)] },
      "simd-peak": {
        "8 chains": ["GFLOP/s", row("wasm-peak", 40)],
        "12 chains": ["GFLOP/s", row("wasm-peak", 50)],
      },
    });
    const found = only(results, "matmul, one thread: of the SIMD peak");
    expect(found).toMatchObject({ ratio: 0.9, reached: "floor" });
  });

  it("what was not measured has no ratio", () => {
    const results = resultsOf({ scalar: { step: ["ms", row("leibniz", 8)] } });
    expect(attainments(results, TARGETS)).toEqual([]);
  });
});

it("the targets name workloads and programs that exist", async () => {
  const own = new URL("../src/peers.mjs", import.meta.url).href;
  const ids = checkPeers(((await import(own)) as { peers: unknown }).peers, own).map(({ id }) => id);
  for (const { workload, peersWorkload = workload, ours } of TARGETS) {
    expect(WORKLOAD_NAMES).toContain(workload);
    expect(WORKLOAD_NAMES).toContain(peersWorkload);
    expect(ids).toEqual(expect.arrayContaining([...ours]));
  }
});
