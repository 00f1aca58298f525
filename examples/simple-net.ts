// The smallest network: scores x · W, softmax, cross-entropy. Its gradient is x ⊗ (y − t).
import { SimpleNet, tensor } from "leibniz";

// Weights from which the scores follow that the notes print.
const p = [1.25184467, 0.34731474, 1.30469603];
const W = [p.map((score) => score / 1.2), p.map((score) => score / 1.8)];
const net = new SimpleNet({ W });

const x = tensor([0.6, 0.9], { name: "x" });
const t = tensor([0, 0, 1], { name: "t" });

console.log(`W:\n${net.W}`);
console.log(`p: ${net.predict(x)}, the largest at ${net.predict(x).argmax().item()}`);
console.log(`loss: ${net.loss(x, t).item()}`);
console.log(`loss with 1e-7, as in the book: ${new SimpleNet({ W, delta: 1e-7 }).loss(x, t).item()}`);
console.log(`dW by differences:\n${net.numericalGradient(x, t)["W"]}`);
console.log(`dW by backward:\n${net.gradient(x, t)["W"]}`);
console.log(`largest difference: ${net.gradientCheck(x, t)["W"]}`);

const loss = net.loss(x, t).named("L");
loss.backward();

export default loss;
