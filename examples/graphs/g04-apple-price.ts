// How the price of an apple moves the sum: ∂L/∂(price of an apple) = 1 · 1.1 · 2 = 2.2.
import { variable } from "leibniz";

const apple = variable(100, { name: "사과" });
const count = variable(2, { name: "사과 개수" });
const tax = variable(1.1, { name: "소비세" });

const price = apple.mul(count).mul(tax).named("지불 금액");
price.backward();

export default price;
