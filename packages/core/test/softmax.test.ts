import { describe, expect, it } from "vitest";
import {
  checkGradients,
  expandComposites,
  forwardOrder,
  gradientsOf,
  jvp,
  logSoftmax,
  softmax,
  softmaxCrossEntropy,
  type SoftmaxCrossEntropyOptions,
  type Tensor,
  tensor,
  variable,
} from "../src/index.ts";
import { arrayOf } from "./oracle/array.ts";
import { crossEntropy, oneHot } from "./oracle/softmax.ts";

const numbers = (x: Tensor | null) => [...x!.data];
const classes = (...indices: number[]) => tensor(indices, { dtype: "int32" });

/** Within the last digit: the book's softmax does not take off the largest number. */
function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 15));
}

const a = [0.3, 2.9, 4.0];

describe("softmax", () => {
  it("knows the numbers of the book", () => {
    const rows = softmax(
      tensor([
        [0, 1],
        [1000, 1001],
      ]),
    );
    const row = [0.2689414213699951, 0.7310585786300049];
    expect(numbers(rows)).toEqual([...row, ...row]);
    expectClose(numbers(softmax(tensor(a))), [0.018211273295547534, 0.2451918129350739, 0.7365969137693785]);
    expect(numbers(tensor([1000, 1000]).softmax())).toEqual([0.5, 0.5]);
  });

  it("neither overflows nor loses what is small", () => {
    expect(numbers(softmax(tensor([-300, 300])))).toEqual([Math.exp(-600), 1]);
    expect(numbers(softmax(tensor([-1e308, 1e308])))).toEqual([0, 1]);
    expect(numbers(softmax(tensor([0, -Infinity, 0])))).toEqual([0.5, 0, 0.5]);
    expect(numbers(softmax(tensor([3])))).toEqual([1]);
    expect(numbers(softmax(tensor([0, NaN])))).toEqual([NaN, NaN]);
    expect(numbers(softmax(tensor([-Infinity, -Infinity])))).toEqual([NaN, NaN]);
    expect(numbers(softmax(tensor([0, Infinity])))).toEqual([NaN, NaN]);
    expect(numbers(softmax(tensor([88, 89, -200], { dtype: "float32" }))).map(Number.isFinite)).not.toContain(
      false,
    );
  });

  it("gives an excluded element, of −∞, the gradient 0", () => {
    const x = variable([0, -Infinity, 0]);
    softmax(x)
      .mul(tensor([1, 2, 3]))
      .sum()
      .backward();
    expect(numbers(x.grad)).toEqual([-0.5, 0, 0.5]);
  });
});

describe("logSoftmax", () => {
  it("is finite where the probability is too small for a number", () => {
    expect(numbers(tensor([0, 1000]).logSoftmax())).toEqual([-1000, 0]);
    expect(numbers(logSoftmax(tensor([-300, 300])))).toEqual([-600, -Math.exp(-600)]);
    expect(numbers(logSoftmax(tensor([1e308, -1e308])))).toEqual([0, -Infinity]);
    expect(numbers(logSoftmax(tensor([0, -Infinity])))).toEqual([0, -Infinity]);
    expect(numbers(logSoftmax(tensor([5, 5])))).toEqual([-Math.LN2, -Math.LN2]);
    expect(numbers(logSoftmax(tensor([1, NaN])))).toEqual([NaN, NaN]);
  });

  it("has the gradient 1 − n · softmax(x) of its sum, also far out", () => {
    const x = variable([0, 1000]);
    logSoftmax(x).sum().backward();
    expect(numbers(x.grad)).toEqual([1, -1]);
  });
});

describe.each([
  ["softmax", softmax],
  ["logSoftmax", logSoftmax],
] as const)("%s", (_, f) => {
  it("has a third derivative, that of the second's differences, also when expanded", () => {
    const x = tensor([
      [0.3, -0.7, 1.1],
      [0.2, 0.4, -0.5],
    ]);
    const loss = (at: Tensor) =>
      f(at)
        .mul(tensor([0.7, -1.3, 0.4]))
        .sum();
    checkGradients(loss, [x], { order: 3 });
    checkGradients((at) => expandComposites(() => loss(at)), [x], { order: 3 });
  });

  it("answers forward mode with its Jacobian", () => {
    const { tangent } = jvp((x) => f(x), [tensor([0, 0])], [tensor([1, 0])]);
    // J = diag(p) − p pᵀ, and for the logarithm 1 − pᵀ, at p = ½.
    expect(numbers(tangent)).toEqual(f === softmax ? [0.25, -0.25] : [0.5, -0.5]);
  });
});

