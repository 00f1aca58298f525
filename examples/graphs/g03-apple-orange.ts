// Two apples at 100 and three oranges at 150 with 10 % tax on both, forward: 200 + 450 = 650, and 715 with the tax.
import { variable } from "leibniz";

const apple = variable(100, { name: "사과" });
const apples = variable(2, { name: "사과 개수" });
const orange = variable(150, { name: "귤" });
const oranges = variable(3, { name: "귤 개수" });
const tax = variable(1.1, { name: "소비세" });

export default apple.mul(apples).add(orange.mul(oranges)).mul(tax).named("지불 금액");
