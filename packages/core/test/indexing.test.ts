import { describe, expect, it } from "vitest";
import {
  arange,
  checkGradients,
  chunk,
  concat,
  diagonal,
  flip,
  Formula,
  gather,
  gradientsOf,
  indexAdd,
  indexSelect,
  jvp,
  oneHot,
  OneHotNode,
  ones,
  pad,
  permute,
  repeat,
  reshape,
  roll,
  scatterAdd,
  slice,
  split,
  stack,
  takeAlongAxis,
  type Tensor,
  tensor,
  tile,
  tril,
  triu,
  unslice,
  variable,
  zeros,
} from "../src/index.ts";

/** The numbers in nested arrays, as they are written in a document. */
function nested(x: Tensor): unknown {
  const part = (shape: readonly number[], data: readonly number[]): unknown => {
    if (shape.length === 0) return data[0];
    const size = data.length / shape[0]!;
    return Array.from({ length: shape[0]! }, (_, i) =>
      part(shape.slice(1), data.slice(i * size, (i + 1) * size)),
    );
  };
  return part(x.shape, [...x.data]);
}

const zerosOf = (...shape: number[]) =>
  variable(new Float64Array(shape.reduce((a, b) => a * b, 1)), { shape });

const counted = (...shape: number[]) => reshape(arange(shape.reduce((a, b) => a * b, 1)), shape);

describe("slice", () => {
  // list(range(5))[start:stop:step] in Python 3.
  it.each<[number | null, number | null, number | null, number[]]>([
    [null, null, null, [0, 1, 2, 3, 4]],
    [1, 4, null, [1, 2, 3]],
    [-2, null, null, [3, 4]],
    [null, -2, null, [0, 1, 2]],
    [-10, 10, null, [0, 1, 2, 3, 4]],
    [-10, null, 2, [0, 2, 4]],
    [1, null, 3, [1, 4]],
    [4, 1, null, []],
    [7, null, null, []],
    [null, null, -1, [4, 3, 2, 1, 0]],
    [3, 0, -1, [3, 2, 1]],
    [3, null, -2, [3, 1]],
    [10, -10, -2, [4, 2, 0]],
    [2, -1, -1, []],
    [-1, -4, -1, [4, 3, 2]],
    [null, null, 100, [0]],
    [null, null, -100, [4]],
  ])("[%s:%s:%s] of 0 … 4 is Python's", (start, stop, step, expected) => {
    expect([...slice(arange(5), [[start, stop, step]]).data]).toEqual(expected);
  });

  it("takes its ranges as they are when it is called", () => {
    const range: [number, number] = [0, 1];
    const x = variable([1, 2, 3]);
    const y = slice(x, [range]);
    range[1] = 3;
    expect([...gradientsOf(y.sum(), [x])[0]!.data]).toEqual([1, 0, 0]);
  });

  it("has unslice as the formula of its gradient, and concat has slice", () => {
    const gy = new Formula("g", "gy");
    const [x, y] = [variable([1, 2]), variable([3])];
    expect(slice(x, [[1]]).creator!.vjpFormula(0, gy)!.text).toBe("unslice(gy)");
    const joined = concat([x, y]).creator!;
    expect([0, 1].map((argument) => joined.vjpFormula(argument, gy)!.text)).toEqual(["gy[0:2]", "gy[2:3]"]);
    expect(permute(zerosOf(2, 3, 4), [2, 0, 1]).creator!.vjpFormula(0, gy)!.text).toBe(
      "permute(gy, [1, 2, 0])",
    );
  });

  it("is written as NumPy writes it", () => {
    const node = slice(variable([[1, 2, 3]]), [null, [-1, null, -2]]).creator!;
    expect([node.text("x"), node.latex("x"), node.label]).toEqual([
      "x[:, -1::-2]",
      "x_{[:, -1::-2]}",
      "[:, -1::-2]",
    ]);
  });
});

