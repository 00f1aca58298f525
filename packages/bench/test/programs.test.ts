import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { full, noGrad, ones, Random, variable } from "@leibniz/core";
import { writeData } from "../src/data/own-data.ts";
import { deepChain } from "../src/programs/deep.ts";
import { countScalars, MoonsNet } from "../src/programs/scalar.ts";
import { sgd } from "../src/programs/sgd.ts";
import { chain } from "../src/programs/smallop.ts";
import { trainMoons } from "./micrograd.ts";
import { runProgram, runWorkload } from "./run-program.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const uniform = (random: Random, length: number): Float64Array =>
  Float64Array.from({ length }, () => random.uniform(-1, 1));

describe("our programs compute what the peers' compute", () => {
  it("scalar: micrograd's losses, and as many values", () => {
    const random = new Random(3);
    const moons = {
      points: uniform(random, 12),
      sides: Float64Array.of(-1, 1, 1, -1, 1, -1),
      weights: uniform(random, 337),
    };
    const wanted = trainMoons(moons.points, moons.sides, moons.weights, 5);
    const net = new MoonsNet(moons.weights);
    const losses = wanted.losses.map(() => {
      const loss = net.loss(moons);
      loss.backward();
      sgd(net.parameters, 0.05);
      return loss.item();
    });
    expect(losses).toEqual(wanted.losses.map((loss) => expect.closeTo(loss, 13) as number));
    expect(countScalars(net.loss(moons))).toBe(wanted.nodes);
  });

  it("scalar: 65,818 values for the hundred points", () => {
    const folder = temporaryFolder();
    writeData(join(folder, "out"), { images: 1, batches: 1, dense: false });
    const [{ case: name, unit, nodes, loss } = {}] = runWorkload("scalar", folder, { seconds: 0.01 });
    expect([name, unit, nodes]).toEqual(["step", "ms", 65_818]);
    const read = (file: string) =>
      new Float64Array(Uint8Array.from(readFileSync(join(folder, "out", file))).buffer);
    const wanted = trainMoons(read("moons_x.f64"), read("moons_y.f64"), read("moons_w.f64"), 20);
    expect(loss).toBeCloseTo(wanted.losses.at(-1)!, 12);
  });

  it("deep: dy/dx is 1.0000001 to the power of the depth", () => {
    const x = variable(1);
    const y = deepChain(x, 10_000);
    y.backward();
    expect(x.grad!.item()).toBeCloseTo(1.0000001 ** 10_000, 12);
    let plain = 1;
    for (let i = 0; i < 10_000; i++) plain = plain * 1.0000001 + 1e-9;
    expect(y.item()).toBe(plain);
  });

  it("deep, as a scalar and as an array of one, prints its gradient", () => {
    const cases = [
      { env: {}, grad: 1.0000001 ** 3000, digits: 12 },
      { env: { BENCH_ARRAY: "1" }, grad: Math.fround(1.0000001) ** 3000, digits: 5 },
    ];
    for (const { env, grad, digits } of cases) {
      const [row] = runWorkload("deep", temporaryFolder(), { n: 3000 }, env);
      expect(row).toMatchObject({ case: "n=3000", unit: "s", grad: expect.closeTo(grad, digits) as number });
    }
  });

  it("smallop: ten elements, 1,000 operations", () => {
    const dtype = "float32";
    const x = variable(ones([10], { dtype }));
    const [a, b] = [full([10], 1.0001, { dtype }), full([10], 1e-4, { dtype })];
    chain(x, a, b).sum().backward();
    const [ga, gb] = [Math.fround(1.0001), Math.fround(1e-4)];
    let [value, gradient] = [1, 1];
    for (let i = 0; i < 500; i++) {
      value = Math.fround(Math.fround(value * ga) + gb);
      gradient = Math.fround(gradient * ga);
    }
    expect([...noGrad(() => chain(x, a, b)).data]).toEqual(new Array(10).fill(value));
    expect([...x.grad!.data]).toEqual(new Array(10).fill(gradient));
  });

  it("startup, matmul, smallop and elementwise print their cases and units", () => {
    const folder = temporaryFolder();
    writeData(join(folder, "out"), { images: 1, batches: 1, dense: false });
    const rows = (workload: string, params: object) =>
      runWorkload(workload, folder, { seconds: 0.001, ...params }).map((row) => [row["case"], row["unit"]]);
    expect(rows("startup", {})).toEqual([["first gradient", "ms"]]);
    expect(rows("matmul", { sizes: [3, 8] })).toEqual([
      ["N=3", "GFLOP/s"],
      ["N=8", "GFLOP/s"],
    ]);
    expect(rows("smallop", {})).toEqual([
      ["forward+backward", "ns/op"],
      ["forward only", "ns/op"],
    ]);
    expect(rows("elementwise", {})).toEqual([
      ["exp", "Melem/s"],
      ["sigmoid", "Melem/s"],
    ]);
  });
});

it("the data without zeros have none, and the others four fifths", () => {
  const zeros = (dense: boolean): number => {
    const folder = temporaryFolder();
    writeData(folder, { images: 50, batches: 1, dense });
    const x = new Float32Array(Uint8Array.from(readFileSync(join(folder, "x.f32"))).buffer);
    expect(x.every((value) => value >= 0 && value < 1)).toBe(true);
    return x.filter((value) => value === 0).length / x.length;
  };
  expect(zeros(true)).toBe(0);
  expect(zeros(false)).toBeCloseTo(0.8, 1);
});

describe("a program that is called wrongly says so", () => {
  it.each([
    ["an unknown workload", "constructor", "{}", /no workload "constructor"; there are startup, /],
    ["a size that is none", "matmul", '{"sizes":[1.5]}', /sizes is a list of sizes; got \[1.5\]/],
    ["a duration that is none", "elementwise", '{"seconds":"x"}', /seconds is a number; got "x"/],
  ])("%s", (_, workload, params, message) => {
    const { status, stderr } = runProgram(workload, temporaryFolder(), params);
    expect(status).not.toBe(0);
    expect(stderr).toMatch(message);
  });
});
