// Functions of plain numbers that `Math` lacks, or has otherwise than IEEE 754.

/** `x ** y`, where 1 to any power is 1, and so is −1 to an infinite power; JavaScript says NaN. */
export function power(x: number, y: number): number {
  // A square is a product in every algebra, so that they agree to the last digit.
  if (y === 2) return x * x;
  if (x === 1 || (x === -1 && (y === Infinity || y === -Infinity))) return 1;
  return x ** y;
}

/** The nearest whole number; a half goes to the even neighbour. */
export function roundHalfToEven(x: number): number {
  const up = Math.round(x);
  return up - x === 0.5 && up % 2 !== 0 ? up - 1 : up;
}

/** ln(eˣ + eʸ), without overflow. */
export function logAddExp(x: number, y: number): number {
  // Equal infinities have no difference.
  if (x === y) return x + Math.LN2;
  return Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y)));
}
