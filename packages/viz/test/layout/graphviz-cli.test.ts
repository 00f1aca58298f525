import { graphvizCli, graphvizLayout } from "@leibniz/viz/node";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { graphvizIn } from "../../src/layout/graphviz-cli.node.ts";
import { GraphvizWorker } from "../../src/layout/graphviz-worker.node.ts";
import type { LayoutInput } from "../../src/layout/layout.ts";
import { rowOf } from "./boxes.ts";

/** A cyclic, dense graph, which Graphviz cannot place in a minute. */
function endless(): LayoutInput {
  const row = rowOf(1500);
  const more = Array.from({ length: 6000 }, (_, i) => ({
    ...row.edges[0]!,
    tail: `part ${(i * 7919) % 1500}`,
    head: `part ${(i * 104_729) % 1500}`,
  }));
  return { ...row, edges: [...row.edges, ...more] };
}

test("boxes stand in the direction of the lines, apart from each other", async () => {
  const { boxes, routes } = await graphvizCli.place(rowOf(5));
  const places = [...boxes.values()];
  expect(places).toHaveLength(5);
  for (let i = 1; i < 5; i++) expect(places[i]!.x - places[i - 1]!.x).toBeGreaterThan(40);
  for (const { points } of routes) expect(points.length % 3).toBe(1);
});

test("several at once come one after another, each with its own answer", async () => {
  const placed = await Promise.all([2, 3, 4, 5].map((count) => graphvizCli.place(rowOf(count))));
  expect(placed.map(({ boxes }) => boxes.size)).toEqual([2, 3, 4, 5]);
});

test("what takes too long is given up with advice, and the next picture comes as ever", async () => {
  const layout = graphvizLayout({ timeLimit: 0.05 });
  await expect(layout.place(endless())).rejects.toMatchObject({
    name: "LayoutError",
    fault: "time",
    boxes: 1500,
    message: expect.stringMatching(
      /^layout: 1500 boxes were not placed within 0.05 s: .*--path.*--depth.*table.*JSON/,
    ) as string,
  });
  // The same thread could not answer: it would still be at work on the first.
  const patient = graphvizIn(new GraphvizWorker(), Infinity);
  const abort = new AbortController();
  const first = patient.place(endless(), { signal: abort.signal });
  const second = patient.place(rowOf(3));
  abort.abort();
  await expect(first).rejects.toMatchObject({ fault: "cancelled" });
  expect((await second).boxes.size).toBe(3);
});

test("a signal stops what runs, what waits, and what has not begun", async () => {
  const layout = graphvizLayout({ timeLimit: Infinity });
  const [running, waiting] = [new AbortController(), new AbortController()];
  const first = layout.place(endless(), { signal: running.signal });
  const second = layout.place(rowOf(3), { signal: waiting.signal });
  const reason = new Error("enough");
  waiting.abort(reason);
  await expect(second).rejects.toMatchObject({ name: "LayoutError", fault: "cancelled", cause: reason });
  running.abort();
  await expect(first).rejects.toMatchObject({ fault: "cancelled" });
  await expect(layout.place(rowOf(2), { signal: AbortSignal.abort() })).rejects.toMatchObject({
    fault: "cancelled",
  });
  expect((await layout.place(rowOf(2))).boxes.size).toBe(2);
});

test("without graphviz-cli: one line with the remedy", async () => {
  const folder = await mkdtemp(join(tmpdir(), "leibniz-layout-"));
  try {
    const worker = new GraphvizWorker(pathToFileURL(join(folder, "program.js")).href);
    await expect(graphvizIn(worker, 20).place(rowOf(2))).rejects.toMatchObject({
      name: "LayoutError",
      fault: "missing",
      message: expect.stringMatching(/^layout: .*graphviz-cli.*npm install graphviz-cli@2\.0\.0$/) as string,
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("what Graphviz cannot read is an error, and the next picture comes as ever", async () => {
  const worker = new GraphvizWorker();
  await expect(worker.render("digraph { a -> ", 1)).rejects.toThrow(/syntax error/);
  expect((await graphvizIn(worker, Infinity).place(rowOf(2))).boxes.size).toBe(2);
});
