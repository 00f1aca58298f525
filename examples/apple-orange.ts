// Two apples at 100, three oranges at 150, and 10 % tax on both.
import { variable } from "leibniz";

const apple = variable(100, { name: "사과" });
const apples = variable(2, { name: "사과 개수" });
const orange = variable(150, { name: "귤" });
const oranges = variable(3, { name: "귤 개수" });
const tax = variable(1.1, { name: "소비세" });

const price = apple.mul(apples).add(orange.mul(oranges)).mul(tax).named("지불 금액");
price.backward();

console.log(`price: ${price.item()}`);
console.log(`dApple: ${apple.grad?.item()}`);
console.log(`dApple_num: ${apples.grad?.item()}`);
console.log(`dOrange: ${orange.grad?.item()}`);
console.log(`dOrange_num: ${oranges.grad?.item()}`);
console.log(`dTax: ${tax.grad?.item()}`);

export default price;
