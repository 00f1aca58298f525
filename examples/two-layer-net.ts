// The book's network of two layers: its members, the walk back through its layers, the check of its gradient, a few steps
// of training, and its graph. npx leibniz graph examples/two-layer-net.ts -o two-layer-net.svg
import { Random, shapeText, tensor, TwoLayerNet } from "leibniz";

const net = new TwoLayerNet({
  inputs: 784,
  hidden: 50,
  outputs: 10,
  dtype: "float64",
  random: new Random(0),
});
for (const [name, { shape }] of Object.entries(net.params)) console.log(`${name}: ${shapeText(shape)}`);
console.log(`numbers to learn: ${net.parameters().reduce((sum, { size }) => sum + size, 0)}`);

// Five rows in the place of five images, and their labels.
const x = new Random(1).uniformTensor([5, 784]).named("x");
const t = tensor([5, 0, 4, 1, 9], { dtype: "int32", name: "t" });

console.log(`first loss: ${net.loss(x, t).item()}, near ln 10 = ${Math.LN10}`);

// Backward by hand, in the order of the book: the last layer first.
let dout = net.lastLayer.backward();
for (const [name, layer] of Object.entries(net.layers).toReversed()) {
  dout = layer.backward(dout);
  console.log(`back through ${name}: ${shapeText(dout.shape)}`);
}
console.log(`dW1: ${shapeText(net.layers.Affine1.dW!.shape)}`);

// Against differences, at ten numbers of each parameter.
for (const [name, difference] of Object.entries(net.gradientCheck(x, t, { elements: 10 }))) {
  console.log(`check of ${name}: ${difference}`);
}

// W ← W − 0.1 · dW. A loss before an update is that of the old weights.
for (let step = 0; step < 5; step++) {
  console.log(`step ${step}: loss ${net.loss(x, t).item()}, accuracy ${net.accuracy(x, t)}`);
  const gradients = net.gradient(x, t);
  for (const [name, parameter] of Object.entries(net.params)) {
    parameter.assign(parameter.detach().sub(gradients[name]!.mul(0.1)));
  }
}

// The same network, small enough for a picture.
const small = new TwoLayerNet({
  inputs: 2,
  hidden: 3,
  outputs: 2,
  standardDeviation: 1,
  dtype: "float64",
  random: new Random(5), // of its three units one is silent: ReLU at work
});
const row = tensor([[1, 0.5]], { name: "x" });
const target = tensor([[1, 0]], { name: "t" });
const loss = small.loss(row, target).named("L");
loss.backward();

export default loss;
