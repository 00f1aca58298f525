import { describe, expect, it } from "vitest";
import * as core from "../src/index.ts";
import { gradientsOf, jvp, type Tensor, tensor, type TensorLike, variable } from "../src/index.ts";

type Unary = (x: TensorLike) => Tensor;
type Binary = (x: TensorLike, y: TensorLike) => Tensor;

const { LN2, PI } = Math;

/** f of numbers, on scalars and on arrays of one element, which run different loops. */
function valuesOf(f: (...x: Tensor[]) => Tensor, ...x: number[]): number[] {
  return [f(...x.map((value) => tensor(value))).item(), f(...x.map((value) => tensor([value]))).item()];
}

/** The gradient for each argument under an upstream gradient, on scalars and on arrays. */
function gradientsAt(f: (...x: Tensor[]) => Tensor, gy: number, ...x: number[]): number[][] {
  return [x.map((value) => variable(value)), x.map((value) => variable([value]))].map((inputs) => {
    const y = f(...inputs);
    return gradientsOf(y, inputs, { gradient: y.like([gy]) }).map((gradient) => gradient!.item());
  });
}

describe("at its edges", () => {
  it.each<[Unary, number, number]>([
    // Halves go to the even neighbour, and the sign of zero stays (IEEE 754, roundToIntegralTiesToEven).
    [core.round, 0.5, 0],
    [core.round, 1.5, 2],
    [core.round, 2.5, 2],
    [core.round, -0.5, -0],
    [core.round, -1.5, -2],
    [core.round, -2.5, -2],
    [core.round, -0.3, -0],
    [core.round, 0.49999999999999994, 0],
    [core.round, 2 ** 52 - 0.5, 2 ** 52],
    [core.round, 2 ** 53 - 1, 2 ** 53 - 1],
    [core.floor, -0, -0],
    [core.ceil, -0.5, -0],
    [core.trunc, -0.5, -0],
    [core.sign, -0, -0],
    [core.sign, -Infinity, -1],
    [core.abs, -0, 0],
    [core.reciprocal, -0, -Infinity],
    [core.rsqrt, Infinity, 0],
    [core.sqrt, -0, -0],
    [core.cbrt, -Infinity, -Infinity],
    // Small numbers are their own sine, tangent, e to the x less 1 …
    ...[core.sin, core.tan, core.sinh, core.tanh, core.asin, core.atan, core.asinh, core.atanh].map(
      (f): [Unary, number, number] => [f, -1e-20, -1e-20],
    ),
    [core.expm1, 1e-20, 1e-20],
    [core.log1p, 1e-20, 1e-20],
    [core.log1p, -1, -Infinity],
    [core.expm1, -300, -1],
    [core.tanh, 300, 1],
    [core.tanh, -300, -1],
    [core.cosh, -Infinity, Infinity],
    [core.exp2, 1023, 2 ** 1023],
    [core.exp2, 1024, Infinity],
    [core.exp2, -1074, 5e-324],
    [core.exp2, -Infinity, 0],
    [core.log2, 2 ** -1074, -1074],
    [core.log10, 1000, 3],
    [core.atan, -Infinity, -PI / 2],
    [core.atanh, -1, -Infinity],
    [core.acosh, 0.5, NaN],
    [core.asin, 1.0000000000000002, NaN],
  ])("%o of %d is %d", (f, x, z) => {
    for (const found of valuesOf(f, x)) expect(found).toBe(z);
  });

  it.each<[Binary, number, number, number]>([
    // IEEE 754, section 9.2.1.
    [core.pow, 0, 0, 1],
    [core.pow, NaN, 0, 1],
    [core.pow, 1, NaN, 1],
    [core.pow, 1, -Infinity, 1],
    [core.pow, -1, Infinity, 1],
    [core.pow, -8, 1 / 3, NaN],
    [core.pow, -2, 3, -8],
    [core.pow, 0, -1, Infinity],
    [core.pow, -0, -1, -Infinity],
    [core.pow, -0, 3, -0],
    [core.pow, 2, -1074, 5e-324],
    [core.hypot, 3e200, 4e200, 5e200],
    [core.hypot, 3e-200, 4e-200, 5e-200],
    [core.hypot, NaN, -Infinity, Infinity],
    [core.atan2, 0, -0, PI],
    [core.atan2, -0, -0, -PI],
    [core.atan2, -0, 0, -0],
    [core.atan2, -1, 0, -PI / 2],
    [core.logaddexp, 300, 300, 300 + LN2],
    [core.logaddexp, -1e4, -1e4, LN2 - 1e4],
    [core.logaddexp, 0, -300, 5.148200222412013e-131],
    [core.logaddexp, -Infinity, -Infinity, -Infinity],
    [core.logaddexp, Infinity, -Infinity, Infinity],
    [core.logaddexp, -Infinity, 7, 7],
    [core.logaddexp, NaN, Infinity, NaN],
    [core.maximum, NaN, 1, NaN],
    [core.minimum, 1, NaN, NaN],
    [core.maximum, -0, 0, 0],
    // The examples in PyTorch's documentation of fmod and remainder; a remainder of 0 has the divisor's sign, as
    // in Python.
    ...[-1, -0, -1, 1, 0, 1].map((z, i): [Binary, number, number, number] => [
      core.fmod,
      [-3, -2, -1, 1, 2, 3][i]!,
      2,
      z,
    ]),
    ...[1, 0.5, 0, 1, 0.5].map((z, i): [Binary, number, number, number] => [core.fmod, i + 1, -1.5, z]),
    ...[1, 0, 1, 1, 0, 1].map((z, i): [Binary, number, number, number] => [
      core.remainder,
      [-3, -2, -1, 1, 2, 3][i]!,
      2,
      z,
    ]),
    ...[-0.5, -1, -0, -0.5, -1].map((z, i): [Binary, number, number, number] => [
      core.remainder,
      i + 1,
      -1.5,
      z,
    ]),
    [core.fmod, -1, Infinity, -1],
    [core.remainder, -1, Infinity, Infinity],
    [core.remainder, 5, 0, NaN],
  ])("%o of %d and %d is %d", (f, x, y, z) => {
    for (const found of valuesOf(f, x, y)) {
      if (Number.isFinite(z) && !Number.isSafeInteger(z)) expect(Math.abs(found / z - 1)).toBeLessThan(4e-16);
      else expect(found).toBe(z);
    }
  });

  it("a constant exponent says what a tensor of it says", () => {
    const bases = [0, -0, 1, -1, 2, -2, 0.5, Infinity, -Infinity, NaN];
    for (const exponent of [0, 1, 2, 3, -1, 0.5, Infinity, -Infinity, NaN]) {
      const x = tensor(bases);
      expect(core.pow(x, exponent).data).toEqual(core.pow(x, tensor(exponent)).data);
    }
  });

  it("lerp gives both ends exactly", () => {
    const [x, y] = [tensor([0.1, 1e16, -3]), tensor([0.7, 1, 1e-20])];
    expect(core.lerp(x, y, 0).data).toEqual(x.data);
    expect(core.lerp(x, y, 1).data).toEqual(y.data);
  });

  it("clamp keeps NaN, and an integer where its bounds are integers", () => {
    expect(core.clamp(tensor([NaN, -Infinity]), { min: -1, max: 1 }).data).toEqual(
      new Float64Array([NaN, -1]),
    );
    const whole = tensor([-7, 2, 9], { dtype: "int32" });
    expect(core.clamp(whole, { min: 0, max: 6 }).data).toEqual(new Int32Array([0, 2, 6]));
    expect(core.clamp(whole, { min: 0, max: Infinity }).data).toEqual(new Int32Array([0, 2, 9]));
    expect(core.clamp(whole, { min: 0.5 }).data).toEqual(new Float64Array([0.5, 2, 9]));
  });
});