describe("values of the PyTorch documentation", () => {
  it.each<[string, () => Tensor, unknown]>([
    [
      "gather",
      () =>
        gather(
          tensor([
            [1, 2],
            [3, 4],
          ]),
          [
            [0, 0],
            [1, 0],
          ],
          { axis: 1 },
        ),
      [
        [1, 1],
        [4, 3],
      ],
    ],
    [
      "scatter_add, one row",
      () => scatterAdd(zeros([3, 5]), [[0, 1, 2, 0, 0]], ones([1, 5]), { axis: 0 }),
      [
        [1, 0, 0, 1, 1],
        [0, 1, 0, 0, 0],
        [0, 0, 1, 0, 0],
      ],
    ],
    [
      "scatter_add, two rows",
      () =>
        scatterAdd(
          zeros([3, 5]),
          [
            [0, 1, 2, 0, 0],
            [0, 1, 2, 2, 2],
          ],
          ones([2, 5]),
          { axis: 0 },
        ),
      [
        [2, 0, 0, 1, 1],
        [0, 2, 0, 0, 0],
        [0, 0, 2, 1, 1],
      ],
    ],
    [
      "index_add",
      () =>
        indexAdd(
          ones([5, 3]),
          [0, 4, 2],
          tensor([
            [1, 2, 3],
            [4, 5, 6],
            [7, 8, 9],
          ]),
          { axis: 0 },
        ),
      [
        [2, 3, 4],
        [1, 1, 1],
        [8, 9, 10],
        [1, 1, 1],
        [5, 6, 7],
      ],
    ],
    [
      "one_hot",
      () => oneHot([0, 1, 2, 0, 1], 5),
      [
        [1, 0, 0, 0, 0],
        [0, 1, 0, 0, 0],
        [0, 0, 1, 0, 0],
        [1, 0, 0, 0, 0],
        [0, 1, 0, 0, 0],
      ],
    ],
    [
      "flip",
      () => flip(counted(2, 2, 2), { axes: [0, 1] }),
      [
        [
          [6, 7],
          [4, 5],
        ],
        [
          [2, 3],
          [0, 1],
        ],
      ],
    ],
    [
      "roll",
      () =>
        roll(
          tensor([
            [1, 2],
            [3, 4],
            [5, 6],
            [7, 8],
          ]),
          1,
        ),
      [
        [8, 1],
        [2, 3],
        [4, 5],
        [6, 7],
      ],
    ],
    [
      "roll, two axes",
      () =>
        roll(
          tensor([
            [1, 2],
            [3, 4],
            [5, 6],
            [7, 8],
          ]),
          [2, 1],
          { axes: [0, 1] },
        ),
      [
        [6, 5],
        [8, 7],
        [2, 1],
        [4, 3],
      ],
    ],
    [
      "repeat_interleave",
      () =>
        repeat(
          tensor([
            [1, 2],
            [3, 4],
          ]),
          [1, 2],
          { axis: 0 },
        ),
      [
        [1, 2],
        [3, 4],
        [3, 4],
      ],
    ],
  ])("%s", (_, run, expected) => {
    expect(nested(run())).toEqual(expected);
  });

  it.each([
    [11, [2, 2, 2, 2, 2, 1]],
    [12, [2, 2, 2, 2, 2, 2]],
    [13, [3, 3, 3, 3, 1]],
  ])("arange(%d) in 6 chunks", (extent, sizes) => {
    expect(chunk(arange(extent), 6).map((part) => part.size)).toEqual(sizes);
  });

  it("split by a size and by a list", () => {
    const x = counted(5, 2);
    expect(split(x, 2).map(nested)).toEqual([
      [
        [0, 1],
        [2, 3],
      ],
      [
        [4, 5],
        [6, 7],
      ],
      [[8, 9]],
    ]);
    expect(split(x, [1, 4]).map(nested)).toEqual([
      [[0, 1]],
      [
        [2, 3],
        [4, 5],
        [6, 7],
        [8, 9],
      ],
    ]);
  });
});

