import fc from "fast-check";
import { describe, it } from "vitest";
import {
  add,
  div,
  exp,
  gradientsOf,
  matmul,
  mul,
  pow,
  sub,
  sum,
  type Tensor,
  tensor,
  variable,
} from "../src/index.ts";

const SEED = 20261121;
function check<Values>(property: fc.IProperty<Values>): void {
  fc.assert(property, { seed: SEED, numRuns: 200 });
}

const number = fc.double({ min: -3, max: 3, noNaN: true });
const matrix = (rows: number, columns: number) =>
  fc
    .array(number, { minLength: rows * columns, maxLength: rows * columns })
    .map((data) => tensor(Float64Array.from(data), { shape: [rows, columns] }));

const ops: Record<string, (x: Tensor, y: Tensor) => Tensor> = {
  add,
  sub,
  mul,
  div: (x, y) => div(x, add(pow(y, 2), 1)),
  exp: (x, y) => exp(mul(x, y)),
  matmul: (x, y) => matmul(x, y),
};
const op = fc.constantFrom(...Object.keys(ops)).map((name) => ops[name]!);

const near = (x: Tensor, y: Tensor): boolean =>
  x.shape.join() === y.shape.join() &&
  [...x.data].every((value, i) => Math.abs(value - y.data[i]!) <= 1e-9 * Math.max(1, Math.abs(value)));

describe("for all inputs", () => {
  it("a pullback is linear in the upstream gradient", () => {
    check(
      fc.property(
        op,
        matrix(3, 3),
        matrix(3, 3),
        matrix(3, 3),
        matrix(3, 3),
        number,
        (f, x, y, g, h, scale) => {
          const [a, b] = [variable(x), variable(y)];
          const z = f(a, b);
          const pull = (gradient: Tensor) => gradientsOf(z, [a, b], { gradient }) as Tensor[];
          const together = pull(g.add(h.mul(scale)));
          const apart = pull(g).map((part, i) => part.add(pull(h)[i]!.mul(scale)));
          return together.every((gradient, i) => near(gradient, apart[i]!));
        },
      ),
    );
  });

  it("the gradient of what was broadcast is the sum over its copies", () => {
    check(
      fc.property(
        fc.constantFrom("add", "sub", "mul", "div", "exp"),
        matrix(3, 4),
        matrix(1, 4),
        (name, x, row) => {
          const f = ops[name]!;
          const [a, b] = [variable(row), variable(row.broadcastTo([3, 4]))];
          const short = gradientsOf(f(variable(x), a).sum(), [a])[0]!;
          const long = gradientsOf(f(variable(x), b).sum(), [b])[0]!;
          return near(short, sum(long, { axes: 0, keepDims: true }));
        },
      ),
    );
  });

  it("permuting the rows permutes values and gradients", () => {
    check(
      fc.property(
        matrix(4, 2),
        matrix(2, 3),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 }),
        (x, W, order) => {
          const permuted = (t: Tensor) => {
            const columns = t.shape[1]!;
            return tensor(
              Float64Array.from({ length: t.size }, (_, i) => {
                const row = order[Math.floor(i / columns)]!;
                return t.data[row * columns + (i % columns)]!;
              }),
              { shape: t.shape },
            );
          };
          const run = (input: Tensor) => {
            const a = variable(input);
            const y = exp(div(matmul(a, W), 10));
            return [y, gradientsOf(y.sum(), [a])[0]!] as const;
          };
          const [y, gradient] = run(x);
          const [py, pgradient] = run(permuted(x));
          return near(permuted(y), py) && near(permuted(gradient), pgradient);
        },
      ),
    );
  });
});