describe("a gradient", () => {
  /** 1 − 2⁻⁴⁰, where 1 − x² computed as such has lost twelve of its sixteen digits. */
  const nearOne = 1 - 2 ** -40;
  const leg = Math.sqrt(2 ** -40 * (2 - 2 ** -40));

  it.each<[Unary, number, number]>([
    [core.asin, nearOne, 1 / leg],
    [core.acos, -nearOne, -1 / leg],
    [core.atanh, nearOne, 1 / leg ** 2],
    [core.acosh, 1 + 2 ** -40, 1 / Math.sqrt(2 ** -40 * (2 + 2 ** -40))],
    [core.acosh, 1e200, 1e-200],
    [core.asinh, -1e200, 1e-200],
    [core.reciprocal, 1e-150, -1e300],
    [core.expm1, -40, 4.248354255291589e-18],
    [core.log1p, 2 ** -60 - 1 + 2 ** -53, 2 ** 53],
  ])("of %o at %d is exact: %d", (f, x, expected) => {
    for (const [found] of gradientsAt(f, 1, x)) expect(Math.abs(found! / expected - 1)).toBeLessThan(1e-15);
  });

  it.each<[Binary, number, number, number, number]>([
    [core.hypot, 3e200, 4e200, 0.6, 0.8],
    [core.atan2, 3e-200, 4e-200, 0.16e200, -0.12e200],
    // 1/10 lies below the number that 0.1 names: it goes into 1 nine times, though 1 / 0.1 rounds to 10.
    [core.remainder, 1, 0.1, 1, -9],
    [core.fmod, -1, 0.1, 1, 9],
    [core.logaddexp, 1e15, 1e15 + 1, 1 / (1 + Math.E), Math.E / (1 + Math.E)],
  ])("of %o at %d, %d is exact: %d, %d", (f, x, y, dx, dy) => {
    for (const found of gradientsAt(f, 1, x, y)) {
      expect(Math.abs(found[0]! / dx - 1)).toBeLessThan(1e-15);
      expect(Math.abs(found[1]! / dy - 1)).toBeLessThan(1e-15);
    }
  });

  it.each<[(...x: Tensor[]) => Tensor, readonly number[], readonly number[]]>([
    [core.abs as Unary, [0], [0]],
    [core.sign as Unary, [2], [0]],
    [core.floor as Unary, [2.5], [0]],
    [core.round as Unary, [2.5], [0]],
    [core.maximum as Binary, [1, 2], [0, Infinity]],
    [core.minimum as Binary, [1, 2], [Infinity, 0]],
    [(x) => core.clamp(x!, { min: 0, max: 1 }), [2], [0]],
    [(x) => core.clamp(x!, { min: 0, max: 1 }), [1], [Infinity]],
    [core.logaddexp as Binary, [-Infinity, -Infinity], [0, 0]],
  ])("that is infinite stays on its side of %o", (f, x, expected) => {
    for (const found of gradientsAt(f, Infinity, ...x)) {
      expect(found.map((gradient) => gradient + 0)).toEqual(expected);
    }
  });

  it("of a gradient does not meet 0 · ∞", () => {
    const second = (f: Binary, at: readonly [number, number], first: 0 | 1) => {
      const inputs = at.map((value) => variable(value));
      const y = f(inputs[0]!, inputs[1]!);
      const dx = gradientsOf(y, inputs, { createGraph: true })[first]!;
      return gradientsOf(dx, inputs).map((gradient) => (gradient?.item() ?? 0) + 0);
    };
    expect(second(core.logaddexp, [1000, 0], 0)).toEqual([0, 0]);
    expect(second(core.logaddexp, [-1000, 0], 0)).toEqual([0, 0]);
    // ∂(y · xʸ⁻¹)/∂y = xʸ⁻¹ (1 + y ln x), which is 1/3 at x = 3, y = 0.
    expect(second(core.pow, [3, 0], 0)).toEqual([0, 1 / 3]);
    expect(second(core.pow, [0, 3], 0)).toEqual([0, 0]);
    expect(second(core.pow, [0, 3], 1)).toEqual([0, 0]);
  });

  it("of float32 is float32 in forward mode and on a wire too, where a rule chooses between plain numbers", () => {
    const float32 = (...numbers: number[]) => tensor(numbers, { dtype: "float32" });
    const at: [Tensor, Tensor] = [float32(1, 2), float32(0.5, 2)];
    for (const f of [core.maximum, core.minimum, core.pow, core.atan2, core.logaddexp, core.remainder]) {
      const { value, tangent } = jvp((x: Tensor, y: Tensor) => f(x, y), at, at);
      expect([value.dtype, tangent.dtype]).toEqual(["float32", "float32"]);
      const [x, y] = at.map((number) => variable(number));
      expect(f(x!, y!).creator!.localDerivative(0)!.dtype).toBe("float32");
    }
  });
});
