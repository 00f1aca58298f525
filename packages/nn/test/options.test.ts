import { parameter, Random, tensor, variable } from "@leibniz/core";
import * as nn from "@leibniz/nn";
import { loadMnist, runLogFile } from "@leibniz/nn/node";
import { describe, expect, it } from "vitest";

/** As a program in JavaScript would write them: the compiler does not see it. */
function misspelt<Options extends object>(options: Options): Options {
  return Object.assign(options, { unknwon: 1 });
}

const x = tensor([[0.25, 0.75]]);
const t = tensor([[0, 1]]);
const W = variable([[1, 2]]);
const w = parameter(1, { name: "w" });
const data = new nn.Dataset(x, t);
const sizes = { inputs: 2, hidden: 2, outputs: 2 };
const net = new nn.TwoLayerNet({ ...sizes, dtype: "float64" });
const trained = {
  model: net,
  loss: ({ x, t }: nn.Dataset) => net.loss(x, t),
  optimiser: new nn.Sgd(net.parameters()),
  batches: new nn.DataLoader(data, { batchSize: 1 }),
};
const fit = (options: nn.FitOptions<nn.Dataset>) => new nn.Trainer(trained).fit(options);
const evaluation = {
  sets: { test: () => [data] },
  metrics: { loss: nn.meanLoss(({ x, t }) => net.loss(x, t)) },
};

