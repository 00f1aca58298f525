import {
  add,
  grad,
  hessian,
  hvp,
  jacobian,
  jvp,
  matmul,
  tensor,
  type Tensor,
  valueAndGrad,
  variable,
  vjp,
} from "@leibniz/core";
import { describe, expect, it } from "vitest";

describe("grad", () => {
  it("differentiates x³ to any order: 3x², 6x, 6, 0", () => {
    const f = (x: Tensor) => x.pow(3);
    expect(grad(f)(2).item()).toBe(12);
    expect(grad(grad(f))(2).item()).toBe(12);
    expect(grad(grad(grad(f)))(2).item()).toBe(6);
    expect(grad(grad(grad(grad(f))))(2).item()).toBe(0);
  });

  it("answers in the shape of its arguments: one, a tuple, a record", () => {
    const [dx, dy] = grad((x: Tensor, y: Tensor) => x.mul(y))(3, 4);
    expect([dx.item(), dy.item()]).toEqual([4, 3]);
    const { W, b } = grad((p: { W: Tensor; b: Tensor[] }) => p.W.mul(p.b[0]!).sum())({
      W: tensor([1, 2]),
      b: [tensor(5)],
    });
    expect([...W.data]).toEqual([5, 5]);
    expect(b[0]!.item()).toBe(3);
  });

  it("gives each of two equal arguments its own gradient", () => {
    const x = tensor(3);
    const [first, second] = grad((a: Tensor, b: Tensor) => a.mul(a).mul(b))(x, x);
    expect([first.item(), second.item()]).toEqual([18, 9]);
    const v = variable(3);
    const [third, fourth] = grad((a: Tensor, b: Tensor) => a.mul(a).mul(b))(v, v);
    expect([third.item(), fourth.item()]).toEqual([18, 9]);
    expect(v.grad).toBeNull();
  });

  it("is 0 for an argument that the result does not depend on", () => {
    const [dx, dy] = grad((x: Tensor, _y: Tensor) => x.mul(2))(1, tensor(1));
    expect([dx.item(), dy.item()]).toEqual([2, 0]);
  });

  it("stays connected to a graph around it: d/dw of (d/dx w·x²) at x = 3 is 2x = 6", () => {
    const w = variable(5);
    const inner = grad((x: Tensor) => w.mul(x).mul(x))(3);
    expect(inner.item()).toBe(30);
    inner.backward();
    expect(w.grad!.item()).toBe(6);
    const x = variable(3);
    grad((a: Tensor) => a.pow(3))(x).backward();
    expect(x.grad!.item()).toBe(18);
  });

  it("leaves nothing recorded when nobody outside can differentiate", () => {
    const { value, gradient } = valueAndGrad((x: Tensor) => x.mul(x))(3);
    expect([value.requiresGrad, gradient.requiresGrad]).toEqual([false, false]);
    expect([value.item(), gradient.item()]).toEqual([9, 6]);
  });

  it("does not confuse the perturbations of nested derivatives", () => {
    // d/dx (x · d/dy (x + y)) = d/dx (x · 1) = 1
    expect(grad((x: Tensor) => x.mul(grad((y: Tensor) => add(x, y))(1)))(1).item()).toBe(1);
  });

  it("refuses an async function, a vector result, and arguments that are no tensors", () => {
    const slow = async (x: Tensor) => x;
    expect(() => grad(slow as never)(1)).toThrow(/grad: the function is async/);
    expect(() => grad((x: Tensor) => x)(tensor([1, 2]))).toThrow(
      /must return a scalar; it returned shape \(2,\)/,
    );
    expect(() => grad((x: Tensor) => x)("x" as never)).toThrow(/grad: expected tensors.*found string/);
    expect(() => grad((_x: Tensor) => 3 as never)(1)).toThrow(/must return a tensor; it returned number/);
  });
});

