import * as core from "@leibniz/core";
import { proofs } from "@leibniz/viz";
import katex from "katex";
import { describe, expect, it } from "vitest";
import type { Proof, ProofPoint } from "../../src/explain/proofs/proof.ts";
import { spokenFormula } from "../../src/explain/spoken.ts";

const { matmul, tensor, variable } = core;

/** The gradient that core computes for what a proof is about. */
function gradientOf(proof: Proof, at: ProofPoint): readonly number[] {
  const scalar: Record<string, (x: core.Tensor) => core.Tensor> = {
    sigmoid: core.sigmoid,
    tanh: core.tanh,
    softplus: core.softplus,
    logSigmoid: core.logSigmoid,
    silu: core.silu,
    gelu: core.gelu,
    mish: core.mish,
  };
  const row: Record<string, (a: core.Tensor) => core.Tensor> = {
    softmax: core.softmax,
    logSoftmax: core.logSoftmax,
    logSumExp: core.logSumExp,
    softmaxCrossEntropy: (a) => core.softmaxCrossEntropy(a, tensor([...at["t"]!])),
  };
  const sample: Record<string, (x: core.Tensor) => core.Tensor> = {
    variance: (x) => core.variance(x, { correction: at["c"]![0]! }),
    std: (x) => core.std(x, { correction: at["c"]![0]! }),
  };
  const through = (
    f: (x: core.Tensor) => core.Tensor,
    numbers: readonly number[],
    seed: readonly number[],
  ) => {
    const x = variable([...numbers]);
    const y = f(x);
    const single = y.shape.length === 0;
    y.backward({ gradient: single ? tensor(seed[0]!) : tensor([...seed]) });
    return [...x.grad!.data];
  };
  if (proof.op in scalar) return through(scalar[proof.op]!, at["x"]!, at["E"]!);
  if (proof.op in row) {
    return through(row[proof.op]!, at["a"]!, proof.op === "softmaxCrossEntropy" ? [1] : at["E"]!);
  }
  if (proof.op in sample) return through(sample[proof.op]!, at["x"]!, at["E"]!);
  const [inputs, outputs] = at["columns"] as [number, number];
  const shaped = (numbers: readonly number[], columns: number) =>
    tensor(Float64Array.from(numbers), { shape: [numbers.length / columns, columns] });
  const X = variable(shaped(at["X"]!, inputs));
  const W = variable(shaped(at["W"]!, outputs));
  const B = variable(core.zeros([outputs]));
  matmul(X, W)
    .add(B)
    .backward({ gradient: shaped(at["E"]!, outputs) });
  const wanted = proof.left.text.includes("X") ? X : proof.left.text.includes("W") ? W : B;
  return [...wanted.grad!.data];
}

function expectNear(found: readonly number[], wanted: readonly number[], tolerance: number): void {
  expect(found).toHaveLength(wanted.length);
  const scale = Math.max(1, ...wanted.map(Math.abs));
  found.forEach((each, i) => expect(Math.abs(each - wanted[i]!)).toBeLessThanOrEqual(tolerance * scale));
}

describe.each(proofs.map((proof) => [proof.title.en, proof] as const))("the proof of %s", (_, proof) => {
  it("says the same number in every line, at every point", () => {
    expect(proof.points.length).toBeGreaterThan(1);
    expect(proof.lines.length).toBeGreaterThan(1);
    for (const at of proof.points) {
      const first = proof.lines[0]!.evaluate(at);
      for (const line of proof.lines) expectNear(line.evaluate(at), first, 1e-12);
    }
  });

  it("is about what is computed: its last line is core's gradient", () => {
    for (const at of proof.points) expectNear(proof.lines.at(-1)!.evaluate(at), gradientOf(proof, at), 1e-12);
  });

  it("is LaTeX that KaTeX reads, and can be read aloud", () => {
    for (const { latex, text } of [...proof.given, proof.left, ...proof.lines]) {
      expect(katex.renderToString(latex, { output: "mathml", strict: "error", trust: false })).toContain(
        "<math",
      );
      for (const language of ["en", "ko"] as const) {
        expect(spokenFormula(text, language), text).not.toMatch(/[·×+=/∂Σ²⁻ˣᵀₖᵢⱼₙₘ√≠←()]/u);
      }
    }
  });

  it("gives a reason for every line in both languages", () => {
    for (const { rule } of proof.lines) {
      expect(rule.en).toMatch(/[a-z]/);
      expect(rule.ko).toMatch(/[가-힣]|·/);
    }
  });
});

it("the documents' figures: y² e⁻ˣ and y (1 − y) at x = 1", () => {
  const sigmoid = proofs.find((proof) => proof.op === "sigmoid")!;
  const at = { x: [1], E: [1] };
  const value = (text: string) => sigmoid.lines.find((line) => line.text === text)!.evaluate(at)[0]!;
  expect(value("∂L/∂y · y² · e⁻ˣ")).toBeCloseTo(0.19661193324148188, 15);
  expect(value("∂L/∂y · y · (1 - y)")).toBeCloseTo(0.19661193324148185, 15);
});

it("the documents' figures: y − t of the appendix, and dB = [5 7 9]", () => {
  const loss = proofs.find((proof) => proof.op === "softmaxCrossEntropy")!;
  const found = loss.lines.at(-1)!.evaluate({ a: [0.3, 2.9, 4], t: [0, 1, 0], E: [1] });
  expectNear(found, [0.018211273295547534, -0.7548081870649261, 0.7365969137693785], 1e-15);
  const bias = proofs.find((proof) => proof.left.text === "∂L/∂Bⱼ")!;
  expect(bias.lines.at(-1)!.evaluate(bias.points[0]!)).toEqual([5, 7, 9]);
});

it("every fused operation of core has a proof", () => {
  const exported: readonly string[] = Object.keys(core);
  const classes: ReadonlyMap<string, unknown> = new Map(
    Object.entries(core as Readonly<Record<string, unknown>>),
  );
  const fused = exported.filter((name) => {
    const value = classes.get(name);
    return name.endsWith("Node") && typeof value === "function" && "expand" in (value.prototype as object);
  });
  expect(fused.length).toBeGreaterThan(5);
  const proven = proofs.map((proof) => `${proof.op.toLowerCase()}node`);
  for (const name of fused) expect(proven).toContain(name.toLowerCase());
});
