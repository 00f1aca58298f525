import { describe, expect, it } from "vitest";
import {
  all,
  any,
  argmax,
  checkGradients,
  cumprod,
  cumsum,
  expandComposites,
  Formula,
  grad,
  gradientsOf,
  hvp,
  jvp,
  logSumExp,
  max,
  mean,
  min,
  norm,
  prod,
  std,
  sum,
  type Tensor,
  tensor,
  variable,
  variance,
  vjp,
} from "../src/index.ts";

const nothing = tensor([]);
const gradientOf = (f: (x: Tensor) => Tensor, x: readonly number[]) => [...grad(f)(tensor(x)).data];

describe("reductions of nothing", () => {
  it.each([
    ["sum", sum, 0],
    ["prod", prod, 1],
    ["mean", mean, NaN],
    ["variance", variance, NaN],
    ["std", std, NaN],
    ["logSumExp", logSumExp, -Infinity],
    ["norm", norm, 0],
    ["all", all, 1],
    ["any", any, 0],
  ] as const)("%s is %s", (_name, f, expected) => {
    expect(f(nothing).item()).toBe(expected);
  });

  it("expand to the same", () => {
    expect(expandComposites(() => logSumExp(nothing)).item()).toBe(-Infinity);
    expect(expandComposites(() => variance(nothing)).item()).toBe(NaN);
  });
});

describe("reductions at the extremes", () => {
  it("logSumExp neither overflows nor makes NaN of infinities", () => {
    for (const run of [<T>(f: () => T) => f(), expandComposites]) {
      const value = (x: number[]) => run(() => logSumExp(tensor(x))).item();
      expect(value([1e308, 1e308])).toBe(1e308);
      expect(value([-1e308, -1e308])).toBe(-1e308);
      expect(value([1000, 1000])).toBe(1000 + Math.LN2);
      expect(value([-1000, -1000])).toBe(-1000 + Math.LN2);
      expect(value([-Infinity, -Infinity])).toBe(-Infinity);
      expect(value([Infinity, 0])).toBe(Infinity);
      expect(value([NaN, Infinity])).toBe(NaN);
    }
    expect(gradientOf(logSumExp, [1e308, 1e308])).toEqual([0.5, 0.5]);
    expect(gradientOf(logSumExp, [-Infinity, -Infinity])).toEqual([0, 0]);
    expect([
      ...hvp((x: Tensor) => logSumExp(x), [tensor([-Infinity, -Infinity])], [tensor([1, 2])]).data,
    ]).toEqual([0, 0]);
  });

  it("a mean does not overflow where its sum does", () => {
    expect(mean(tensor([1e308, 1e308])).item()).toBe(1e308);
    expect(mean(tensor([1e308, Infinity])).item()).toBe(Infinity);
    expect(mean(tensor([3e38, 3e38], { dtype: "float32" })).item()).toBe(Math.fround(3e38));
  });

  it("a variance survives a large mean: 30, as of 4, 7, 13, 16", () => {
    expect(variance(tensor([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])).item()).toBe(30);
  });

  it("squares neither overflow nor underflow", () => {
    for (const size of [1e200, 1e-200]) {
      expect(norm(tensor([3 * size, -4 * size])).item() / size).toBeCloseTo(5, 14);
      expect(gradientOf(norm, [3 * size, -4 * size]).map((g) => Number(g.toFixed(14)))).toEqual([0.6, -0.8]);
      expect(std(tensor([size, -size])).item() / size).toBeCloseTo(Math.SQRT2, 14);
    }
    expect(norm(tensor([Infinity, 1])).item()).toBe(Infinity);
    expect(norm(tensor([NaN, Infinity])).item()).toBe(NaN);
  });

  it.each([
    ["norm", (x: Tensor) => norm(x)],
    ["norm, p = 1", (x: Tensor) => norm(x, { p: 1 })],
    ["norm, p = ∞", (x: Tensor) => norm(x, { p: Infinity })],
    ["std", (x: Tensor) => std(x)],
  ])("%s has gradient 0 in its corner, to second order and under an infinite gradient", (_name, f) => {
    const corner = tensor([0, 0]);
    expect(gradientOf(f, [0, 0])).toEqual([0, 0]);
    expect([...hvp(f, [corner], [tensor([1, 2])]).data]).toEqual([0, 0]);
    const x = variable([0, 0]);
    expect([...gradientsOf(f(x), [x], { gradient: tensor(Infinity) })[0]!.data]).toEqual([0, 0]);
  });

  it("max and min send nothing, also no NaN of an infinite gradient, to those that lose", () => {
    for (const [f, input] of [
      [max, [1, 2]],
      [min, [2, 1]],
    ] as const) {
      const x = variable(input);
      expect([...gradientsOf(f(x), [x], { gradient: tensor(Infinity) })[0]!.data]).toEqual([0, Infinity]);
    }
  });

  it("integers and truth values add up without loss", () => {
    expect(mean(tensor([1, 2], { dtype: "int32" })).item()).toBe(1.5);
    expect(mean(tensor([true, false])).dtype).toBe("float64");
    expect(prod(tensor([true, false])).dtype).toBe("int32");
    expect(cumsum(tensor([true, true])).data).toEqual(Int32Array.of(1, 2));
  });
});

