// The book's network, 2-3-2, with its loss: the shape of everything on its wire, and a cluster for each layer.
// Fold a layer with --collapse Affine1; open the loss with --expand softmaxCrossEntropy.
import { Random, tensor, TwoLayerNet } from "leibniz";

const net = new TwoLayerNet({
  inputs: 2,
  hidden: 3,
  outputs: 2,
  standardDeviation: 1,
  dtype: "float64",
  random: new Random(5), // of its three units one is silent: ReLU at work
});
const x = tensor([[1, 0.5]], { name: "x" });
const t = tensor([[1, 0]], { name: "t" });

export default net.loss(x, t).named("L");
