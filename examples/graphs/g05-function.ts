// y = f(x): the signal E that comes from above goes on as E · ∂y/∂x.
import { exp, variable } from "leibniz";

const x = variable(1, { name: "x" });

export default exp(x).named("y");
