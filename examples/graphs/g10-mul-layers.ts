// Two multiplication layers called by hand, and the graph that they leave behind.
import { MulNode, variable } from "leibniz";

const apple = variable(100, { name: "apple" });
const count = variable(2, { name: "apple_num" });
const tax = variable(1.1, { name: "tax" });

const mulApple = new MulNode();
const mulTax = new MulNode();

export default mulTax.forward(mulApple.forward(apple, count), tax).named("price");