describe("values of the NumPy documentation", () => {
  const x2 = counted(2, 5);
  const five = tensor([1, 2, 3, 4, 5]);
  const rows = tensor([
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
    [10, 11, 12],
  ]);
  it.each<[string, () => Tensor, unknown]>([
    ["roll", () => roll(arange(10), -2), [2, 3, 4, 5, 6, 7, 8, 9, 0, 1]],
    [
      "roll as one row",
      () => roll(x2, 1),
      [
        [9, 0, 1, 2, 3],
        [4, 5, 6, 7, 8],
      ],
    ],
    [
      "roll one axis",
      () => roll(x2, -1, { axes: 1 }),
      [
        [1, 2, 3, 4, 0],
        [6, 7, 8, 9, 5],
      ],
    ],
    [
      "roll two axes",
      () => roll(x2, [2, 1], { axes: [1, 0] }),
      [
        [8, 9, 5, 6, 7],
        [3, 4, 0, 1, 2],
      ],
    ],
    ["pad, edge", () => pad(five, { before: 2, after: 3, mode: "edge" }), [1, 1, 1, 2, 3, 4, 5, 5, 5, 5]],
    [
      "pad, reflect",
      () => pad(five, { before: 2, after: 3, mode: "reflect" }),
      [3, 2, 1, 2, 3, 4, 5, 4, 3, 2],
    ],
    [
      "repeat",
      () =>
        repeat(
          tensor([
            [1, 2],
            [3, 4],
          ]),
          2,
        ),
      [1, 1, 2, 2, 3, 3, 4, 4],
    ],
    [
      "repeat, an axis",
      () =>
        repeat(
          tensor([
            [1, 2],
            [3, 4],
          ]),
          3,
          { axis: 1 },
        ),
      [
        [1, 1, 1, 2, 2, 2],
        [3, 3, 3, 4, 4, 4],
      ],
    ],
    [
      "tile",
      () => tile(arange(3), [2, 2]),
      [
        [0, 1, 2, 0, 1, 2],
        [0, 1, 2, 0, 1, 2],
      ],
    ],
    ["tile, new axes", () => tile(arange(3), [2, 1, 2]), [[[0, 1, 2, 0, 1, 2]], [[0, 1, 2, 0, 1, 2]]]],
    [
      "tile, one number",
      () =>
        tile(
          tensor([
            [1, 2],
            [3, 4],
          ]),
          2,
        ),
      [
        [1, 2, 1, 2],
        [3, 4, 3, 4],
      ],
    ],
    [
      "tril",
      () => tril(rows, { offset: -1 }),
      [
        [0, 0, 0],
        [4, 0, 0],
        [7, 8, 0],
        [10, 11, 12],
      ],
    ],
    [
      "triu",
      () => triu(rows, { offset: -1 }),
      [
        [1, 2, 3],
        [4, 5, 6],
        [0, 8, 9],
        [0, 0, 12],
      ],
    ],
    ["diagonal", () => diagonal(counted(2, 2), { offset: 1 }), [1]],
    [
      "diagonal, axes",
      () => diagonal(counted(2, 2, 2), { axes: [0, 1] }),
      [
        [0, 6],
        [1, 7],
      ],
    ],
    [
      "take_along_axis with a sorting index",
      () =>
        takeAlongAxis(
          tensor([
            [10, 30, 20],
            [60, 40, 50],
          ]),
          [
            [0, 2, 1],
            [1, 2, 0],
          ],
          { axis: 1 },
        ),
      [
        [10, 20, 30],
        [40, 50, 60],
      ],
    ],
    ["take", () => indexSelect(tensor([4, 3, 5, 7, 6, 8]), [0, 1, 4], { axis: 0 }), [4, 3, 6]],
    ["transpose with axes", () => permute(counted(1, 2, 3), [1, 0, 2]), [[[0, 1, 2]], [[3, 4, 5]]]],
  ])("%s", (_, run, expected) => {
    expect(nested(run())).toEqual(expected);
  });
});

const x = tensor([[0.5, -1, 2], [1.5, 0.25, -0.75]]); // prettier-ignore

describe("a linear op", () => {
  it.each<[string, (x: Tensor) => Tensor]>([
    ["slice", (z) => slice(z, [null, [null, null, -2]])],
    ["unslice", (z) => unslice(z, [4, 3], [[0, null, 2]])],
    ["concat", (z) => concat([z, z.mul(2)], { axis: 1 })],
    ["stack", (z) => stack([z, z.mul(2)], { axis: 1 })],
    ["split", (z) => split(z, 2, { axis: 1 })[0]!.mul(split(z, 1, { axis: 1 })[2]!)],
    ["indexSelect", (z) => indexSelect(z, [2, 0, 2], { axis: 1 })],
    ["indexAdd", (z) => indexAdd(zeros([2, 2]), [1, 0, 1], z, { axis: 1 })],
    [
      "gather",
      (z) =>
        gather(
          z,
          [
            [2, 2],
            [0, -1],
          ],
          { axis: 1 },
        ),
    ],
    [
      "scatterAdd",
      (z) =>
        scatterAdd(
          z,
          [
            [2, 2, 0],
            [0, -1, 1],
          ],
          z,
          { axis: 1 },
        ),
    ],
    ["takeAlongAxis", (z) => takeAlongAxis(z, [[2, 2]], { axis: 1 })],
    ["flip", (z) => flip(z)],
    ["roll", (z) => roll(z, 1)],
    ["repeat", (z) => repeat(z, [1, 0, 2], { axis: 1 })],
    ["tile", (z) => tile(z, [2, 1])],
    ["pad, constant", (z) => pad(z, { before: 1, value: 3 })],
    ["pad, reflect", (z) => pad(z, { before: [1, 2], mode: "reflect" })],
    ["pad, edge", (z) => pad(z, { before: 2, after: 1, mode: "edge" })],
    ["tril", (z) => tril(z)],
    ["triu", (z) => triu(z)],
    ["diagonal", (z) => diagonal(z, { offset: 1 })],
    ["permute", (z) => permute(z, [1, 0])],
  ])("%s can be differentiated three times, forwards too", (_, f) => {
    checkGradients((z) => f(z).pow(3), [x], { order: 3, rtol: 1e-4 });
    const along = tensor([[1, 2, 3], [4, 5, 6]]); // prettier-ignore
    const { tangent } = jvp((z) => f(z).pow(2), [x], [along]);
    const [z, step] = [tensor(x), 1e-6];
    const up = f(z.add(along.mul(step))).pow(2);
    const down = f(z.sub(along.mul(step))).pow(2);
    const numeric = up.sub(down).div(2 * step);
    tangent.data.forEach((value: number, i: number) => expect(value).toBeCloseTo(numeric.data[i]!, 5));
  });
});

