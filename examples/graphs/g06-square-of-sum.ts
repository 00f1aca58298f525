// z = (x + y)² as t = x + y and z = t · t: ∂z/∂x = ∂z/∂t · ∂t/∂x = 2t · 1 = 2(x + y).
import { variable } from "leibniz";

const x = variable(1, { name: "x" });
const y = variable(2, { name: "y" });
const t = x.add(y).named("t");

export default t.mul(t).named("z");
