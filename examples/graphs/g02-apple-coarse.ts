// The same shopping drawn coarsely: what is given stands inside the nodes, ×2 and ×1.1.
import { tensor, variable } from "leibniz";

const apple = variable(100, { name: "사과" });

export default apple.mul(tensor(2)).mul(tensor(1.1)).named("지불 금액");
