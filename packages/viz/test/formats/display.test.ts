import { variable } from "@leibniz/core";
import { expect, test } from "vitest";
import { display } from "../../src/formats/display.node.ts";
import { appleOrange } from "../draw/documents.ts";
import { parseXml } from "../draw/strict-xml.ts";

/** What Deno's kernel does with the value of a cell: it looks for this method, calls it and waits. */
async function shownByNotebook(value: unknown): Promise<Record<string, string>> {
  const symbol = Symbol.for("Jupyter.display");
  if (typeof value !== "object" || value === null || !(symbol in value)) throw new TypeError("shown as text");
  const method: unknown = Reflect.get(value, symbol);
  if (typeof method !== "function") throw new TypeError("shown as text");
  return (await Reflect.apply(method, value, [])) as Record<string, string>;
}

test("a notebook gets SVG, and text where it shows no pictures", async () => {
  const bundle = await shownByNotebook(display(appleOrange(), { lang: "ko", theme: "dark" }));
  expect(Object.keys(bundle)).toEqual(["image/svg+xml", "text/plain"]);
  expect(parseXml(bundle["image/svg+xml"] ?? "").name).toBe("svg");
  expect(bundle["image/svg+xml"]).toContain("#14171c");
  expect(bundle["text/plain"]).toContain("사과 가격");
});

test("it shows what was known when it was made", async () => {
  const x = variable(3, { name: "x" });
  const y = x.mul(x);
  const before = display(y);
  y.backward();
  expect((await shownByNotebook(before))["text/plain"]).toMatch(/^x +variable +3 +—$/m);
  expect((await shownByNotebook(display(y)))["text/plain"]).toMatch(/^x +variable +3 +6$/m);
});
