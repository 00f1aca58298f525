import { type Dataset, spiral, syntheticDigits } from "@leibniz/nn";
import { loadMnist } from "@leibniz/nn/node";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { messageOf, UsageError } from "../output/usage-error.ts";
import type { DataName } from "./settings.ts";

/** What is known of each kind of data before it is read. */
export const SHAPES: Readonly<Record<DataName, { readonly inputs: number; readonly classes: number }>> = {
  mnist: { inputs: 784, classes: 10 },
  digits: { inputs: 784, classes: 10 },
  spiral: { inputs: 2, classes: 3 },
};

/** Samples to learn from, and others to test on. */
export interface TrainingData {
  readonly train: Dataset;
  readonly test: Dataset;
}

/** The real digits, once read: several cases may ask for them. */
const read = new Map<string, Promise<TrainingData>>();

/**
 * Reads or makes the data of a name. What is made is the same each time: seed 0 to train on, seed 1 to test on.
 *
 * @throws UsageError when the files of MNIST are missing or wrong.
 */
export async function loadData(name: DataName, directory?: string): Promise<TrainingData> {
  if (name !== "mnist" && directory !== undefined) {
    throw new UsageError(`--data-directory is for --data mnist; ${name} is made, not read`);
  }
  switch (name) {
    case "digits":
      return {
        train: syntheticDigits({ count: 10_000, seed: 0 }),
        test: syntheticDigits({ count: 2000, seed: 1 }),
      };
    case "spiral":
      return { train: spiral({ count: 3000, seed: 0 }), test: spiral({ count: 600, seed: 1 }) };
    case "mnist": {
      const folder = mnistFolder(directory);
      if (folder === null) {
        throw new UsageError(
          "where is MNIST? Name the folder of its four files with --data-directory, or a folder that holds mnist/ " +
            "with the variable LEIBNIZ_DATA",
        );
      }
      if (!read.has(folder)) read.set(folder, loadMnist({ directory: folder }));
      try {
        return await read.get(folder)!;
      } catch (error) {
        read.delete(folder);
        throw new UsageError(messageOf(error), { cause: error });
      }
    }
  }
}

/** The folder of the four files: `directory`, `mnist/` in it, or in the folder that LEIBNIZ_DATA names; null for none. */
export function mnistFolder(directory?: string): string | null {
  if (directory !== undefined && statSync(directory, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UsageError(`--data-directory ${directory}: there is no such folder`);
  }
  const root = directory ?? process.env["LEIBNIZ_DATA"];
  if (root === undefined || root === "") return null;
  const within = join(root, "mnist");
  if (existsSync(within)) return within;
  return directory ?? null;
}
