import { describe, expect, it } from "vitest";
import {
  AnomalyError,
  customGradient,
  detectAnomaly,
  GradientError,
  gradientsOf,
  noGrad,
  numericalDiff,
  numericalGradient,
  parameter,
  scope,
  type Tensor,
  tensor,
  variable,
} from "../src/index.ts";

describe("noGrad and detach", () => {
  it("leave nothing recorded, and recording on afterwards, also after an exception", () => {
    const x = variable(3);
    expect(noGrad(() => x.mul(x)).requiresGrad).toBe(false);
    expect(() =>
      noGrad(() => {
        throw new Error("mine");
      }),
    ).toThrow("mine");
    expect(x.mul(x).requiresGrad).toBe(true);
    expect(() => noGrad(async () => {})).toThrow(/noGrad: the function is async/);
  });

  it("cut the graph: d/dx of x·detach(x) is x", () => {
    const x = variable(3);
    x.mul(x.detach()).backward();
    expect(x.grad!.item()).toBe(3);
    expect(x.detach().requiresGrad).toBe(false);
  });
});

describe("a parameter", () => {
  it("is assigned in place and keeps its gradient and name", () => {
    const w = parameter([1, 2], { name: "w" });
    w.mul(3).sum().backward();
    w.assign([10, 20]);
    expect([...w.data]).toEqual([10, 20]);
    expect([...w.grad!.data]).toEqual([3, 3]);
    expect([w.name, w.version]).toEqual(["w", 1]);
    expect(() => w.assign([1, 2, 3])).toThrow(/parameter w has shape \(2,\); got \(3,\)/);
    expect(() => parameter(1, {} as never)).toThrow(/a parameter has a name/);
  });

  it("that changed after a node computed with it makes a backward through that node an error", () => {
    const w = parameter(2, { name: "w" });
    const y = w.mul(w);
    w.assign(3);
    expect(() => y.backward()).toThrow(GradientError);
    expect(() => y.backward()).toThrow(/^mul: parameter w was assigned after this node computed with it/);
    expect(w.grad).toBeNull();
  });

  it("may change where the gradient does not depend on its value", () => {
    const w = parameter(2, { name: "w" });
    const y = w.add(1);
    w.assign(3);
    y.backward();
    expect(w.grad!.item()).toBe(1);
  });

  it("leaves old values with those who hold them", () => {
    const w = parameter([1, 2], { name: "w" });
    const held = w.detach();
    const rows = noGrad(() => w.reshape([1, 2]));
    w.assign([3, 4]);
    expect([...held.data, ...rows.data]).toEqual([1, 2, 1, 2]);
  });
});

describe("onGradient", () => {
  it("sees the gradient of leaves and interior tensors, and may replace it", () => {
    const x = variable(2);
    const t = x.mul(3);
    const y = t.mul(t);
    const seen: number[] = [];
    t.onGradient((gradient) => {
      seen.push(gradient.item());
      return gradient.mul(10);
    });
    const remove = x.onGradient((gradient) => void seen.push(gradient.item()));
    y.backward();
    // dy/dt = 2t = 12, then 120 instead; dx = 3 · 120.
    expect(seen).toEqual([12, 360]);
    expect(x.grad!.item()).toBe(360);
    remove();
    y.backward();
    expect(seen).toEqual([12, 360, 12]);
  });

  it("works on arrays", () => {
    const x = variable([1, 2]);
    const t = x.mul(3);
    t.onGradient((gradient) => gradient.neg());
    t.sum().backward();
    expect([...x.grad!.data]).toEqual([-3, -3]);
  });

  it("refuses a replacement of another shape, and changes nothing", () => {
    const x = variable([1, 2]);
    const t = x.mul(3);
    t.onGradient(() => tensor(1));
    expect(() => t.sum().backward()).toThrow(
      /onGradient: a hook returns nothing, or a gradient of the dtype and shape/,
    );
    expect(x.grad).toBeNull();
  });
});

