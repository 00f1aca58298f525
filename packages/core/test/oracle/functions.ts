/** IEEE 754's power: 1 to any power is 1, and −1 to an infinite one. */
export function power(x: number, y: number): number {
  return Math.abs(x) === 1 && !Number.isFinite(y) && (x === 1 || !Number.isNaN(y)) ? 1 : Math.pow(x, y);
}

/** ln(eˣ + eʸ), the larger one taken out. */
export function logSum(x: number, y: number): number {
  const [high, low] = x < y ? [y, x] : [x, y];
  return high === low ? high + Math.log(2) : high + Math.log(1 + Math.exp(low - high));
}

/** The nearest whole number; halves go to the even one. */
export function nearest(x: number): number {
  if (!Number.isFinite(x)) return x;
  const below = Math.floor(x);
  const rest = x - below;
  if (rest === 0.5) return below % 2 === 0 ? below : below + 1;
  return rest < 0.5 ? below : below + 1;
}

/** Python's `%`: the remainder has the sign of the divisor. */
export function modulo(x: number, y: number): number {
  const rest = x % y;
  return rest * y < 0 || (rest !== 0 && Math.sign(rest) === -Math.sign(y)) ? rest + y : rest;
}

/** The larger; NaN wins. */
export function larger(x: number, y: number): number {
  return x > y || Number.isNaN(x) ? x : y;
}
