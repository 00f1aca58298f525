import type { Tensor } from "@leibniz/core";
import { type Fault, faultsFor, type ReadOptions } from "../fault.ts";
import { tensorOfBytes } from "../numbers.ts";
import { readNpyHeader } from "./npy-header.ts";
import { readNpyType } from "./npy-type.ts";

const LARGEST_HEADER = 65_536;

/**
 * Reads a tensor from the bytes of a `.npy` file (numpy.org, numpy.lib.format), versions 1 to 3, of either byte order,
 * row after row or column after column.
 *
 * float64, float32, int32 and bool stay what they are, bit for bit. What we have no dtype for is widened where that is
 * exact: float16 to float32, small integers to int32, and integers of 64 or of 32 unsigned bits to int32 as long as each
 * number fits. Objects, records, texts and complex numbers are refused.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { readNpy, writeNpy } from "@leibniz/nn";
 * const x = readNpy(writeNpy(tensor([[1, 2], [3, 4]])));
 * console.log(x.shape, x.data); // [ 2, 2 ] Float64Array(4) [ 1, 2, 3, 4 ]
 * ```
 *
 * @throws FormatError that names file, field and what was expected. No memory was taken because a header said so.
 */
export function readNpy(bytes: Uint8Array, options: ReadOptions = {}): Tensor {
  return npyTensor(bytes, faultsFor("readNpy", options));
}

/** The same with the faults of the file that the bytes are part of. */
export function npyTensor(bytes: Uint8Array, fault: Fault): Tensor {
  if (bytes.length < 10) throw fault("length of the file", "10 bytes or more", `${bytes.length}`);
  const magic = String.fromCharCode(...bytes.subarray(0, 6));
  if (magic !== "\x93NUMPY")
    throw fault("magic number", "147 78 85 77 80 89", bytes.subarray(0, 6).join(" "));
  const [major, minor] = [bytes[6]!, bytes[7]!];
  if (major < 1 || major > 3 || minor !== 0) throw fault("version", "1.0, 2.0 or 3.0", `${major}.${minor}`);
  const start = major === 1 ? 10 : 12;
  if (bytes.length < start) throw fault("length of the file", `${start} bytes or more`, `${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  const most = Math.min(LARGEST_HEADER, bytes.length - start);
  if (length > most) throw fault("length of the header", `at most ${most} bytes`, `${length}`);
  const { descr, fortranOrder, shape } = readNpyHeader(
    textOf(bytes.subarray(start, start + length), fault),
    fault,
  );
  const { format, order } = readNpyType(descr, fault);
  const data = bytes.subarray(start + length);
  const size = shape.includes(0) ? 0 : shape.reduce((product, extent) => product * extent, format.bytes);
  if (data.length !== size) throw fault("length of the data", `${size} bytes`, `${data.length}`);
  if (!fortranOrder) return tensorOfBytes(data, format, order, shape, "data", fault);
  const columns = tensorOfBytes(data, format, order, shape.toReversed(), "data", fault);
  return shape.length < 2 ? columns : columns.transpose();
}

/** A header is ASCII in practice; version 3 allows UTF-8 for the names of records, which are refused. */
function textOf(bytes: Uint8Array, fault: Fault): string {
  const wrong = bytes.findIndex((byte) => byte > 126);
  if (wrong >= 0) throw fault(`header, character ${wrong}`, "ASCII", `byte ${bytes[wrong]}`);
  return new TextDecoder("utf-8").decode(bytes);
}
