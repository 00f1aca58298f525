// The gradient of the bias: the rows [1, 2, 3] and [4, 5, 6] add up to [5, 7, 9].
import { add, tensor, variable } from "leibniz";

const XW = variable(
  [
    [0, 0, 0],
    [10, 10, 10],
  ],
  { name: "X·W" },
);
const B = variable([1, 2, 3], { name: "B" });

const Y = add(XW, B).named("Y");
Y.backward({
  gradient: tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]),
});

export default Y;
