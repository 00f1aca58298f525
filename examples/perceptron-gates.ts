// Perceptrons as gates: one line parts what AND, NAND and OR tell apart. XOR needs two layers.
import { Affine, tensor, variable } from "leibniz";

const inputs = tensor(
  [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ],
  { name: "x" },
);

/** 1 where w · x + b > 0, else 0. */
function gate(name: string, w: readonly [number, number], b: number) {
  const layer = new Affine(variable([[w[0]], [w[1]]], { name: "w" }), variable([b], { name: "b" }), name);
  return (x: typeof inputs) => layer.forward(x).greater(0).cast("float64");
}

const and = gate("AND", [0.5, 0.5], -0.7);
const nand = gate("NAND", [-0.5, -0.5], 0.7);
const or = gate("OR", [0.5, 0.5], -0.2);

/** AND of NAND and OR. */
function xor(x: typeof inputs) {
  const [left, right] = [nand(x), or(x)];
  const pairs = [...left.data].map((value, i) => [value, right.data[i]!]);
  return and(tensor(pairs));
}

for (const [name, f] of Object.entries({ AND: and, NAND: nand, OR: or, XOR: xor })) {
  console.log(`${name.padEnd(4)} of 00, 10, 01, 11: ${[...f(inputs).data].join(", ")}`);
}

// A step has no slope to learn by; what a gate computes before it has one.
const score = new Affine(variable([[0.5], [0.5]], { name: "w" }), variable([-0.7], { name: "b" }), "AND");
const sum = score.forward(inputs).sum().named("s");
sum.backward();

export default sum;
