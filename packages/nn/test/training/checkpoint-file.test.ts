import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { FormatError, Random, tensor } from "@leibniz/core";
import type { Checkpoint } from "@leibniz/nn";
import { loadCheckpoint, loadSafetensors, saveCheckpoint, saveSafetensors } from "@leibniz/nn/node";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "leibniz-checkpoint-"));
const path = join(folder, "checkpoint.safetensors");
afterAll(() => rmSync(folder, { recursive: true }));

const checkpoint: Checkpoint = {
  tensors: {
    "model.W": tensor(
      [
        [1.5, -2],
        [Number.NaN, -0],
      ],
      { dtype: "float32" },
    ),
    "optimiser.parameters.0.step": tensor(3),
    "model.__proto__": tensor([1, 2], { dtype: "int32" }),
  },
  position: {
    step: 3,
    wallTime: 0.1,
    batches: { note: '"sha256":"0000' },
    schedule: { steps: 3, bases: [0.1] },
    earlyStop: null,
    randoms: { noise: new Random(1).state },
  },
};

describe("a checkpoint in a file", () => {
  it("comes back bit for bit, and other readers of safetensors see its tensors", () => {
    saveCheckpoint(path, checkpoint);
    const { tensors, position } = loadCheckpoint(path);
    expect(position).toEqual(checkpoint.position);
    for (const [name, { data, shape }] of Object.entries(checkpoint.tensors)) {
      expect(tensors[name]!.shape).toEqual(shape);
      expect(tensors[name]!.data).toEqual(data);
    }
    expect(Object.keys(tensors)).toHaveLength(3);
    expect(loadSafetensors(path).tensors.get("optimiser.parameters.0.step")!.item()).toBe(3);
  });

  it("is refused when any byte of it has changed, or any are missing", () => {
    saveCheckpoint(path, checkpoint);
    const bytes = readFileSync(path);
    const damaged = join(folder, "damaged.safetensors");
    for (let place = 0; place < bytes.length; place++) {
      const changed = Buffer.from(bytes);
      changed[place]! ^= 1 << (place % 8);
      writeFileSync(damaged, changed);
      expect(() => loadCheckpoint(damaged), `byte ${place}`).toThrow(FormatError);
    }
    for (const length of [0, 7, 8, 100, bytes.length - 1]) {
      writeFileSync(damaged, bytes.subarray(0, length));
      expect(() => loadCheckpoint(damaged), `${length} bytes`).toThrow(FormatError);
    }
    writeFileSync(damaged, Buffer.concat([bytes, Buffer.alloc(1)]));
    expect(() => loadCheckpoint(damaged)).toThrow(FormatError);
  });

  it("is refused when it is no checkpoint, by file and field", () => {
    const other = join(folder, "other.safetensors");
    saveSafetensors(other, new Map([["W", tensor([1])]]));
    expect(() => loadCheckpoint(other)).toThrow(
      /other\.safetensors: format: expected "leibniz checkpoint 1"/,
    );
    const noPlace = { ...checkpoint, position: { ...checkpoint.position, step: -1 } };
    saveCheckpoint(other, noPlace);
    expect(() => loadCheckpoint(other)).toThrow(/position/);
  });

  it("is whole, old or new, whenever its writer is killed: 50 rounds", async () => {
    // In one file, which starts ten times as fast.
    const writer = join(folder, "writer.mjs");
    await build({
      entryPoints: [fileURLToPath(new URL("checkpoint-writer.ts", import.meta.url))],
      outfile: writer,
      bundle: true,
      platform: "node",
      format: "esm",
      conditions: ["@leibniz/source"],
    });
    const random = new Random(0);
    const round = async (number: number): Promise<void> => {
      const file = join(folder, `killed-${number}.safetensors`);
      const child: ChildProcess = spawn(process.execPath, [writer, file], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      const [text] = (await once(child.stdout!, "data")) as [Buffer];
      expect(String(text)).toBe("writing\n");
      await new Promise((resolve) => setTimeout(resolve, random.uniform(0, 30)));
      child.kill("SIGKILL");
      await once(child, "exit");
      const { tensors, position } = loadCheckpoint(file);
      expect(position.step).toBeGreaterThanOrEqual(1);
      expect(tensors["model.W"]!.data.every((value) => value === position.step)).toBe(true);
      expect(tensors["model.b"]!.item()).toBe(position.step);
      copyFileSync(file, join(folder, "last.safetensors"));
    };
    for (let first = 0; first < 50; first += 2) await Promise.all([round(first), round(first + 1)]);
  }, 600_000);
});
