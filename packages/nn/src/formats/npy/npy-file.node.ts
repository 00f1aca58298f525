import type { Tensor } from "@leibniz/core";
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { writeWhole } from "../../files/write-whole.node.ts";
import { faultsOf } from "../fault.ts";
import { readNpy } from "./read-npy.ts";
import { npzTensors } from "./read-npz.ts";
import { writeNpy } from "./write-npy.ts";
import { writeNpz } from "./write-npz.ts";

/**
 * Reads the tensor of a `.npy` file; see `readNpy` of `@leibniz/nn`.
 *
 * @throws FormatError when the file is not right.
 * @throws Error of node:fs, with its `code`, when it cannot be read.
 */
export function loadNpy(path: string): Tensor {
  return readNpy(readFileSync(path), { file: path });
}

/**
 * Writes a tensor into a `.npy` file, which appears whole or not at all.
 *
 * @throws Error of node:fs, with its `code`, when it cannot be written.
 */
export function saveNpy(path: string, x: Tensor): void {
  writeWhole(path, writeNpy(x));
}

/**
 * Reads the tensors of an `.npz` file, compressed or not; see `readNpz` of `@leibniz/nn`.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { loadNpz, saveNpz } from "@leibniz/nn/node";
 * import { tmpdir } from "node:os";
 * const path = `${tmpdir()}/leibniz-example.npz`;
 * saveNpz(path, [["w", tensor([0.1, 0.2])]]);
 * console.log(loadNpz(path).get("w")?.data); // Float64Array(2) [ 0.1, 0.2 ]
 * ```
 *
 * @throws FormatError when the file is not right, or more would come out of it than its directory promises.
 * @throws Error of node:fs, with its `code`, when it cannot be read.
 */
export function loadNpz(path: string): ReadonlyMap<string, Tensor> {
  const inflate = (packed: Uint8Array, most: number) =>
    // zlib wants room for one byte at least; the size is compared afterwards.
    inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  return npzTensors(readFileSync(path), inflate, faultsOf("loadNpz", path));
}

/**
 * Writes tensors into an `.npz` file, which appears whole or not at all.
 *
 * @throws LeibnizError when two tensors have one name, or a name could not be read back.
 * @throws Error of node:fs, with its `code`, when it cannot be written.
 */
export function saveNpz(path: string, tensors: Iterable<readonly [name: string, tensor: Tensor]>): void {
  writeWhole(path, writeNpz(tensors));
}
