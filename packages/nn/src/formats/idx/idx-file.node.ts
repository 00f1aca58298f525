import type { Tensor } from "@leibniz/core";
import { readFileSync } from "node:fs";
import { faultsOf } from "../fault.ts";
import { idxContent } from "./idx-content.node.ts";
import { readIdx } from "./read-idx.ts";

/**
 * Reads the tensor of an IDX file, gzipped or not; see `readIdx` of `@leibniz/nn`.
 *
 * @throws FormatError when the file is not right, or more would come out of it than its header promises.
 * @throws Error of node:fs, with its `code`, when it cannot be read.
 */
export function loadIdx(path: string): Tensor {
  return readIdx(idxContent(readFileSync(path), faultsOf("loadIdx", path)), { file: path });
}