describe("detectAnomaly", () => {
  const fail = (f: () => unknown): AnomalyError => {
    try {
      detectAnomaly(f);
    } catch (error) {
      if (error instanceof AnomalyError) return error;
      throw error;
    }
    throw new Error("no anomaly found");
  };

  it("names the scopes around the operation, forward, backward and of constants", () => {
    const inLayer = (x: Tensor) => scope("net", () => scope("Log1", () => x.log()));
    expect(fail(() => inLayer(variable(0))).scopes).toEqual(["net", "Log1"]);
    expect(fail(() => inLayer(tensor(0))).scopes).toEqual(["net", "Log1"]);
    expect(fail(() => scope("Root", () => variable(0).sqrt()).backward()).scopes).toEqual(["Root"]);
    expect(fail(() => variable(0).log()).scopes).toEqual([]);
  });

  it("stops at the first infinity of the forward pass, naming op, inputs and line", () => {
    const error = fail(() => variable(0, { name: "p" }).log().mul(2));
    expect(error.op).toBe("log");
    expect(error.pass).toBe("forward");
    expect(error.message).toMatch(
      /^log: forward: made -Infinity from p = 0, applied at .*modes\.test\.ts:\d+$/,
    );
  });

  it("stops at the first NaN of the backward pass, naming the line that applied the op", () => {
    // d/dx x^0.5 = 0.5 · 0^−0.5 = ∞ at 0.
    const error = fail(() => variable([0, 1], { name: "x" }).pow(0.5).sum().backward());
    expect([error.op, error.pass]).toEqual(["pow", "backward"]);
    expect(error.message).toMatch(/sent Infinity at element 0 of 2 to argument 0/);
    expect(error.message).toMatch(/modes\.test\.ts:\d+$/);
  });

  it("is off afterwards", () => {
    fail(() => variable(0).log());
    expect(variable(0).log().item()).toBe(-Infinity);
  });
});

describe("customGradient", () => {
  it("uses the gradient that it is given, to second order", () => {
    const cube = customGradient(
      (x) => x.mul(x).mul(x),
      (gy, _y, x) => [gy.mul(x.mul(x).mul(3))],
      { name: "cube" },
    );
    const x = variable(2);
    const y = cube(x);
    expect(y.creator!.op).toBe("cube");
    const [first] = gradientsOf(y, [x], { createGraph: true });
    expect(first!.item()).toBe(12);
    expect(gradientsOf(first!, [x])[0]!.item()).toBe(12);
  });

  it("is held to one gradient for each argument, of its shape", () => {
    const short = customGradient(
      (x, y) => x.mul(y),
      (gy) => [gy],
    );
    expect(() => short(variable(1), 2).backward()).toThrow(/custom: its vjp must return 2 gradients/);
    const wrong = customGradient(
      (x) => x.sum(),
      (gy) => [gy],
    );
    expect(() => wrong(variable([1, 2])).backward()).toThrow(/custom: its vjp must answer for argument 0/);
  });
});

describe("numerical derivatives", () => {
  it("are those of the lecture notes, to the last bit", () => {
    const f = (x: number) => 0.01 * x ** 2 + 0.1 * x;
    expect(numericalDiff(f, 5)).toBe(0.1999999999990898);
    expect(numericalDiff(f, 10)).toBe(0.2999999999986347);
    const square = (x: ReturnType<typeof tensor>) => x.pow(2).sum();
    expect([...numericalGradient(square, tensor([3, 4])).data]).toEqual([
      6.00000000000378, 7.999999999999119,
    ]);
    expect([...numericalGradient(square, tensor([0, 2])).data]).toEqual([0, 4.000000000004]);
    expect([...numericalGradient(square, tensor([3, 0])).data]).toEqual([6.000000000012662, 0]);
  });

  it("go through every element of a matrix", () => {
    const g = numericalGradient(
      (x) => x.pow(2).sum(),
      tensor([
        [1, 2],
        [3, 4],
      ]),
    );
    expect([...g.data]).toEqual([2, 4, 6, 8].map((value) => expect.closeTo(value, 8) as number));
    expect(() => numericalDiff((x) => x, 1, { h: 0 })).toThrow(/the step h is a positive number/);
  });
});
