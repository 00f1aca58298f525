// The same shopping without a graph: each node is a layer whose forward and backward are called by hand, the
// backward calls in the reverse order of the forward calls.
import { AddNode, MulNode, type Tensor } from "leibniz";

const mulApple = new MulNode();
const mulOrange = new MulNode();
const addFruit = new AddNode();
const mulTax = new MulNode();

const applePrice = mulApple.forward(100, 2); // (1)
const orangePrice = mulOrange.forward(150, 3); // (2)
const allPrice = addFruit.forward(applePrice, orangePrice); // (3)
const price = mulTax.forward(allPrice, 1.1); // (4)

const [dAllPrice, dTax] = mulTax.backward(1) as [Tensor, Tensor]; // (4)
const [dApplePrice, dOrangePrice] = addFruit.backward(dAllPrice) as [Tensor, Tensor]; // (3)
const [dOrange, dOranges] = mulOrange.backward(dOrangePrice) as [Tensor, Tensor]; // (2)
const [dApple, dApples] = mulApple.backward(dApplePrice) as [Tensor, Tensor]; // (1)

console.log(`price: ${price.item()}`);
console.log(`dApple: ${dApple.item()}`);
console.log(`dApple_num: ${dApples.item()}`);
console.log(`dOrange: ${dOrange.item()}`);
console.log(`dOrange_num: ${dOranges.item()}`);
console.log(`dTax: ${dTax.item()}`);
