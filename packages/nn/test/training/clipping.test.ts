import { LeibnizError, type Parameter, parameter, tensor } from "@leibniz/core";
import { clipGradNorm, clipGradValue, gradientNorm } from "@leibniz/nn";
import { describe, expect, it } from "vitest";

/** Gradients [1, −2, 3] and [[4], [0.5]], and one parameter without. */
const parameters = (dtype: "float32" | "float64" = "float64"): Parameter[] => {
  const a = parameter([0, 0, 0], { name: "a", dtype });
  const b = parameter([[0], [0]], { name: "b", dtype });
  a.grad = tensor([1, -2, 3], { dtype });
  b.grad = tensor([[4], [0.5]], { dtype });
  return [a, b, parameter(1, { name: "c", dtype })];
};
const gradients = (all: readonly Parameter[]) => all.flatMap((w) => [...(w.grad?.data ?? [])]);

describe("gradientNorm", () => {
  it.each([
    [2, Math.sqrt(30.25)],
    [1, 10.5],
    [3, (1 + 8 + 27 + 64 + 0.125) ** (1 / 3)],
    [Infinity, 4],
  ])("of order %s", (order, wanted) => {
    expect(gradientNorm(parameters(), { order }).item()).toBeCloseTo(wanted, 12);
    expect(gradientNorm(parameters("float32"), { order }).item()).toBeCloseTo(wanted, 5);
  });

  it("is 0 without gradients, and NaN with one", () => {
    const w = parameter([1, 2], { name: "w" });
    expect(gradientNorm([w]).item()).toBe(0);
    w.grad = tensor([Number.NaN, 1]);
    expect(gradientNorm([w]).item()).toBeNaN();
    expect(gradientNorm([w], { order: Infinity }).item()).toBeNaN();
  });
});

describe("clipGradNorm", () => {
  // torch.nn.utils.clip_grad_norm_ of PyTorch 1.13.0a0 on the same gradients.
  it("has PyTorch's figures", () => {
    const all = parameters();
    expect(clipGradNorm(all, 2).item()).toBe(5.5);
    const wanted = [
      0.36363629752067317, -0.7272725950413463, 1.0909088925620196, 1.4545451900826927, 0.18181814876033658,
    ];
    gradients(all).forEach((g, i) => expect(g).toBeCloseTo(wanted[i]!, 14));
  });

  it("leaves smaller gradients bit for bit, and replaces arrays instead of writing to them", () => {
    const all = parameters("float32");
    const held = all[0]!.grad!;
    clipGradNorm(all, 100);
    expect(gradients(all)).toEqual([1, -2, 3, 4, 0.5]);
    clipGradNorm(all, 1);
    expect([...held.data]).toEqual([1, -2, 3]);
    expect(all[2]!.grad).toBeNull();
  });

  it("goes through a generator once only", () => {
    const all = parameters();
    clipGradNorm(all.values(), 1);
    expect(gradientNorm(all).item()).toBeCloseTo(1, 6);
  });

  it("refuses what is no maximum or order", () => {
    expect(() => clipGradNorm(parameters(), -1)).toThrow(LeibnizError);
    expect(() => clipGradNorm(parameters(), Number.NaN)).toThrow(/maximum/);
    expect(() => clipGradNorm(parameters(), 1, { order: 0 })).toThrow(/order/);
  });
});

describe("clipGradValue", () => {
  it("brings each number into the interval", () => {
    const all = parameters();
    clipGradValue(all, 1.5);
    expect(gradients(all)).toEqual([1, -1.5, 1.5, 1.5, 0.5]);
    expect(() => clipGradValue(all, -1)).toThrow(LeibnizError);
  });
});
