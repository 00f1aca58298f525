// Elementary functions in integers: a number x is the bigint x · 2^BITS, of which the last few dozen bits are wrong.
// So many bits that the smallest double still has two hundred significant ones.

const BITS = 1280n;
const ONE = 1n << BITS;

const multiply = (x: bigint, y: bigint) => (x * y) >> BITS;
const divide = (x: bigint, y: bigint) => (x << BITS) / y;

const bits = new DataView(new ArrayBuffer(8));

/** A finite double, exactly. */
export function fixed(x: number): bigint {
  bits.setFloat64(0, Math.abs(x));
  const word = bits.getBigUint64(0);
  const exponent = word >> 52n;
  const fraction = word & 0xfffffffffffffn;
  const significand = exponent === 0n ? fraction : fraction | 0x10000000000000n;
  const shift = BITS - 1074n + (exponent === 0n ? 0n : exponent - 1n);
  const size = significand << shift;
  return x < 0 ? -size : size;
}

/** How far `found` is from `exact`, in units of the last place of `exact` (of 2⁻¹⁰⁷⁴ below the normal numbers). */
export function unitsOff(found: number, exact: bigint): number {
  const size = exact < 0n ? -exact : exact;
  const exponent = BigInt(size.toString(2).length - 1) - BITS;
  const last = (exponent < -1022n ? -1022n : exponent) - 52n;
  const difference = fixed(found) - exact;
  // Thirty more bits keep the fraction.
  return Number((difference < 0n ? -difference : difference) >> (BITS + last - 30n)) / 2 ** 30;
}

/** eˣ: the series of x / 2³², squared 32 times. */
export function exp(x: bigint): bigint {
  const small = x >> 32n;
  let term = ONE;
  let total = ONE;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = multiply(term, small) / n;
    total += term;
  }
  for (let i = 0; i < 32; i++) total = multiply(total, total);
  return total;
}

/** 2 artanh(y), for |y| < 1. */
function twiceArtanh(y: bigint): bigint {
  const square = multiply(y, y);
  let power = y;
  let total = 0n;
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    total += power / n;
    power = multiply(power, square);
  }
  return 2n * total;
}

const LN2 = twiceArtanh(ONE / 3n);

/** ln x: x = 2ᵏ m with 1 ≤ m < 2, and ln m = 2 artanh((m − 1) / (m + 1)). */
export function log(x: bigint): bigint {
  let k = BigInt(x.toString(2).length - 1) - BITS;
  let m = k < 0n ? x << -k : x >> k;
  // Numbers just below 1 must not become the difference of two logarithms.
  if (m > ONE + ONE / 2n) {
    m >>= 1n;
    k++;
  }
  return k * LN2 + twiceArtanh(divide(m - ONE, m + ONE));
}

export function tanh(x: bigint): bigint {
  const square = exp(2n * x);
  return divide(square - ONE, square + ONE);
}

export function sigmoid(x: bigint): bigint {
  return divide(ONE, ONE + exp(-x));
}

function root(x: bigint): bigint {
  let guess = ONE;
  for (let next = 0n; ; guess = next) {
    next = (guess + divide(x, guess)) >> 1n;
    const change = next - guess;
    if (change >= -1n && change <= 1n) return next;
  }
}

/** arctan(1/n) by its series. */
function arctanOfInverse(n: bigint): bigint {
  let power = ONE / n;
  let total = 0n;
  for (let i = 1n; power !== 0n; i += 2n) {
    total += (i % 4n === 1n ? power : -power) / i;
    power /= n * n;
  }
  return total;
}

// Machin's formula.
const PI = 4n * (4n * arctanOfInverse(5n) - arctanOfInverse(239n));
const SLOPE = divide(2n * ONE, root(PI));

/** erf x = 2/√π Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1)). */
export function erf(x: bigint): bigint {
  const square = multiply(x, x);
  let power = x;
  let total = 0n;
  for (let n = 0n; power !== 0n && power !== -1n; n++) {
    total += power / (2n * n + 1n);
    power = -multiply(power, square) / (n + 1n);
  }
  return multiply(SLOPE, total);
}
