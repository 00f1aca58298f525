const LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** The order in which the bytes of a number lie: `little` has the lowest first. */
export type ByteOrder = "little" | "big";

/** The order of this machine. */
export const OWN_ORDER: ByteOrder = LITTLE ? "little" : "big";

/** A copy in a buffer of its own, brought from `order` into this machine's. `size` is that of one number. */
export function inOwnOrder(bytes: Uint8Array, size: number, order: ByteOrder): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  if (order !== OWN_ORDER && size > 1) {
    for (let start = 0; start < copy.length; start += size) copy.subarray(start, start + size).reverse();
  }
  return copy;
}
