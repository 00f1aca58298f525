import type { Tensor } from "@leibniz/core";
import { faultsFor, type ReadOptions } from "../fault.ts";
import { tensorOfBytes } from "../numbers.ts";
import { checkIdxLength, readIdxHeader } from "./idx-header.ts";

/**
 * Reads a tensor from the bytes of an IDX file, the format of MNIST (yann.lecun.com/exdb/mnist): two zeros, the type of
 * the numbers, the number of axes, each extent in 4 bytes, the numbers; all with the highest byte first. Bytes and
 * integers of 16 bits become int32.
 *
 * ```ts
 * import { readIdx } from "@leibniz/nn";
 * const bytes = Uint8Array.of(0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 2, 7, 255);
 * const pixels = readIdx(bytes);
 * console.log(pixels.shape, pixels.data); // [ 1, 2 ] Int32Array(2) [ 7, 255 ]
 * ```
 *
 * @throws FormatError that names file, field and what was expected. No memory was taken because a header said so.
 */
export function readIdx(bytes: Uint8Array, options: ReadOptions = {}): Tensor {
  const fault = faultsFor("readIdx", options);
  const header = readIdxHeader(bytes, fault);
  checkIdxLength(header, bytes, fault);
  return tensorOfBytes(bytes.subarray(header.begin), header.format, "big", header.shape, "data", fault);
}
