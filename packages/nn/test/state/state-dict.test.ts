import { LeibnizError, Random, type Tensor, tensor } from "@leibniz/core";
import {
  Affine,
  BatchNorm,
  loadStateDict,
  pytorchNames,
  readSafetensors,
  Relu,
  Sequential,
  stateDict,
  StateDictError,
  writeSafetensors,
} from "@leibniz/nn";
import { loadSafetensors } from "@leibniz/nn/node";
import { describe, expect, it } from "vitest";
import { fixture } from "../formats/fixture.ts";

const net = (seed: number) => {
  const random = new Random(seed);
  return new Sequential([
    Affine.of(3, 4, { random }),
    new BatchNorm(4),
    new Relu(),
    Affine.of(4, 2, { random }),
  ]);
};
const numbers = (state: ReadonlyMap<string, Tensor>) =>
  [...state].map(([name, x]) => [name, x.dtype, [...x.shape], [...x.data]]);
const caught = (f: () => unknown): unknown => {
  try {
    f();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe("stateDict", () => {
  it("names parameters and running averages, and stays as it was when they change", () => {
    const layer = net(1);
    const state = stateDict(layer);
    expect([...state.keys()]).toEqual([
      "0.W",
      "0.b",
      "1.gamma",
      "1.beta",
      "1.runningMean",
      "1.runningVariance",
      "3.W",
      "3.b",
    ]);
    const before = numbers(state);
    layer.forward(
      tensor([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    );
    for (const parameter of layer.parameters()) parameter.assign(parameter.detach().mul(2));
    expect(numbers(state)).toEqual(before);
    expect(numbers(stateDict(layer))).not.toEqual(before);
    expect([...state.values()].some((x) => x.requiresGrad)).toBe(false);
  });

  it("goes through a file into another net, bit for bit", () => {
    const [from, to] = [net(1), net(2)];
    from.forward(
      tensor([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    );
    const { tensors } = readSafetensors(writeSafetensors(stateDict(from)));
    expect(loadStateDict(to, tensors)).toEqual({ missing: [], unexpected: [] });
    expect(numbers(stateDict(to))).toEqual(numbers(stateDict(from)));
    const x = tensor([[0.5, -1, 2]]);
    expect([...to.evaluate().forward(x).data]).toEqual([...from.evaluate().forward(x).data]);
  });
});

describe("loadStateDict", () => {
  it("loads what PyTorch saved, and answers as PyTorch did", () => {
    const layer = new Sequential([Affine.of(3, 4), new Relu(), Affine.of(4, 2)]);
    const { tensors } = loadSafetensors(fixture("sequential.safetensors"));
    const answers = loadSafetensors(fixture("sequential-answers.safetensors")).tensors;
    const names = { "0.weight": "0.W", "0.bias": "0.b", "2.weight": "2.W", "2.bias": "2.b" };
    for (const options of [{ map: names, transpose: ["0.W", "2.W"] }, pytorchNames(layer)]) {
      loadStateDict(layer, tensors, options);
      const y = layer.forward(answers.get("x")!);
      const theirs = answers.get("y")!.data;
      // A sum of four products in float32, of numbers below 2.
      expect(y.data.every((value: number, i: number) => Math.abs(value - theirs[i]!) < 1e-6)).toBe(true);
      layer.parameters().forEach((parameter) => parameter.assign(parameter.detach().mul(0)));
    }
  });

  it("leaves out what a map sends nowhere, such as a count of batches", () => {
    const layer = new BatchNorm(2);
    const state = new Map([
      ["weight", tensor([1, 2])],
      ["bias", tensor([3, 4])],
      ["running_mean", tensor([5, 6])],
      ["running_var", tensor([7, 8])],
      ["num_batches_tracked", tensor(9, { dtype: "int32" })],
    ]);
    expect(loadStateDict(layer, state, pytorchNames(layer))).toEqual({ missing: [], unexpected: [] });
    expect(numbers(stateDict(layer)).map(([, dtype, , data]) => [dtype, data])).toEqual(
      [
        [1, 2],
        [3, 4],
        [5, 6],
        [7, 8],
      ].map((data) => ["float32", data]),
    );
  });

  it("lists all that does not fit, and assigns nothing", () => {
    const layer = net(1);
    const before = numbers(stateDict(layer));
    const state = new Map(stateDict(net(2)));
    state.delete("0.b");
    state.set("0.bias", tensor([1, 2, 3, 4]));
    state.set("3.W", tensor([[1, 2]]));
    const error = caught(() => loadStateDict(layer, state));
    expect(error).toBeInstanceOf(StateDictError);
    expect(error).toMatchObject({
      missing: ["0.b"],
      unexpected: ["0.bias"],
      mismatched: ["3.W is (4, 2), and the state has (1, 2)"],
      message:
        "loadStateDict: the state does not fit the layer; missing from the state: 0.b; not in the layer: 0.bias; " +
        "of another shape: 3.W is (4, 2), and the state has (1, 2)",
    });
    expect(caught(() => loadStateDict(layer, state, { strict: false }))).toMatchObject({
      message:
        "loadStateDict: the state does not fit the layer; of another shape: 3.W is (4, 2), and the state has (1, 2)",
    });
    expect(numbers(stateDict(layer))).toEqual(before);
    expect(layer.parameters().every(({ version }) => version === 0)).toBe(true);
  });

  it("not strict, takes what fits and tells the rest", () => {
    const layer = new Affine(net(1).parameters()[0]!, net(1).parameters()[1]!);
    const left = loadStateDict(
      layer,
      [
        ["b", tensor([1, 2, 3, 4])],
        ["other", tensor(1)],
      ],
      { strict: false },
    );
    expect(left).toEqual({ missing: ["W"], unexpected: ["other"] });
    expect([...layer.b.data]).toEqual([1, 2, 3, 4]);
  });

  it("refuses two tensors for one name, and a name to transpose that is not there", () => {
    const layer = Affine.of(1, 1);
    const twice: [string, Tensor][] = [
      ["b", tensor([1])],
      ["bias", tensor([2])],
    ];
    expect(() => loadStateDict(layer, twice, { map: { bias: "b" } })).toThrow(
      "two tensors of the state go to b",
    );
    expect(() => loadStateDict(layer, [], { transpose: ["w"] })).toThrow(LeibnizError);
  });

  it("gives names that mean something to JavaScript no meaning", () => {
    const left = loadStateDict(
      Affine.of(1, 1),
      [
        ["constructor", tensor(1)],
        ["toString", tensor(2)],
      ],
      {
        strict: false,
      },
    );
    expect(left.unexpected).toEqual(["constructor", "toString"]);
  });
});
