import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Tensor } from "@leibniz/core";
import { drawGraph, frameSvgs, type GraphDoc, graphOf, toDot, toSvg } from "@leibniz/viz";
import { graphvizCli } from "@leibniz/viz/node";
import { expect, it } from "vitest";
import { lessons } from "../src/lessons/index.ts";
import { casePictures, networkPictures } from "../src/lessons/pictures.ts";

const TOP = resolve(import.meta.dirname, "../../..");

it("there is a picture of every graph of the documents", () => {
  const graphs = lessons.map(({ id }) => id).filter((id) => id.startsWith("G"));
  expect(casePictures.map(({ id }) => id)).toEqual(graphs);
});

async function graphOfProgram(program: string, backward = true): Promise<GraphDoc> {
  const root = ((await import(resolve(TOP, `${program}.ts`))) as { default: Tensor }).default;
  if (backward && root.explanation() === null) root.backward();
  return graphOf(root);
}

// `npx vitest run --project cli case-pictures -u` draws them anew; look at them before they are committed.
it.each(casePictures)("$id is drawn as it was", async ({ program, draw, backward }) => {
  const path = resolve(TOP, program);
  const doc = await graphOfProgram(program, backward);
  await expect(toDot(doc, draw)).toMatchFileSnapshot(`${path}.dot`);
  await expect(toSvg(await drawGraph(doc, graphvizCli, draw))).toMatchFileSnapshot(`${path}.svg`);
});

it.each(networkPictures)(
  "the network of two layers, $id, is drawn as it was",
  async ({ program, file, draw }) => {
    const doc = await graphOfProgram(program);
    const drawing = await drawGraph(doc, graphvizCli, draw);
    await expect(toDot(doc, draw)).toMatchFileSnapshot(resolve(TOP, `${file}.dot`));
    await expect(toSvg(drawing)).toMatchFileSnapshot(resolve(TOP, `${file}.svg`));
  },
);

it("the network of two layers has a cluster for each layer and for the loss, and shapes on its wires", async () => {
  const { program, draw } = networkPictures[0]!;
  const doc = await graphOfProgram(program);
  expect(doc.nodes.length).toBeLessThanOrEqual(30);
  expect(doc.scopes.map(({ name }) => name)).toEqual(["Affine1", "Relu1", "Affine2", "SoftmaxWithLoss"]);
  const svg = toSvg(await drawGraph(doc, graphvizCli, draw));
  for (const { name } of doc.scopes) expect(svg).toContain(`>${name}<`);
  // Of 2 inputs, 3 hidden units and 2 outputs, for one row.
  for (const wire of [
    "x (1,2)",
    "W1 (2,3)",
    "b1 (3,)",
    "W2 (3,2)",
    "b2 (2,)",
    "∂L/∂W1 (2,3)",
    "∂L/∂W2 (3,2)",
  ])
    expect(svg).toContain(`>${wire}<`);
});

it("the steps of G11 are drawn as they were", async () => {
  const { program, draw } = casePictures.find(({ id }) => id === "G11")!;
  const steps = await frameSvgs(await graphOfProgram(program), graphvizCli, draw);
  const folder = resolve(TOP, "examples/graphs/g11-frames");
  const files = steps.map(({ file }) => file);
  for (const { file, svg } of steps) await expect(svg).toMatchFileSnapshot(resolve(folder, file));
  // No step of an earlier drawing stays behind.
  expect(readdirSync(folder).toSorted()).toEqual(files);
});
