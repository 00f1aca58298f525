import { FormatError, Random } from "@leibniz/core";

/**
 * Changes the bytes of a valid file in `rounds` ways (a byte, a bit, a run, a cut, an insertion, a copy of another place)
 * and reads each. Returns how often reading refused; anything thrown but a FormatError goes through.
 */
export function fuzz(
  valid: Uint8Array,
  rounds: number,
  seed: number,
  read: (bytes: Uint8Array) => unknown,
): number {
  const random = new Random(seed);
  let refused = 0;
  for (let round = 0; round < rounds; round++) {
    let bytes = Uint8Array.from(valid);
    for (let change = random.integer(1, 4); change > 0; change--) bytes = mutate(bytes, random);
    try {
      read(bytes);
    } catch (error) {
      if (!(error instanceof FormatError)) {
        throw new Error(`seed ${seed}, round ${round}: ${String(error)}`, { cause: error });
      }
      refused++;
    }
  }
  return refused;
}

function mutate(bytes: Uint8Array<ArrayBuffer>, random: Random): Uint8Array<ArrayBuffer> {
  if (bytes.length === 0) return Uint8Array.of(random.integer(0, 256));
  const at = random.integer(0, bytes.length);
  const length = random.integer(1, 9);
  const numbers = () => Uint8Array.from({ length }, () => random.integer(0, 256));
  switch (random.integer(0, 6)) {
    case 0:
      return bytes.with(at, random.integer(0, 256));
    case 1:
      return bytes.with(at, bytes[at]! ^ (1 << random.integer(0, 8)));
    case 2:
      bytes.set(numbers().subarray(0, bytes.length - at), at);
      return bytes;
    case 3:
      return bytes.slice(0, at);
    case 4:
      return Uint8Array.of(...bytes.subarray(0, at), ...numbers(), ...bytes.subarray(at));
    default:
      return bytes.copyWithin(at, random.integer(0, bytes.length), bytes.length);
  }
}
