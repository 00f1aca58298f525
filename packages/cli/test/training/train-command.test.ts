import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bin, folderWith, leibniz, type Ran } from "../run-command.ts";

const SPIRAL = ["train", "--data", "spiral", "--evaluate-every", "200"];

/** Runs the command and interrupts it, as Ctrl-C does, as soon as it has printed `after`. */
function interrupted(args: readonly string[], cwd: string, after: string): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: "1", LEIBNIZ_DATA: "" };
    const child = spawn(process.execPath, [bin, ...args], { cwd, env });
    let [out, err, sent] = ["", "", false];
    child.stdout.on("data", (text) => {
      out += String(text);
      if (sent || !out.includes(after)) return;
      sent = true;
      child.kill("SIGINT");
    });
    child.stderr.on("data", (text) => (err += String(text)));
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

/** The rows of a run log without what a clock said. */
function rowsOf(path: string): object[] {
  const rows = readFileSync(path, "utf8").trim().split("\n");
  return rows.map((row) => ({ ...(JSON.parse(row) as object), wallTime: 0 }));
}

const bytes = (path: string) => readFileSync(path).toString("base64");

describe("leibniz train", () => {
  it("ends with the test accuracy, says its seed, and saves the same bytes each time", () => {
    const folder = folderWith({});
    const args = [...SPIRAL, "--iterations", "600", "--save"];
    const { code, out, err } = leibniz([...args, "a.safetensors"], folder);
    expect([code, err]).toEqual([0, ""]);
    const accuracy = Number(/^test accuracy: (0\.\d+)$/.exec(out.trimEnd().split("\n").at(-1)!)?.[1]);
    expect(accuracy).toBeGreaterThan(0.85);
    expect(out).toMatch(/^seed: 0$/m);
    expect(out.match(/^step +\d+ /gm)).toEqual([
      "step      0 ",
      "step    200 ",
      "step    400 ",
      "step    600 ",
    ]);
    expect(
      leibniz([...args, "b.safetensors"], folder)
        .out.split("\n")
        .at(-2),
    ).toBe(`test accuracy: ${accuracy}`);
    expect(bytes(join(folder, "a.safetensors"))).toBe(bytes(join(folder, "b.safetensors")));
    leibniz([...args, "c.safetensors", "--seed", "1"], folder);
    expect(bytes(join(folder, "c.safetensors"))).not.toBe(bytes(join(folder, "a.safetensors")));
    expect(readdirSync(folder).sort()).toEqual(["a.safetensors", "b.safetensors", "c.safetensors"]);
  });

  it("learns drawn digits, of which predict shows a row", () => {
    const folder = folderWith({});
    const args = ["train", "--data", "digits", "--iterations", "300", "--evaluate-every", "300", "--json"];
    const { code, out } = leibniz([...args, "--evaluate-samples", "500", "--save", "m.safetensors"], folder);
    const report = JSON.parse(out) as { seed: number; step: number; testAccuracy: number };
    expect([code, report.seed, report.step]).toEqual([0, 0, 300]);
    expect(report.testAccuracy).toBeGreaterThan(0.8);
    const shown = leibniz(["predict", "m.safetensors"], folder);
    expect(shown.code).toBe(0);
    expect(shown.out).toContain("█");
    expect(Math.max(...shown.out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(shown.out.trimEnd().split("\n").at(-1)).toBe(
      `accuracy on the 2000 test samples of digits: ${report.testAccuracy}`,
    );
  });

  it.each([
    ["the documents' rule", []],
    ["an optimiser with a past", ["--optimiser", "adam", "--dtype", "float64"]],
  ])("is interrupted by Ctrl-C with 130, and goes on to the same bits: %s", async (_, more) => {
    const folder = folderWith({});
    const path = (name: string) => join(folder, name);
    const args = [...SPIRAL, "--iterations", "6000", "--log-every", "50", ...more];
    const whole = leibniz([...args, "--save", "whole.safetensors", "--log", "whole.log"], folder);
    expect(whole.code).toBe(0);

    const files = ["--save", "part.safetensors", "--log", "part.log", "--checkpoint", "part.checkpoint"];
    const stopped = await interrupted([...args, ...files], folder, "step    200");
    expect([stopped.code, stopped.err]).toEqual([130, ""]);
    expect(stopped.out).toMatch(
      /stopped after step \d+ of 6000\n.*--resume part.checkpoint --iterations 6000/,
    );
    expect(rowsOf(path("part.log")).length).toBeLessThan(rowsOf(path("whole.log")).length);

    // Settings that are not repeated come from the checkpoint.
    const resume = [
      "train",
      "--resume",
      "part.checkpoint",
      "--iterations",
      "6000",
      "--evaluate-every",
      "200",
    ];
    const rest = ["--log-every", "50", "--save", "part.safetensors", "--log", "part.log"];
    const { code, out, err } = leibniz([...resume, ...rest], folder);
    expect([code, err]).toEqual([0, ""]);
    expect(bytes(path("part.safetensors"))).toBe(bytes(path("whole.safetensors")));
    expect(rowsOf(path("part.log"))).toEqual(rowsOf(path("whole.log")));
    expect(out.split("\n").at(-2)).toBe(whole.out.split("\n").at(-2));
  });

  it("names step and layer when the loss is no number any more, and exits 1", () => {
    const { code, err } = leibniz([...SPIRAL, "--learning-rate", "1e30", "--iterations", "50"]);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^leibniz: Trainer: step \d+: the (loss|gradient) is .*Affine.*no checkpoint has been written\n$/,
    );
  });
});

describe("leibniz train refuses in one line", () => {
  const folder = () => {
    const made = folderWith({
      "mnist/train-images-idx3-ubyte": "\0\0\b\x03\0\0",
      "empty/.keep": "",
      "not.checkpoint": "no checkpoint at all, but long enough",
    });
    leibniz([...SPIRAL, "--iterations", "20", "--checkpoint", "c", "--save", "m"], made);
    const damaged = readFileSync(join(made, "c"));
    damaged[damaged.length - 9]! ^= 1;
    writeFileSync(join(made, "damaged.checkpoint"), damaged);
    return made;
  };
  const rows: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["unknown data", ["--data", "cats"], /--data is one of mnist, digits, spiral; got cats/],
    ["a missing folder", ["--data-directory", "nowhere"], /nowhere: there is no such folder/],
    ["MNIST without a folder", [], /where is MNIST\?.*--data-directory.*LEIBNIZ_DATA/],
    ["a folder without files", ["--data-directory", "empty"], /train-images-idx3-ubyte.gz is not in empty/],
    ["a truncated file", ["--data-directory", "mnist"], /train-images-idx3-ubyte: .*expected.*found/],
    [
      "a folder for what is made",
      ["--data", "spiral", "--data-directory", "mnist"],
      /spiral is made, not read/,
    ],
    ["a batch that is too large", ["--data", "spiral", "--batch", "3001"], /only 3000 samples/],
    ["a learning rate that is no number", ["--data", "spiral", "--learning-rate", "NaN"], /above 0; got NaN/],
    ["no learning", ["--data", "spiral", "--learning-rate", "0"], /above 0; got 0/],
    ["half a step", ["--data", "spiral", "--iterations", "1.5"], /--iterations is a whole number, 1 or more/],
    ["a wrong seed", ["--data", "spiral", "--seed", "-1"], /--seed is a whole number, 0 or more; got -1/],
    ["a wrong optimiser", ["--data", "spiral", "--optimiser", "sgdd"], /--optimiser is one of sgd, /],
    ["pictures of a spiral", ["--data", "spiral", "--model", "conv"], /--model conv is for pictures/],
    ["a conv with sigmoid", ["--model", "conv", "--activation", "sigmoid"], /--model conv has ReLU/],
    ["layers of no mlp", ["--data", "spiral", "--hidden", "9,9"], /only --model mlp/],
    ["what is no checkpoint", ["--resume", "not.checkpoint"], /not.checkpoint: /],
    ["no such checkpoint", ["--resume", "nothing"], /nothing: there is no such file/],
    ["a damaged checkpoint", ["--resume", "damaged.checkpoint"], /damaged.checkpoint: sha256 of the file/],
    ["a model as checkpoint", ["--resume", "m"], /m: format: expected "leibniz checkpoint 1"/],
    ["another model's checkpoint", ["--resume", "c", "--hidden", "9"], /run with --hidden 50, and not 9/],
    [
      "another activation",
      ["--resume", "c", "--activation", "sigmoid"],
      /--activation relu, and not sigmoid/,
    ],
    ["fewer steps than taken", ["--resume", "c", "--iterations", "10"], /c has taken 20 steps already/],
    ["a file in no folder", ["--data", "spiral", "--save", "no/where"], /cannot write no\/where/],
    ["one file for two", ["--data", "spiral", "--save", "x", "--log", "x"], /name the same file, x/],
  ];
  it("whatever is wrong", { timeout: 120_000 }, () => {
    const cwd = folder();
    for (const [what, args, message] of rows) {
      const { code, out, err } = leibniz(["train", ...args], cwd);
      expect([code, out], what).toEqual([2, ""]);
      expect(err, what).toMatch(message);
      expect(err, what).toMatch(/^leibniz: [^\n]*\n$/);
    }
    expect(existsSync(join(cwd, "x"))).toBe(false);
  });
});