describe("an infinite gradient", () => {
  it.each<[string, (x: Tensor) => Tensor, number[]]>([
    ["slice", (z) => slice(z, [[1, 2]]), [0, Infinity, 0]],
    ["indexSelect", (z) => indexSelect(z, [1], { axis: 0 }), [0, Infinity, 0]],
    ["gather", (z) => gather(z, [1], { axis: 0 }), [0, Infinity, 0]],
    ["repeat", (z) => repeat(z, [0, 1, 0]), [0, Infinity, 0]],
    ["tril", (z) => slice(tril(reshape(z, [1, 3])), []), [Infinity, 0, 0]],
    ["diagonal", (z) => diagonal(reshape(z, [1, 3]), { offset: 2 }), [0, 0, Infinity]],
    ["split", (z) => split(z, 1)[2]!, [0, 0, Infinity]],
  ])("leaves 0 where %s takes nothing", (_, f, expected) => {
    const z = variable([1, 2, 3]);
    const y = f(z);
    const upstream = y.like(Array<number>(y.size).fill(Infinity));
    expect([...gradientsOf(y, [z], { gradient: upstream })[0]!.data]).toEqual(expected);
  });
});

describe("indices", () => {
  it("are an int32 tensor or an array of whole numbers, typed or not", () => {
    const taken = [
      tensor([2, 0], { dtype: "int32" }),
      [2, 0],
      Int32Array.of(2, 0),
      Float32Array.of(2, 0),
    ].map((index) => [...indexSelect(arange(3), index, { axis: 0 }).data]);
    expect(taken).toEqual(Array(4).fill([2, 0]));
  });

  it("are an input of the node, without a gradient", () => {
    const index = tensor([1, 1], { dtype: "int32" });
    const z = variable([1, 2]);
    const node = indexSelect(z, index, { axis: 0 }).creator!;
    expect(node.inputs[1]).toBe(index);
    const [gz, gIndex] = node.backward(tensor([3, 4]));
    expect([[...gz!.data], [...gIndex!.data], gIndex!.dtype]).toEqual([[0, 7], [0, 0], "int32"]); // prettier-ignore
  });

  it("make rows of zeros and one by hand and again", () => {
    const node = new OneHotNode({ depth: 2 });
    const y = node.forward(tensor([1, 0], { dtype: "int32" }));
    expect(nested(y)).toEqual([[0, 1], [1, 0]]); // prettier-ignore
    expect(nested(node.rerun(node.inputs))).toEqual(nested(y));
    expect(node.backward(y)[0]!.dtype).toBe("int32");
    expect(y.requiresGrad).toBe(false);
  });
});

describe("split and concat", () => {
  it("undo each other, forwards and backwards", () => {
    const z = variable([[1, 2, 3], [4, 5, 6]]); // prettier-ignore
    const parts = split(z, [1, 2], { axis: 1 });
    expect(parts.map((part) => part.creator!.op)).toEqual(["slice", "slice"]);
    const joined = concat(parts, { axis: 1 });
    expect([...joined.data]).toEqual([...z.data]);
    const upstream = tensor([[1, -2, 3], [0, 5, 7]]); // prettier-ignore
    expect([...gradientsOf(joined, [z], { gradient: upstream })[0]!.data]).toEqual([...upstream.data]);
  });

  it("take many tensors", () => {
    const many = Array.from({ length: 20_000 }, (_, i) => variable([i]));
    const y = concat(many);
    expect([y.size, y.data[19_999]]).toEqual([20_000, 19_999]);
    expect(gradientsOf(y.pow(2).sum(), [many[7]!])[0]!.item()).toBe(14);
  });
});