describe("products with zeros among the elements", () => {
  const inputs = [
    [2, 0, 5],
    [0, 3, 0, 2],
    [0, 0, 0],
  ].map((x) => tensor(x));
  it.each(inputs)("have gradients to third order", (x) => {
    checkGradients((y) => prod(y), [x], { order: 3 });
    checkGradients((y) => cumprod(y), [x], { order: 3 });
    checkGradients((y) => cumprod(y, { reverse: true }), [x], { order: 3 });
  });

  it("have gradients over several axes", () => {
    const x = tensor([
      [
        [0, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [0, 0],
      ],
    ]);
    checkGradients((y) => prod(y, { axes: [0, 2] }), [x], { order: 3 });
    checkGradients((y) => prod(y), [x], { order: 2 });
  });

  it("send no NaN past an infinite number", () => {
    // z = [∞, ∞·2]: nothing stands before the first number, so its gradient is 1 + 2.
    expect(gradientOf((x) => cumprod(x).sum(), [Infinity, 2])).toEqual([3, Infinity]);
  });
});

describe("forward mode", () => {
  const x = tensor([
    [0.5, -1, 2],
    [1.5, 0.3, -0.7],
  ]);
  const tangent = tensor([
    [1, -2, 0.5],
    [0.25, 3, -1],
  ]);
  it.each([
    ["mean", (y: Tensor) => mean(y, { axes: 0 })],
    ["prod", (y: Tensor) => prod(y)],
    ["max", (y: Tensor) => max(y, { axes: 1 })],
    ["min", (y: Tensor) => min(y)],
    ["variance", (y: Tensor) => variance(y, { axes: 1 })],
    ["std", (y: Tensor) => std(y)],
    ["logSumExp", (y: Tensor) => logSumExp(y, { axes: 0 })],
    ["norm", (y: Tensor) => norm(y, { axes: 1 })],
    ["norm, p = 1", (y: Tensor) => norm(y, { p: 1 })],
    ["norm, p = ∞", (y: Tensor) => norm(y, { p: Infinity, axes: 0 })],
    ["cumsum", (y: Tensor) => cumsum(y, { axis: 1 })],
    ["cumprod", (y: Tensor) => cumprod(y, { axis: -1, reverse: true })],
  ])("%s: ⟨u, J·t⟩ = ⟨Jᵀ·u, t⟩", (_name, f) => {
    const pushed = jvp(f, [x], [tangent]).tangent;
    const upstream = pushed.like(Float64Array.from({ length: pushed.size }, (_, i) => 1 + i / 2));
    const pulled = vjp(f, x).pull(upstream);
    expect(pushed.mul(upstream).sum().item()).toBeCloseTo(pulled.mul(tangent).sum().item(), 12);
  });
});

describe("formulas of gradients", () => {
  const [gy, x] = [new Formula("g", "g"), new Formula("x", "x")];
  it.each([
    ["mean", mean, "g / 4"],
    ["logSumExp", logSumExp, "g × softmax(x)"],
  ] as const)("%s", (_name, f, text) => {
    expect(f(variable([1, 2, 3, 4])).creator!.vjpFormula(0, gy, x)?.text).toBe(text);
  });
});

describe("reductions as methods", () => {
  const x = tensor([
    [1, 5],
    [7, 2],
  ]);
  it.each([
    ["mean", x.mean(), 3.75],
    ["prod", x.prod(), 70],
    ["min", x.min(), 1],
    ["argmax", x.argmax(), 2],
    ["argmin", x.argmin(), 0],
    ["variance", x.variance({ correction: 0 }), 5.6875],
    ["std", x.std({ correction: 0 }), Math.sqrt(5.6875)],
  ])("%s", (_name, y, expected) => {
    expect(y.item()).toBe(expected);
  });

  it("take options", () => {
    expect(x.mean({ axes: 0 }).data).toEqual(Float64Array.of(4, 3.5));
    expect(x.argmax({ axes: 1, keepDims: true }).shape).toEqual([2, 1]);
    expect(argmax(variable([1, 2])).requiresGrad).toBe(false);
  });

  it("keep their own copy of the axes", () => {
    const axes = [0];
    const y = variable([
      [1, 2],
      [3, 4],
    ]);
    const z = prod(y, { axes });
    axes[0] = 1;
    z.backward({ gradient: tensor([1, 1]) });
    expect(y.grad?.data).toEqual(Float64Array.of(3, 4, 1, 2));
  });
});
