// A network of two affine layers with sigmoids, written out as the notes' first: forward, the loss, and the way back.
import { Affine, initialisers, noGrad, oneHot, Random, Sigmoid, SoftmaxWithLoss } from "leibniz";

const random = new Random(0);
const init = initialisers.normal({ standardDeviation: 0.1 });
const first = Affine.of(784, 50, { name: "Affine1", init, dtype: "float64", random });
const active = new Sigmoid("Sigmoid1");
const second = Affine.of(50, 10, { name: "Affine2", init, dtype: "float64", random });
const last = new SoftmaxWithLoss();

// Five rows in the place of five images, and the labels of the notes'.
const X = random.uniformTensor([5, 784]).named("X");
const t = oneHot([5, 0, 4, 1, 9], 10).named("t");

const forward = () => last.forward(second.forward(active.forward(first.forward(X))), t);

console.log(`loss: ${forward().item()}`);
console.log(`y:\n${last.y}`);

for (let step = 1; step <= 5; step++) {
  const dy = last.backward();
  const dz1 = second.backward(dy);
  const da1 = active.backward(dz1);
  first.backward(da1);
  // db1 is the sum of da1, not of dz1.
  for (const layer of [first, second]) {
    for (const parameter of layer.parameters()) {
      parameter.assign(noGrad(() => parameter.sub(layer.gradients[parameter.name!]!.mul(0.1))));
    }
  }
  console.log(`loss after step ${step}: ${forward().item()}`);
}

const loss = forward().named("L");
loss.backward();

export default loss;
