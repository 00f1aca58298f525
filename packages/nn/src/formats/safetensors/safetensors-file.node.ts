import type { Tensor } from "@leibniz/core";
import { readFileSync } from "node:fs";
import { writeWhole } from "../../files/write-whole.node.ts";
import { readSafetensors, type Safetensors } from "./read-safetensors.ts";
import { writeSafetensors, type WriteSafetensorsOptions } from "./write-safetensors.ts";

/**
 * Reads the tensors of a safetensors file; see `readSafetensors` of `@leibniz/nn`.
 *
 * @throws FormatError when the file is not right, and nothing has been loaded.
 * @throws Error of node:fs, with its `code`, when it cannot be read.
 */
export function loadSafetensors(path: string): Safetensors {
  return readSafetensors(readFileSync(path), { file: path });
}

/**
 * Writes tensors into a safetensors file, which appears whole or not at all.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { loadSafetensors, saveSafetensors } from "@leibniz/nn/node";
 * import { tmpdir } from "node:os";
 * const path = `${tmpdir()}/leibniz-example.safetensors`;
 * saveSafetensors(path, [["w", tensor([0.1, 0.2])]]);
 * console.log(loadSafetensors(path).tensors.get("w")?.data); // Float64Array(2) [ 0.1, 0.2 ]
 * ```
 *
 * @throws LeibnizError when two tensors have one name, or a name could not be read back.
 * @throws Error of node:fs, with its `code`, when it cannot be written.
 */
export function saveSafetensors(
  path: string,
  tensors: Iterable<readonly [name: string, tensor: Tensor]>,
  options: WriteSafetensorsOptions = {},
): void {
  writeWhole(path, writeSafetensors(tensors, options));
}
