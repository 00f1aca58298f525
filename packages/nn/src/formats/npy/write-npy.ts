import type { DType, Tensor } from "@leibniz/core";
import { bytesOfTensor } from "../numbers.ts";

const TYPES: Readonly<Record<DType, string>> = { float64: "<f8", float32: "<f4", int32: "<i4", bool: "|b1" };

/**
 * The bytes of a `.npy` file (version 1.0) with this tensor, for `numpy.load` and {@link readNpy}.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { writeNpy } from "@leibniz/nn";
 * console.log(writeNpy(tensor([1, 2, 3])).length); // 152
 * ```
 */
export function writeNpy(x: Tensor): Uint8Array<ArrayBuffer> {
  const shape = x.rank === 1 ? `(${x.shape[0]},)` : `(${x.shape.join(", ")})`;
  const text = `{'descr': '${TYPES[x.dtype]}', 'fortran_order': False, 'shape': ${shape}, }`;
  // The numbers begin at a multiple of 64, the header ends with a new line.
  const start = Math.ceil((10 + text.length + 1) / 64) * 64;
  const numbers = bytesOfTensor(x);
  const bytes = new Uint8Array(start + numbers.length);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]);
  new DataView(bytes.buffer).setUint16(8, start - 10, true);
  bytes.set(new TextEncoder().encode(`${text.padEnd(start - 11)}\n`), 10);
  bytes.set(numbers, start);
  return bytes;
}
