import { resolve } from "node:path";
import type { Tensor } from "@leibniz/core";
import { drawGraph, graphOf, toDot, toSvg } from "@leibniz/viz";
import { graphvizCli } from "@leibniz/viz/node";
import { expect, it } from "vitest";
import { lessons } from "../src/lessons/index.ts";
import { casePictures } from "../src/lessons/pictures.ts";

const TOP = resolve(import.meta.dirname, "../../..");

it("there is a picture of every graph of the documents", () => {
  const graphs = lessons.map(({ id }) => id).filter((id) => id.startsWith("G"));
  expect(casePictures.map(({ id }) => id)).toEqual(graphs);
});

// `npx vitest run --project cli case-pictures -u` draws them anew; look at them before they are committed.
it.each(casePictures)("$id is drawn as it was", async ({ program, draw, backward }) => {
  const path = resolve(TOP, program);
  const root = ((await import(`${path}.ts`)) as { default: Tensor }).default;
  if (backward && root.explanation() === null) root.backward();
  const doc = graphOf(root);
  await expect(toDot(doc, draw)).toMatchFileSnapshot(`${path}.dot`);
  await expect(toSvg(await drawGraph(doc, graphvizCli, draw))).toMatchFileSnapshot(`${path}.svg`);
});
