/** 2^32 as one draws it: an unsigned 32-bit product in two halves. */
function multiply(a: number, b: number): [high: number, low: number] {
  const [aHigh, aLow] = [a >>> 16, a & 0xffff];
  const low = aLow * b;
  const high = aHigh * b + Math.floor(low / 0x10000);
  return [Math.floor(high / 0x10000) >>> 0, Math.imul(a, b) >>> 0];
}

/**
 * Philox4x32-10: a counter-based generator. The n-th block of four 32-bit words depends on the key and n
 * alone, so a stream is the same on every platform, can be skipped into, and needs no state but a counter.
 *
 * Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
 */
export function philox(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
): [number, number, number, number] {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const [high0, low0] = multiply(c0, 0xd2511f53);
    const [high1, low1] = multiply(c2, 0xcd9e8d57);
    [c0, c1, c2, c3] = [(high1 ^ c1 ^ k0) >>> 0, low1, (high0 ^ c3 ^ k1) >>> 0, low0];
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  return [c0, c1, c2, c3];
}