describe("jacobian and hessian", () => {
  it("of A·x is A; of elementwise products a diagonal", () => {
    const A = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const J = jacobian((x: Tensor) => matmul(A, x))(tensor([1, 1, 1]));
    expect(J.shape).toEqual([2, 3]);
    expect([...J.data]).toEqual([1, 2, 3, 4, 5, 6]);
    const [byX, byY] = jacobian((x: Tensor, y: Tensor) => x.mul(y))(tensor([1, 2]), tensor([3, 4]));
    expect([...byX.data]).toEqual([3, 0, 0, 4]);
    expect([...byY.data]).toEqual([1, 0, 0, 2]);
  });

  it("has the shapes of output and argument, also when one is a scalar or empty", () => {
    expect(jacobian((x: Tensor) => x.sum())(tensor([[1, 2]])).shape).toEqual([1, 2]);
    expect(jacobian((x: Tensor) => x.mul(tensor([1, 2])))(3).shape).toEqual([2]);
    expect(jacobian((x: Tensor) => x)(tensor([])).shape).toEqual([0, 0]);
  });

  it("of x₀²x₁ the Hessian is [[2x₁, 2x₀], [2x₀, 0]], and differentiates again", () => {
    const f = (x: Tensor) => {
      const [a, b] = [x.mul(tensor([1, 0])).sum(), x.mul(tensor([0, 1])).sum()];
      return a.mul(a).mul(b);
    };
    expect([...hessian(f)(tensor([3, 5])).data]).toEqual([10, 6, 6, 0]);
    // The sum of the entries is 2x₁ + 4x₀: its gradient is (4, 2).
    expect([...grad((x: Tensor) => hessian(f)(x).sum())(tensor([3, 5])).data]).toEqual([4, 2]);
  });
});

describe("second derivatives of several arguments", () => {
  // f = x²·y + y³ at (3, 5): [[2y, 2x], [2x, 6y]] = [[10, 6], [6, 30]].
  const f = (x: Tensor, y: Tensor) => x.mul(x).mul(y).add(y.pow(3));

  it("come in a block for each pair", () => {
    const [[xx, xy], [yx, yy]] = hessian(f)(3, 5);
    expect([xx, xy, yx, yy].map((block) => block.item())).toEqual([10, 6, 6, 30]);
    const H = hessian((p: { w: Tensor; b: Tensor[] }) => p.w.mul(p.w).mul(p.b[0]!).sum())({
      w: tensor([1, 2]),
      b: [tensor(3)],
    });
    expect([...H.w.w.data]).toEqual([6, 0, 0, 6]);
    expect([...H.w.b[0]!.data]).toEqual([2, 4]);
    expect(H.b[0]!.b[0]!.item()).toBe(0);
  });

  it("times a vector, without the Hessian", () => {
    const [hx, hy] = hvp(f, [3, 5], [1, 10]);
    expect([hx.item(), hy.item()]).toEqual([10 + 60, 6 + 300]);
    expect(() => hvp(f, [3, 5], [1] as never)).toThrow(/hvp: 2 arguments want as many vectors; got 1/);
  });

  it("forward over reverse is the same", () => {
    const slope = (x: Tensor) => grad((a: Tensor) => f(a, tensor(5)))(x);
    expect(jvp(slope, [tensor(3)], [tensor(1)]).tangent.item()).toBe(10);
  });
});

describe("vjp and jvp", () => {
  const f = (x: Tensor, W: Tensor) => matmul(x, W).exp();
  const x = tensor([
    [0.1, -0.2],
    [0.3, 0.4],
  ]);
  const W = tensor([
    [0.5, -1, 0.2],
    [0.7, 0.1, 0.3],
  ]);

  it("agree: ⟨gy, J·t⟩ = ⟨Jᵀ·gy, t⟩", () => {
    const gy = tensor([
      [1, -2, 0.5],
      [0.3, 0.8, -1],
    ]);
    const tx = tensor([
      [0.4, 1],
      [-1, 0.2],
    ]);
    const tW = tensor([
      [1, 0.1, -0.4],
      [0.2, 0.9, 0.3],
    ]);
    const [gx, gW] = vjp(f, x, W).pull(gy);
    const { value, tangent } = jvp(f, [x, W], [tx, tW]);
    expect([...value.data]).toEqual([...f(x, W).data]);
    const left = gy.mul(tangent).sum().item();
    const right = gx.mul(tx).sum().item() + gW.mul(tW).sum().item();
    expect(left).toBeCloseTo(right, 12);
  });

  it("jvp is the derivative along the tangent", () => {
    const { tangent } = jvp((a: Tensor) => a.pow(3).sum(), [tensor([1, 2])], [tensor([1, 10])]);
    expect(tangent.item()).toBe(3 + 120);
  });

  it("jvp nests: the second derivative of x³ by forward over forward is 6x", () => {
    const slope = (a: Tensor) => jvp((b: Tensor) => b.pow(3), [a], [tensor(1)]).tangent;
    expect(jvp(slope, [tensor(2)], [tensor(1)]).tangent.item()).toBe(12);
  });

  it("hvp of Σx³ is 6x·v", () => {
    expect([...hvp((a: Tensor) => a.pow(3).sum(), [tensor([1, 2])], [tensor([1, 10])]).data]).toEqual([
      6, 120,
    ]);
  });

  it("refuses a tangent that is not like its argument", () => {
    expect(() => jvp((a: Tensor) => a, [tensor([1, 2])], [tensor([1])])).toThrow(
      /tangent 0 must be like its argument/,
    );
  });
});
