// z = (x + y)² in two steps, t = x + y and z = t²: ∂z/∂x = ∂z/∂t · ∂t/∂x = 2t · 1.
import { variable } from "leibniz";

const x = variable(1, { name: "x" });
const y = variable(2, { name: "y" });

const t = x.add(y).named("t");
const z = t.pow(2).named("z");
z.backward();

console.log(`t: ${t.item()}`);
console.log(`z: ${z.item()}`);
console.log(`dz/dx: ${x.grad?.item()}`);
console.log(`dz/dy: ${y.grad?.item()}`);

export default z;