describe("softmaxCrossEntropy", () => {
  const da = [0.018211273295547534, -0.7548081870649261, 0.7365969137693785];

  it.each<[string, Tensor, SoftmaxCrossEntropyOptions]>([
    ["one-hot rows", tensor([0, 1, 0]), {}],
    ["one-hot rows of integers", classes(0, 1, 0), { targets: "probabilities" }],
    ["one-hot rows of truth values", tensor([false, true, false]), { targets: "probabilities" }],
    ["a class index", tensor(1, { dtype: "int32" }), {}],
  ])("knows the numbers of the book for %s", (_what, t, options) => {
    const x = variable(a);
    const loss = softmaxCrossEntropy(x, t, options);
    loss.backward();
    expect([loss.item(), loss.shape]).toEqual([1.4057144648124522, []]);
    expectClose(numbers(x.grad), da);
  });

  it("tells indices from probabilities by dtype or by option, never by size", () => {
    const logits = tensor([
      [1, 0],
      [0, 2],
    ]);
    const byIndex = [Math.log1p(Math.exp(-1)), Math.log1p(Math.exp(2))];
    const loss = softmaxCrossEntropy(logits, classes(0, 0), { reduction: "none" });
    numbers(loss).forEach((value, i) => expect(value).toBeCloseTo(byIndex[i]!, 15));
    // Square logits with a square target: floats are probabilities and nothing else.
    expect(
      softmaxCrossEntropy(
        logits,
        tensor([
          [0, 0],
          [0, 0],
        ]),
      ).item(),
    ).toBe(0);
  });

  it.each([
    [[2, 0, 1], -1, [3, 3]],
    [[1, 0], 0, [2, 2]],
  ] as const)("of indices %j along axis %i is that of their one-hot rows", (indices, axis, shape) => {
    const data = Array.from({ length: shape[0] * shape[1] }, (_, i) => Math.sin(i * i + 1));
    const t = oneHot(arrayOf(indices), shape[axis === 0 ? 0 : 1], axis);
    for (const reduction of ["mean", "sum", "none"] as const) {
      const options = { axis, reduction };
      const expected = crossEntropy({ shape, data }, t, options);
      const x = tensor(data).reshape(shape);
      const loss = softmaxCrossEntropy(x, classes(...indices), options);
      expect(loss.shape).toEqual(expected.shape);
      numbers(loss).forEach((value, i) => expect(value).toBeCloseTo(expected.data[i]!, 14));
      checkGradients((at) => softmaxCrossEntropy(at, classes(...indices), options), [x], { order: 3 });
    }
  });

  it("takes classes on an inner axis, as for the pixels of an image", () => {
    const x = variable(Array.from({ length: 12 }, (_, i) => (i % 5) / 2)).reshape([2, 3, 2]);
    const indices = [
      [0, 2],
      [1, 1],
    ];
    const t = oneHot(arrayOf(indices), 3, 1);
    const byIndex = softmaxCrossEntropy(x, tensor(indices, { dtype: "int32" }), { axis: 1 });
    const expected = crossEntropy({ shape: [2, 3, 2], data: numbers(x) }, t, { axis: 1 });
    expect(byIndex.item()).toBeCloseTo(expected.data[0]!, 14);
    const [found] = gradientsOf(byIndex, [x]);
    const rows = tensor(t.data).reshape([2, 3, 2]);
    const [wanted] = gradientsOf(softmaxCrossEntropy(x, rows, { axis: 1 }), [x]);
    expect(numbers(found!)).toEqual(numbers(wanted!));
  });

  it("is finite at a probability of 0, and right", () => {
    const x = variable([0, 1000]);
    const far = softmaxCrossEntropy(x, tensor([1, 0]));
    far.backward();
    expect([far.item(), ...numbers(x.grad)]).toEqual([1000, -1, 1]);
    const y = variable([0, -Infinity]);
    const excluded = softmaxCrossEntropy(y, tensor([1, 0]));
    excluded.backward();
    expect([excluded.item(), ...numbers(y.grad)]).toEqual([0, 0, 0]);
    expect(softmaxCrossEntropy(y, tensor([0, 1])).item()).toBe(Infinity);
    expect(softmaxCrossEntropy(tensor([0, 1000]), tensor(1, { dtype: "int32" })).item()).toBe(0);
  });

  it("keeps the small loss of a sure answer", () => {
    // log(1 + e⁻⁴⁰) = 4.248354255291589e-18, which 1 − p cannot hold.
    const loss = softmaxCrossEntropy(tensor([40, 0]), tensor([1, 0])).item();
    expect(loss / 4.248354255291589e-18).toBeCloseTo(1, 12);
  });

  it("divides by the number of rows, of which there may be none", () => {
    const x = variable([
      [0, 0],
      [0, 0],
    ]);
    softmaxCrossEntropy(x, classes(0, 1)).backward();
    expect(numbers(x.grad)).toEqual([-0.25, 0.25, 0.25, -0.25]);
    const none = tensor([], { shape: [0, 2] });
    expect(softmaxCrossEntropy(none, none).item()).toBeNaN();
    expect(softmaxCrossEntropy(none, none, { reduction: "sum" }).item()).toBe(0);
    expect(softmaxCrossEntropy(none, none, { reduction: "none" }).shape).toEqual([0]);
  });

  it("sends probabilities their gradient, −log softmax(x) / N", () => {
    const [x, t] = [variable([0, 0]), variable([0.25, 0.75])];
    softmaxCrossEntropy(x, t).backward();
    expect(numbers(t.grad)).toEqual([Math.LN2, Math.LN2]);
    expect(numbers(x.grad)).toEqual([0.25, -0.25]);
    checkGradients((p, q) => softmaxCrossEntropy(p, q), [tensor([0.1, -0.4]), tensor([0.2, 0.9])], {
      order: 3,
    });
  });

  it("keeps the dtype of the logits", () => {
    const x = variable([1, 2], { dtype: "float32" });
    const loss = softmaxCrossEntropy(x, tensor(0, { dtype: "int32" }));
    loss.backward();
    expect([loss.dtype, x.grad!.dtype]).toEqual(["float32", "float32"]);
  });

  it("of indices expands to the same number and gradient", () => {
    const x = variable([
      [0.5, -1, 2],
      [3, 0.25, 1],
    ]);
    const loss = () => softmaxCrossEntropy(x, classes(2, 0));
    const [fused, expanded] = [loss(), expandComposites(loss)];
    expect(forwardOrder(expanded).map((node) => node.op)).not.toContain("softmaxCrossEntropy");
    expect(expanded.item()).toBeCloseTo(fused.item(), 14);
    const gradients = [fused, expanded].map((root) => numbers(gradientsOf(root, [x])[0]!));
    gradients[0]!.forEach((value, i) => expect(gradients[1]![i]).toBeCloseTo(value, 14));
  });

  it("expands to the graph of the book's appendix", () => {
    const loss = expandComposites(() => softmaxCrossEntropy(variable(a), tensor([0, 1, 0])));
    const nodes = forwardOrder(loss);
    expect(nodes.map((node) => node.op)).toEqual(["exp", "sum", "div", "log", "mul", "sum", "neg"]);
    const y = [0.018211273295547534, 0.2451918129350739, 0.7365969137693785];
    expectClose(numbers(nodes.find((node) => node.op === "div")!.output!), y);
    expect(loss.item()).toBeCloseTo(1.4057144648124522, 15);
  });

  it.each([
    ["float32", 100],
    ["float64", 1000],
  ] as const)("expands to finite numbers where the exponentials of %s overflow", (dtype, largest) => {
    const x = variable([largest, 0, -largest], { dtype });
    const loss = () => softmaxCrossEntropy(x, tensor([0, 0, 1], { dtype }));
    expect(expandComposites(loss).item()).toBe(2 * largest);
    expect(numbers(gradientsOf(expandComposites(loss), [x])[0]!)).toEqual(
      numbers(gradientsOf(loss(), [x])[0]!),
    );
  });
});
