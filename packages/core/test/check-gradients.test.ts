import { describe, expect, it } from "vitest";
import {
  type Algebra,
  checkGradients,
  GradientError,
  LeibnizError,
  type Partials,
  tensor,
  UnaryNode,
} from "../src/index.ts";
import { CubeNode } from "./fixtures/nodes.ts";

/** x³ with the derivative 2x². */
class WrongCubeNode extends CubeNode {
  override partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> {
    return [() => o.mul(2, o.pow(x, 2))];
  }
}

/** x³ whose derivative is right, and whose derivative's derivative is lost. */
class ForgetfulCubeNode extends UnaryNode {
  get op(): string {
    return "forgetfulCube";
  }
  scalar(x: number): number {
    return x ** 3;
  }
  partials<T>(_o: unknown, _z: T, x: T): Partials<T> {
    const square = (value: T): T =>
      (typeof value === "number"
        ? 3 * value ** 2
        : tensor(value as never)
            .pow(2)
            .mul(3)) as T;
    return [() => square(x)];
  }
}

describe("checkGradients", () => {
  it("passes a right derivative in silence, to second order", () => {
    expect(() =>
      checkGradients((x) => new CubeNode().forward(x), [tensor([1, -2])], { order: 2 }),
    ).not.toThrow();
  });

  it("names input, index, the analytic and the numeric derivative of a wrong one", () => {
    const call = () =>
      checkGradients((x, y) => x.mul(new WrongCubeNode().forward(y)), [tensor(1), tensor(2)]);
    expect(call).toThrow(GradientError);
    expect(call).toThrow(
      /order 1, input 1 of shape \(\), index \[\]: analytic -?\d.*, numeric -?\d.*, difference/,
    );
  });

  it("finds a second derivative that is lost", () => {
    const f = (x: ReturnType<typeof tensor>) => new ForgetfulCubeNode().forward(x);
    expect(() => checkGradients(f, [tensor([1, 2])])).not.toThrow();
    expect(() => checkGradients(f, [tensor([1, 2])], { order: 2 })).toThrow(
      /order 2, input 0 of shape \(2,\)/,
    );
  });

  it("refuses float32 inputs and orders that are no orders", () => {
    const single = tensor([1], { dtype: "float32" });
    expect(() => checkGradients((x) => x, [single])).toThrow(LeibnizError);
    expect(() => checkGradients((x) => x, [single])).toThrow(/input 0 is float32.*float64/);
    for (const order of [0, 1.5, NaN]) {
      expect(() => checkGradients((x) => x, [tensor(1)], { order })).toThrow(/^checkGradients: order is/);
    }
  });
});
