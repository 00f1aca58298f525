import { exp, Random, sigmoid } from "@leibniz/core";
import { emit } from "../protocol/emit.ts";
import { numberParameter } from "../protocol/parameters.ts";
import { rate } from "../protocol/timing.ts";

/** exp and sigmoid of a million normal numbers. */
export function run(): void {
  const x = new Random(0).normalTensor([1_000_000], { dtype: "float32" });
  const seconds = numberParameter("seconds", 1);
  emit("exp", 1 / rate(() => exp(x), seconds), "Melem/s");
  emit("sigmoid", 1 / rate(() => sigmoid(x), seconds), "Melem/s");
}
