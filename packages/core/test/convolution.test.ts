import { describe, expect, it } from "vitest";
import {
  avgPool2d,
  checkGradients,
  conv2d,
  type Conv2dOptions,
  convTranspose2d,
  jvp,
  matmul,
  maxPool2d,
  Random,
  reshape,
  sum,
  type Tensor,
  tensor,
  variable,
} from "../src/index.ts";

const random = new Random(11);
const drawn = (...shape: number[]) => random.uniformTensor(shape, { low: -1, high: 1 });
const numbers = (x: Tensor | null) => [...x!.data];

describe("conv2d", () => {
  it.each<[number[], number[], Conv2dOptions]>([
    [[1, 2, 3, 3], [2, 2, 2, 2], {}],
    [[1, 1, 4, 4], [1, 1, 2, 2], { stride: 2, padding: 1 }],
    [[1, 2, 4, 3], [2, 1, 2, 2], { groups: 2, dilation: [2, 1] }],
  ])("of %j with %j, %j, has a third derivative", (x, w, options) => {
    const loss = (a: Tensor, b: Tensor) => {
      const z = conv2d(a, b, options);
      return z.mul(z).mul(z).sum();
    };
    checkGradients(loss, [drawn(...x), drawn(...w)], { order: 3, rtol: 1e-4, atol: 1e-5 });
  });

  it("finds an edge, where a row of the image changes", () => {
    const image = tensor([[[[0, 0, 1, 1, 1]]]]);
    expect(numbers(conv2d(image, tensor([[[[-1, 1]]]])))).toEqual([0, 1, 0, 0]);
  });

  it("does not turn the kernel round", () => {
    const spike = tensor([[[[0, 1, 0]]]]);
    expect(numbers(conv2d(spike, tensor([[[[1, 2, 3]]]]), { padding: [0, 1] }))).toEqual([3, 2, 1]);
  });

  it("with a window of one pixel is a matrix product over the channels", () => {
    const [x, w] = [drawn(1, 3, 2, 2), drawn(4, 3, 1, 1)];
    const product = matmul(reshape(w, [4, 3]), reshape(x, [3, 4]));
    expect(numbers(conv2d(x, w))).toEqual(numbers(product));
  });

  it("sees each group by itself", () => {
    const x = tensor([[[[1]], [[10]], [[100]], [[1000]]]]);
    const w = tensor([
      [[[1]], [[1]]],
      [[[1]], [[2]]],
    ]);
    expect(numbers(conv2d(x, w, { groups: 2 }))).toEqual([11, 2100]);
  });

  it("keeps integers and float32 as they are", () => {
    const x = tensor(
      [
        [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      ],
      { dtype: "int32" },
    );
    expect(conv2d(x, tensor([[[[2]]]], { dtype: "int32" })).dtype).toBe("int32");
    const y = variable(
      [
        [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      ],
      { dtype: "float32" },
    );
    sum(
      conv2d(y, tensor([[[[0.5]]]], { dtype: "float32" }), { bias: tensor([1], { dtype: "float32" }) }),
    ).backward();
    expect([y.grad!.dtype, ...numbers(y.grad)]).toEqual(["float32", 0.5, 0.5, 0.5, 0.5]);
  });

  it("pushes a tangent forward as it convolves", () => {
    const [x, w, dx] = [drawn(1, 1, 3, 3), drawn(1, 1, 2, 2), drawn(1, 1, 3, 3)];
    const { tangent } = jvp((at) => conv2d(at, w), [x], [dx]);
    numbers(conv2d(dx, w)).forEach((value, i) => expect(tangent.data[i]).toBeCloseTo(value, 14));
  });
});

describe("convTranspose2d", () => {
  it.each<[number[], number[], Conv2dOptions]>([
    [[2, 2, 5, 4], [3, 2, 2, 3], {}],
    [[1, 4, 7, 6], [2, 2, 3, 2], { groups: 2, stride: [3, 2], padding: 1 }],
    [[1, 1, 6, 6], [1, 1, 2, 2], { dilation: 3, padding: [2, 0], stride: 2 }],
  ])("is the transpose, ⟨conv(x), y⟩ = ⟨x, transposed(y)⟩, for %j with %j, %j", (shape, weight, options) => {
    const [x, w] = [variable(drawn(...shape)), drawn(...weight)];
    const z = conv2d(x, w, options);
    const y = drawn(...z.shape);
    z.backward({ gradient: y });
    const inner = sum(z.mul(y)).item();
    expect(sum(x.mul(x.grad!)).item()).toBeCloseTo(inner, 12);
  });

  it("has a third derivative", () => {
    const loss = (a: Tensor, b: Tensor) => {
      const z = convTranspose2d(a, b, { stride: 2, outputPadding: 1, padding: 1 });
      return z.mul(z).mul(z).sum();
    };
    checkGradients(loss, [drawn(1, 2, 2, 2), drawn(2, 1, 2, 2)], { order: 3, rtol: 1e-4, atol: 1e-5 });
  });
});

describe("pooling", () => {
  const image = tensor([
    [
      [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
    ],
  ]);

  it("of the largest never takes the padding, even over negative numbers", () => {
    const x = tensor([
      [
        [
          [-1, -2],
          [-3, -4],
        ],
      ],
    ]);
    expect(numbers(maxPool2d(x, { kernel: 2, padding: 1 }))).toEqual([-1, -2, -3, -4]);
    expect(maxPool2d(tensor([[[[true, false]]]]), { kernel: [1, 2] }).dtype).toBe("bool");
  });

  it("of the mean counts the padding, or not", () => {
    expect(numbers(avgPool2d(image, { kernel: 2, padding: 1 }))).toEqual([0.25, 1.25, 2.75, 7]);
    expect(numbers(avgPool2d(image, { kernel: 2, padding: 1, countIncludePad: false }))).toEqual([
      1, 2.5, 5.5, 7,
    ]);
  });

  it("of the largest gives what several windows chose the sum, and the rest 0 also when gy is infinite", () => {
    const x = variable([
      [
        [
          [1, 2, 3],
          [4, 9, 6],
          [7, 8, 5],
        ],
      ],
    ]);
    maxPool2d(x, { kernel: 2, stride: 1 }).backward({
      gradient: tensor([
        [
          [
            [1, 2],
            [3, Infinity],
          ],
        ],
      ]),
    });
    expect(numbers(x.grad)).toEqual([0, 0, 0, 0, Infinity, 0, 0, 0, 0]);
  });

  it("over windows that leave a rest leaves the rest out", () => {
    const x = variable(image);
    sum(avgPool2d(x, { kernel: 2 })).backward();
    expect(numbers(x.grad)).toEqual([0.25, 0.25, 0, 0.25, 0.25, 0, 0, 0, 0]);
  });

  it("has a third derivative", () => {
    for (const pool of [maxPool2d, avgPool2d]) {
      const loss = (at: Tensor) => {
        const z = pool(at, { kernel: 2, stride: 1, padding: 1 });
        return z.mul(z).mul(z).sum();
      };
      checkGradients(loss, [drawn(1, 2, 3, 3)], { order: 3, rtol: 1e-4, atol: 1e-5 });
    }
  });

  it("pushes a tangent forward along what was chosen", () => {
    const { tangent } = jvp((x) => maxPool2d(x, { kernel: 3 }), [image], [image.mul(10)]);
    expect(numbers(tangent)).toEqual([90]);
  });
});
