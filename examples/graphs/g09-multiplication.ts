// A multiplication sends back what came from above times the *other* input: 1.3 · 5 and 1.3 · 10.
import { variable } from "leibniz";

const x = variable(10, { name: "x" });
const y = variable(5, { name: "y" });
const z = x.mul(y).named("z");
z.backward({ gradient: 1.3 });

export default z;
