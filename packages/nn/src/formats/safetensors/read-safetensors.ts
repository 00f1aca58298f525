import type { Tensor } from "@leibniz/core";
import { faultsFor, type ReadOptions } from "../fault.ts";
import { tensorOfBytes } from "../numbers.ts";
import { LARGEST_HEADER, readHeader } from "./header.ts";

/** What a safetensors file holds. */
export interface Safetensors {
  /** Each tensor by its name, in the order of the header. */
  readonly tensors: ReadonlyMap<string, Tensor>;
  /** Texts that the writer added, such as the version of a program. */
  readonly metadata: ReadonlyMap<string, string>;
}

/**
 * Reads tensors from the bytes of a safetensors file (huggingface.co/docs/safetensors): 8 bytes with the length of the
 * header, a header in JSON, the numbers one behind the other.
 *
 * F64, F32, I32 and BOOL become float64, float32, int32 and bool, bit for bit. What we have no dtype for is widened where
 * that is exact: F16 and BF16 to float32; U8, I8, U16 and I16 to int32; and U32, I64 and U64 to int32 as long as each
 * number fits.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { readSafetensors, writeSafetensors } from "@leibniz/nn";
 * const bytes = writeSafetensors([["W", tensor([[1, 2], [3, 4]])]]);
 * console.log(readSafetensors(bytes).tensors.get("W")?.shape); // [ 2, 2 ]
 * ```
 *
 * @throws FormatError that names file, field and what was expected, for whatever is not right. Nothing has been loaded
 * then, and no memory was taken because a header said so.
 */
export function readSafetensors(bytes: Uint8Array, options: ReadOptions = {}): Safetensors {
  const fault = faultsFor("readSafetensors", options);
  if (bytes.length < 8) throw fault("length of the file", "8 bytes or more", `${bytes.length}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const promised = view.getBigUint64(0, true);
  const most = Math.min(LARGEST_HEADER, bytes.length - 8);
  if (promised > most) throw fault("length of the header", `at most ${most} bytes`, `${promised}`);
  const length = Number(promised);
  const data = bytes.subarray(8 + length);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(8, 8 + length));
  } catch {
    throw fault("header", "UTF-8", "other bytes");
  }
  const { entries, metadata } = readHeader(text, data.length, fault);
  const tensors = new Map(
    entries.map(({ name, format, shape, begin, end }) => [
      name,
      tensorOfBytes(data.subarray(begin, end), format, "little", shape, JSON.stringify(name), fault),
    ]),
  );
  return { tensors, metadata };
}
