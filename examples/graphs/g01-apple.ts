// Two apples at 100 each with 10 % tax, forward: 100 × 2 × 1.1 = 220.
import { variable } from "leibniz";

const apple = variable(100, { name: "사과" });
const count = variable(2, { name: "사과 개수" });
const tax = variable(1.1, { name: "소비세" });

export default apple.mul(count).mul(tax).named("지불 금액");
