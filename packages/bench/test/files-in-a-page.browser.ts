import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { shownByPage } from "./shown-by-page.ts";

const fixture = (name: string) =>
  readFileSync(new URL(`../../nn/test/formats/fixtures/${name}`, import.meta.url), "base64");

const PROGRAM = `
import { tensor } from "@leibniz/core";
import { readNpz, readSafetensors, syntheticDigits, writeNpz, writeSafetensors } from "@leibniz/nn";
const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const { tensors } = readSafetensors(bytesOf("${fixture("dtypes.safetensors")}"));
const arrays = readNpz(bytesOf("${fixture("stored.npz")}"));
const names = (map) => [...map].map(([name, { dtype, shape }]) => name + " " + dtype + " " + shape).join("; ");
let refused = "";
try {
  readSafetensors(new Uint8Array(3));
} catch (error) {
  refused = error.name;
}
document.body.textContent = JSON.stringify([
  names(tensors),
  names(arrays),
  [...readSafetensors(writeSafetensors([["가", tensor([0.1])]])).tensors.get("가").data],
  [...readNpz(writeNpz([["가", tensor([0.1])]])).get("가").data],
  refused,
  [...syntheticDigits({ count: 3, seed: 7 }).x.data].filter((ink) => ink > 0.99).length,
]);
`;

it("safetensors, npz and synthetic digits in Chromium are those in Node", { timeout: 60_000 }, async () => {
  const { syntheticDigits } = await import("@leibniz/nn");
  const inNode = [...syntheticDigits({ count: 3, seed: 7 }).x.data].filter((ink) => ink > 0.99).length;
  expect(JSON.parse((await shownByPage(PROGRAM)) ?? "null")).toEqual([
    "i64 int32 3; f64 float64 4; empty float32 0,3; f16 as f32 float32 9; f32 float32 2,2; i32 int32 2; " +
      "scalar int32 ; bf16 float32 4; f16 float32 9; i16 int32 2; i8 int32 2; u8 int32 2; bool bool 3",
    "W float64 2,3; b int32 2",
    [0.1],
    [0.1],
    "FormatError",
    inNode,
  ]);
});
