// The logarithm and the cosine of random numbers, from additions and multiplications alone: `Math.log` and
// `Math.cos` differ in their last bit from one JavaScript engine to the next, and a stream must not.
// Polynomials: fdlibm (e_log.c, k_sin.c, k_cos.c), Sun Microsystems 1993, freely usable with this notice.

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;

/** ln x for 2^−1022 ≤ x < 2^1023, below one unit in the last place. */
export function naturalLogarithm(x: number): number {
  // x = 2^k · m with √½ ≤ m < √2. Scaling by powers of two is exact.
  let k = 0;
  let m = x;
  for (; m >= Math.SQRT2; k++) m /= 2;
  for (; m < Math.SQRT1_2; k--) m *= 2;
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const even =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + odd + even) + k * LN2_LOW) - f);
}

/**
 * cos 2πt, the same bits on every platform. The reduction of t to an eighth of a turn is exact; sin 2πt is
 * `cosineOfTurn(t - 0.25)`.
 *
 * ```ts
 * import { cosineOfTurn } from "@leibniz/core";
 * console.log(cosineOfTurn(0.5), cosineOfTurn(0.25)); // -1 0
 * ```
 */
export function cosineOfTurn(t: number): number {
  const turn = Math.abs(t - Math.round(t));
  if (turn <= 0.125) return cosine(turn);
  if (turn <= 0.375) return sine(0.25 - turn);
  return -cosine(0.5 - turn);
}

function cosine(turn: number): number {
  const x = 2 * Math.PI * turn;
  const z = x * x;
  const tail =
    z *
    (4.16666666666666019037e-2 +
      z *
        (-1.38888888888741095749e-3 +
          z *
            (2.48015872894767294178e-5 +
              z *
                (-2.75573143513906633035e-7 +
                  z * (2.0875723212981748279e-9 + z * -1.13596475577881948265e-11)))));
  return 1 - (0.5 * z - z * tail);
}

function sine(turn: number): number {
  const x = 2 * Math.PI * turn;
  const z = x * x;
  const tail =
    8.33333333332248946124e-3 +
    z *
      (-1.98412698298579493134e-4 +
        z * (2.75573137070700676789e-6 + z * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10)));
  return x + x * z * (-1.66666666666666324348e-1 + z * tail);
}
