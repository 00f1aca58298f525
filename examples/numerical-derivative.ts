// The derivative of f(x) = 0.01x² + 0.1x by central differences, and by the chain rule.
import { arange, grad, numericalDiff, type Tensor } from "leibniz";

const f = (x: number) => 0.01 * x ** 2 + 0.1 * x;
const exact = grad((x: Tensor) => x.pow(2).mul(0.01).add(x.mul(0.1)));

for (const at of [5, 10]) {
  console.log(
    `df/dx at ${at}: ${numericalDiff(f, at)} by differences, ${exact(at).item()} by the chain rule`,
  );
}

const slope = numericalDiff(f, 5);
console.log(`tangent at 5: y = ${slope}·x + ${f(5) - slope * 5}`);
console.log(`points of the curve: ${arange(0, 20, 0.1).size}`);

const h = 1e-4;
console.log(`one-sided difference at 5: ${(f(5 + h) - f(5)) / h}`);
