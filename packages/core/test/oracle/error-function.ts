/** erf(x) = 2/√π · exp(−x²) Σ 2ⁿ x²ⁿ⁺¹ / (2n + 1)!!, whose terms all have one sign (Abramowitz and Stegun 7.1.6). */
export function erf(x: number): number {
  if (Number.isNaN(x) || Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let total = x;
  for (let n = 1; n < 200; n++) total += term *= (2 * x * x) / (2 * n + 1);
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * total;
}

/** 1 − erf(x) below 2; beyond, the continued fraction of Abramowitz and Stegun 7.1.14, from its far end. */
export function erfc(x: number): number {
  if (!(x >= 2)) return 1 - erf(x);
  let fraction = x;
  for (let n = 200; n > 0; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / fraction;
}
