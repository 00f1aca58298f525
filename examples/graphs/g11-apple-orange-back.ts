// Apples and oranges, there and back: 2.2, 110, 3.3, 165 and 650.
import { variable } from "leibniz";

const apple = variable(100, { name: "사과" });
const apples = variable(2, { name: "사과 개수" });
const orange = variable(150, { name: "귤" });
const oranges = variable(3, { name: "귤 개수" });
const tax = variable(1.1, { name: "소비세" });

const price = apple.mul(apples).add(orange.mul(oranges)).mul(tax).named("지불 금액");
price.backward();

export default price;
