// The same with one node **2: on the wire of x stand three factors, ∂z/∂z · ∂z/∂t · ∂t/∂x.
import { variable } from "leibniz";

const x = variable(1, { name: "x" });
const y = variable(2, { name: "y" });
const t = x.add(y).named("t");

export default t.pow(2).named("z");