/** Who says it, and one of the options that it has instead. */
const calls: readonly (readonly [op: string, known: string, call: () => unknown])[] = [
  ["Affine", "standardDeviation", () => nn.Affine.of(2, 2, misspelt({}))],
  ["AvgPool2d", "kernel", () => new nn.AvgPool2d(misspelt({ kernel: 2 }))],
  ["MaxPool2d", "kernel", () => new nn.MaxPool2d(misspelt({ kernel: 2 }))],
  ["BatchNorm", "momentum", () => new nn.BatchNorm(2, misspelt({}))],
  ["Conv2d", "stride", () => new nn.Conv2d(W, null, misspelt({}))],
  ["Conv2d", "bias", () => nn.Conv2d.of(1, 1, 3, misspelt({}))],
  ["Dropout", "random", () => new nn.Dropout(0.5, misspelt({}))],
  ["Embedding", "init", () => nn.Embedding.of(2, 2, misspelt({}))],
  ["Gelu", "approximate", () => new nn.Gelu(misspelt({}))],
  ["LayerNorm", "eps", () => new nn.LayerNorm(2, misspelt({}))],
  ["LeakyRelu", "negativeSlope", () => new nn.LeakyRelu(misspelt({}))],
  ["Residual", "projection", () => new nn.Residual(new nn.Relu(), misspelt({}))],
  ["Softmax", "axis", () => new nn.Softmax(misspelt({}))],
  ["SoftmaxWithLoss", "delta", () => new nn.SoftmaxWithLoss(misspelt({}))],
  ["sumSquaredError", "reduction", () => nn.sumSquaredError(x, t, misspelt({}))],
  ["meanSquaredError", "reduction", () => nn.meanSquaredError(x, t, misspelt({}))],
  ["crossEntropyError", "delta", () => nn.crossEntropyError(x, t, misspelt({}))],
  [
    "binaryCrossEntropyWithLogits",
    "positiveWeight",
    () => nn.binaryCrossEntropyWithLogits(x, t, misspelt({})),
  ],
  ["nll", "targets", () => nn.nll(x, t, misspelt({}))],
  ["l1", "reduction", () => nn.l1(x, t, misspelt({}))],
  ["smoothL1", "beta", () => nn.smoothL1(x, t, misspelt({}))],
  ["huber", "delta", () => nn.huber(x, t, misspelt({}))],
  ["klDivergence", "reduction", () => nn.klDivergence(x, t, misspelt({}))],
  ["hinge", "margin", () => nn.hinge(x, t, misspelt({}))],
  ["normal", "standardDeviation", () => nn.initialisers.normal(misspelt({}))],
  ["uniform", "low", () => nn.initialisers.uniform(misspelt({}))],
  ["he", "nonlinearity", () => nn.initialisers.he(misspelt({}))],
  ["xavier", "gain", () => nn.initialisers.xavier(misspelt({}))],
  ["orthogonal", "gain", () => nn.initialisers.orthogonal(misspelt({}))],
  ["gainOf", "negativeSlope", () => nn.initialisers.gainOf("relu", misspelt({}))],
  ["initialiser", "random", () => nn.initialisers.zeros()([2, 2], misspelt({}))],
  ["SimpleNet", "W", () => new nn.SimpleNet(misspelt({}))],
  ["TwoLayerNet", "activation", () => new nn.TwoLayerNet(misspelt({ ...sizes }))],
  ["MultiLayerNet", "batchNorm", () => new nn.MultiLayerNet(misspelt({ ...sizes, hidden: [2] }))],
  ["SimpleConvNet", "filters", () => new nn.SimpleConvNet(misspelt({}))],
  ["TwoLayerNet", "batch", () => net.predict(x, misspelt({}))],
  ["TwoLayerNet", "batch", () => net.accuracy(x, t, misspelt({}))],
  ["TwoLayerNet", "elements", () => net.gradientCheck(x, t, misspelt({}))],
  ["DataLoader", "batchSize", () => new nn.DataLoader(data, misspelt({ batchSize: 1 }))],
  ["Dataset", "seed", () => data.split(1, misspelt({ seed: 0 }))],
  ["spiral", "classes", () => nn.spiral(misspelt({}))],
  ["moons", "noise", () => nn.moons(misspelt({}))],
  ["xor", "noise", () => nn.xor(misspelt({}))],
  ["regression", "noise", () => nn.regression(misspelt({}))],
  ["syntheticDigits", "oneHotLabel", () => nn.syntheticDigits(misspelt({ count: 1 }))],
  ["loadMnist", "directory", () => loadMnist(misspelt({}))],
  ["readIdx", "file", () => nn.readIdx(new Uint8Array(), misspelt({}))],
  ["readNpy", "file", () => nn.readNpy(new Uint8Array(), misspelt({}))],
  ["readNpz", "file", () => nn.readNpz(new Uint8Array(), misspelt({}))],
  ["readSafetensors", "file", () => nn.readSafetensors(new Uint8Array(), misspelt({}))],
  ["writeSafetensors", "metadata", () => nn.writeSafetensors([], misspelt({}))],
  ["loadStateDict", "strict", () => nn.loadStateDict(net, [], misspelt({}))],
  ["runLogFile", "after", () => runLogFile("/nowhere/at/all", misspelt({}))],
  ["gradientNorm", "order", () => nn.gradientNorm([w], misspelt({}))],
  ["Sgd", "momentum", () => new nn.Sgd([w], misspelt({}))],
  ["Sgd", "momentum", () => new nn.Sgd([misspelt({ parameters: [w] })])],
  ["AdaGrad", "epsilon", () => new nn.AdaGrad([w], misspelt({}))],
  ["RmsProp", "centred", () => new nn.RmsProp([w], misspelt({}))],
  ["Adam", "beta1", () => new nn.Adam([w], misspelt({}))],
  ["AdamW", "beta1", () => new nn.AdamW([w], misspelt({}))],
  ["AdaDelta", "epsilon", () => new nn.AdaDelta([w], misspelt({}))],
  ["NAdam", "momentumDecay", () => new nn.NAdam([w], misspelt({}))],
  ["RAdam", "beta2", () => new nn.RAdam([w], misspelt({}))],
  ["EarlyStop", "patience", () => new nn.EarlyStop(misspelt({}))],
  ["stepDecay", "every", () => nn.stepDecay(misspelt({ every: 1, factor: 0.5 }))],
  ["Trainer", "clipNorm", () => new nn.Trainer(misspelt({ ...trained }))],
  ["fit", "earlyStop", () => fit(misspelt({ epochs: 1 }))],
  ["fit: evaluation", "watch", () => fit({ epochs: 1, evaluation: misspelt({ ...evaluation }) })],
  ["fit: log", "sink", () => fit({ epochs: 1, log: misspelt({ sink: { write() {} } }) })],
  [
    "fit: checkpoints",
    "store",
    () => fit({ epochs: 1, checkpoints: misspelt({ store: { write: () => "" } }) }),
  ],
];

describe("an option that there is not", () => {
  it.each(calls)("is refused by %s, which names %s", async (op, known, call) => {
    // Awaited, so that what throws and what rejects are one.
    await expect((async () => call())()).rejects.toThrow(
      new RegExp(`^${op}: there is no option unknwon; it takes \\{ .*\\b${known}\\b.* \\}$`),
    );
  });

  it("is not one of those that a seed, a stream or a name are", () => {
    const random = new Random(1);
    expect(nn.Affine.of(2, 2, { name: "A", dtype: "float64", random, standardDeviation: 1 }).name).toBe("A");
    expect(nn.Conv2d.of(2, 2, 3, { name: "C", groups: 2, bias: false, dilation: 1, random }).name).toBe("C");
  });

  it("and options that are no object are refused too", () => {
    const [text, target]: object[] = [Object("tanh"), t];
    expect(() => new nn.Gelu(text!)).toThrow(/Gelu: there is no option 0/);
    expect(() => nn.l1(x, t, target!)).toThrow(/l1: the options are an object, { reduction }; got a tensor/);
  });
});
