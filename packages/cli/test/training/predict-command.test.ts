import { tensor } from "@leibniz/core";
import { writeSafetensors } from "@leibniz/nn";
import { saveNpy } from "@leibniz/nn/node";
import { Resvg } from "@resvg/resvg-js";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { networkOf } from "../../src/training/network-of.ts";
import { saveModel } from "../../src/training/saved-model.ts";
import { settingsOf } from "../../src/training/settings.ts";
import { folderWith, leibniz } from "../run-command.ts";

/** A folder with a network for digits and one for spirals, as their seed made them. */
function folderWithModels(files: Readonly<Record<string, string>> = {}): string {
  const folder = folderWith(files);
  for (const data of ["digits", "spiral"] as const) {
    const settings = settingsOf({ data });
    saveModel(join(folder, data), { network: networkOf(settings), settings, step: 7 });
  }
  return folder;
}

describe("leibniz predict", () => {
  it("reads one picture, .npy, .pgm and .png alike, light on dark or inverted", () => {
    const pixels = Array.from({ length: 784 }, (_, i) => (i % 28 === 14 ? 255 : 0));
    const pgm = (ink: readonly number[]) => `P2\n# a one\n28 28\n255\n${ink.join(" ")}\n`;
    const folder = folderWithModels({ "a.pgm": pgm(pixels), "b.pgm": pgm(pixels.map((ink) => 255 - ink)) });
    saveNpy(join(folder, "c.npy"), tensor(pixels, { shape: [28, 28] }).div(255));
    const of = (...args: string[]) => {
      const { code, out, err } = leibniz(["predict", "digits", "--image", ...args, "--json"], folder);
      expect([code, err]).toEqual([0, ""]);
      return (JSON.parse(out) as { predictions: { probabilities: number[] }[] }).predictions;
    };
    const found = of("a.pgm");
    expect(found[0]!.probabilities.length).toBe(10);
    expect(of("c.npy")).toEqual(found);
    const drawn = (style: string) =>
      new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="28" height="28" style="${style}"><path d="M14 0h1v28h-1z" fill="currentColor"/></svg>`).render().asPng(); // prettier-ignore
    writeFileSync(join(folder, "d.png"), drawn("color: white"));
    writeFileSync(join(folder, "e.png"), drawn("color: black"));
    expect(of("d.png")).toEqual(found);
    expect(of("e.png", "--invert")).toEqual(found);
    expect(of("b.pgm", "--invert")[0]!.probabilities[0]).toBeCloseTo(found[0]!.probabilities[0]!, 6);
    expect(leibniz(["predict", "digits", "--image", "a.pgm"], folder).out).toMatch(/prediction: \d/);
  });

  it("shows points of a spiral as a table, and says the same as JSON", () => {
    const folder = folderWithModels();
    const { code, out } = leibniz(["predict", "spiral", "--count", "3"], folder);
    expect(code).toBe(0);
    expect(out).toMatch(/7 steps on spiral, seed 0/);
    const json = leibniz(["predict", "spiral", "--count", "3", "--json"], folder).out;
    const { accuracy, predictions } = JSON.parse(json) as { accuracy: number; predictions: unknown[] };
    expect(predictions.length).toBe(3);
    expect(out.trimEnd().split("\n").at(-1)).toBe(`accuracy on the 600 test samples of spiral: ${accuracy}`);
  });

  it("refuses in one line what is wrong", { timeout: 120_000 }, () => {
    const folder = folderWithModels({
      text: "not a model",
      "small.pgm": "P2\n2 2\n255\n0 0 0 0\n",
      "wrong.pgm": "P2\n28 28\n255\n0 0 700\n",
      "7.png": "",
    });
    writeFileSync(join(folder, "small.png"), new Resvg('<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>').render().asPng()); // prettier-ignore
    saveNpy(join(folder, "far.npy"), tensor(new Float32Array(784).fill(-1)));
    const named = (name: string, settings: object) =>
      writeFileSync(
        join(folder, name),
        writeSafetensors([["x", tensor([1])]], {
          metadata: [
            ["settings", JSON.stringify(settings)],
            ["step", "1"],
          ],
        }),
      );
    named("huge", { ...settingsOf({ data: "digits" }), hidden: [65_536, 65_536], model: "mlp" });
    named("odd", { ...settingsOf({ data: "digits" }), hidden: "many" });
    writeFileSync(join(folder, "foreign"), writeSafetensors([["x", tensor([1])]]));
    const rows: readonly (readonly [readonly string[], RegExp])[] = [
      [["nothing"], /nothing: there is no such file/],
      [["text"], /text: length of the header/],
      [["foreign"], /foreign: it does not say how it was trained/],
      [["huge"], /a network of \d+ numbers, and it has 1/],
      [["odd"], /odd: its settings are wrong: --hidden is a whole number/],
      [["digits", "--data", "spiral"], /--data spiral has other inputs/],
      [["digits", "--data", "mnist"], /where is MNIST\?/],
      [["digits", "--image", "small.pgm"], /the picture is 28 x 28 points; this one is 2 x 2/],
      [["digits", "--image", "wrong.pgm"], /not from 0 to 255/],
      [["digits", "--image", "7.jpg"], /a picture is a .npy, .png or .pgm file/],
      [["digits", "--image", "7.png"], /7.png: it does not begin as a PNG file does/],
      [["digits", "--image", "small.png"], /the picture is 28 x 28 points; this one is 2 x 2/],
      [["digits", "--image", "none.pgm"], /none.pgm: there is no such file/],
      [["digits", "--image", "far.npy"], /one is -1/],
      [["spiral", "--image", "small.pgm"], /which are no pictures/],
      [["digits", "--count", "0"], /--count is a whole number, from 1 to 1000/],
    ];
    for (const [args, message] of rows) {
      const { code, out, err } = leibniz(["predict", ...args], folder);
      expect([code, out], args.join(" ")).toEqual([2, ""]);
      expect(err).toMatch(message);
      expect(err).toMatch(/^leibniz: [^\n]*\n$/);
    }
  });
});
