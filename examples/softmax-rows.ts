// Softmax belongs to a row: one maximum and one sum for each. Over a whole matrix it is something else.
import { oneHot, softmax, SoftmaxWithLoss, tensor, variable } from "leibniz";

const x = tensor([
  [1, 2, 3],
  [4, 5, 6],
]);
const whole = x.sub(x.max()).exp();
console.log(`over the matrix, sums of rows: ${whole.div(whole.sum()).sum({ axes: 1 })}`);
console.log(`row by row:                    ${softmax(x).sum({ axes: 1 })}`);

// With one maximum for all rows, the smaller row vanishes: 0 / 0.
const far = tensor([
  [0, 1],
  [1000, 1001],
]);
const careless = far.sub(far.max()).exp();
console.log(`one maximum:\n${careless.div(careless.sum({ axes: 1, keepDims: true }))}`);
console.log(`a maximum for each row:\n${softmax(far)}`);

// The labels of the notes' five images, as rows.
const t = oneHot([5, 0, 4, 1, 9], 10).named("t");
console.log(`one-hot:\n${t}`);

const scores = variable(
  Array.from({ length: 5 }, (_, row) => Array.from({ length: 10 }, (_, k) => Math.sin(row + k))),
  { name: "scores" },
);
const loss = new SoftmaxWithLoss().forward(scores, t).named("L");
loss.backward();
console.log(`∂L/∂scores, sums of rows: ${scores.grad?.sum({ axes: 1 })}`);

export default loss;
