import { type Tensor, tensor } from "@leibniz/core";
import { type ByteOrder, inOwnOrder } from "./byte-order.ts";
import type { Fault } from "./fault.ts";
import type { NumberFormat } from "./number-format.ts";

/**
 * A tensor from the bytes of its numbers, row-major, of which there are as many as the shape wants.
 *
 * @throws FormatError when the dtype that the format becomes cannot hold one of them.
 */
export function tensorOfBytes(
  bytes: Uint8Array,
  format: NumberFormat,
  order: ByteOrder,
  shape: readonly number[],
  field: string,
  fault: Fault,
): Tensor {
  const values = format.read(inOwnOrder(bytes, format.bytes, order));
  if ("expected" in values) throw fault(`${field}, number ${values.index}`, values.expected, values.found);
  return tensor(values, { shape, dtype: format.dtype, copy: false });
}

/** The bytes of a tensor's numbers, row-major, lowest byte first. */
export function bytesOfTensor(x: Tensor): Uint8Array<ArrayBuffer> {
  const { data } = x;
  const bytes = new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  return inOwnOrder(bytes, data.BYTES_PER_ELEMENT, "little");
}
