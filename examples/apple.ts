// Two apples at 100 each, and 10 % tax: how does each of the three move the price?
import { variable } from "leibniz";

const apple = variable(100, { name: "사과" });
const count = variable(2, { name: "사과 개수" });
const tax = variable(1.1, { name: "소비세" });

const price = apple.mul(count).mul(tax).named("지불 금액");
price.backward();

console.log(`price: ${price.item()}`);
console.log(`dApple: ${apple.grad?.item()}`);
console.log(`dApple_num: ${count.grad?.item()}`);
console.log(`dTax: ${tax.grad?.item()}`);

export default price;
