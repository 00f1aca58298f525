// An addition sends what comes from above to both sides unchanged.
import { variable } from "leibniz";

const x = variable(10, { name: "x" });
const y = variable(5, { name: "y" });
const z = x.add(y).named("z");
z.backward({ gradient: 1.3 });

export default z;
