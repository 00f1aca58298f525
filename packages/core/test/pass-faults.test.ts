import { describe, expect, it } from "vitest";
import { BackwardPass } from "../src/backward-pass.ts";
import { ElementwiseNode, GradientError, OpNode, parameter, Tensor, tensor, variable } from "../src/index.ts";
import { fault } from "./fixtures/fault.ts";

/** What every backward pass must get right, whatever the ops; each failure in words. */
function verifyPass(): string[] {
  const failures: string[] = [];
  const expectNear = (what: string, found: number, right: number) => {
    if (!(Math.abs(found - right) < 1e-9)) failures.push(`${what}: ${found}, not ${right}`);
  };
  const x = variable(3);
  const t = x.mul(x);
  const u = t.add(t.mul(t));
  u.backward();
  // u = x² + x⁴: 2x + 4x³.
  expectNear("a shared interior scalar", x.grad!.item(), 114);
  u.backward();
  expectNear("a second pass adds to the leaf", x.grad!.item(), 228);

  const s = variable(3);
  const square = s.mul(s);
  square.mul(2).add(square.mul(5)).backward();
  // 7s²: 14s.
  expectNear("a scalar with two consumers", s.grad!.item(), 42);

  const v = variable([1, 2]);
  const w = v.mul(v);
  const z = w.add(w.mul(w)).add(w);
  z.sum().backward();
  // z = 2v² + v⁴: 4v + 4v³.
  expectNear("a shared interior array [0]", v.grad!.data[0]!, 8);
  expectNear("a shared interior array [1]", v.grad!.data[1]!, 40);

  const [a, b] = [variable([1, 2]), variable([3, 4])];
  // Both arguments of a sum receive the one upstream gradient; a then receives more.
  a.add(b).add(a).add(a).sum().backward();
  expectNear("the gradient of one argument", a.grad!.data[0]!, 3);
  expectNear("leaves its sibling's alone", b.grad!.data[0]!, 1);

  const p = parameter([2], { name: "p" });
  const saved = p.mul(p).sum();
  p.assign([5]);
  try {
    saved.backward();
    failures.push("a value that changed after it was saved: no error");
  } catch (error) {
    if (!(error instanceof GradientError)) failures.push(`a stale value: ${String(error)}`);
  }
  const row = variable([1, 2]);
  try {
    tensor([
      [1, 1],
      [1, 1],
    ])
      .mul(row)
      .sum()
      .backward();
    expectNear("a broadcast row", row.grad!.data[1]!, 2);
  } catch (error) {
    failures.push(`a broadcast row: ${String(error)}`);
  }
  return failures;
}

const faults = [
  [
    "a node is visited before all its consumers have sent",
    fault(
      BackwardPass.prototype,
      "receiveNumber",
      (receive) =>
        function (this: BackwardPass, input: Tensor, gradient: number) {
          receive.call(this, input, gradient);
          // Counted twice: a node of two consumers is ready after the first.
          receive.call(this, input, 0);
        },
    ),
  ],
  [
    "accumulation writes into a gradient that others share",
    fault(
      Tensor.prototype,
      "add",
      (add) =>
        function (this: Tensor, y) {
          if (typeof y === "number" || this.rank === 0 || this.requiresGrad || y.requiresGrad)
            return add.call(this, y);
          this.data.forEach((value: number, i: number) => (this.data[i] = value + y.data[i]!));
          return this;
        },
    ),
  ],
  ["a stale saved value is used", fault(OpNode.prototype, "refuseStale", () => () => {})],
  [
    "broadcasting is not undone",
    fault(
      ElementwiseNode.prototype,
      "vjp",
      () =>
        function (this: ElementwiseNode, gy: Tensor) {
          return this.inputs.map((_, i) => () => gy.mul(this.localDerivative(i)!));
        },
    ),
  ],
] as const;

describe("a seeded fault in the pass", () => {
  it.each(faults)("is found: %s", (_what, install) => {
    expect(verifyPass(), "before the fault").toEqual([]);
    const remove = install();
    let failures: string[];
    try {
      failures = verifyPass();
    } finally {
      remove();
    }
    expect(failures).not.toEqual([]);
    expect(verifyPass(), "after the fault").toEqual([]);
  });
});
