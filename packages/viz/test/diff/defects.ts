import { customGradient, type Tensor, tensor, variable } from "@leibniz/core";
import { type GraphDoc, graphOf } from "@leibniz/viz";

/** Defects of the lecture notes as programs: what they print, and what is right. */
export interface Defect {
  readonly wrong: GraphDoc;
  readonly right: GraphDoc;
}

function docOf(root: Tensor): GraphDoc {
  root.backward();
  return graphOf(root);
}

/** The gradient of a layer's bias summed over dL/dz1, behind the sigmoid, and not over dL/da1 before it. */
export function biasGradient(): Defect {
  const layer = (biasFrom: (dz: Tensor, da: Tensor) => Tensor) =>
    customGradient(
      (x, w, b) => x!.matmul(w!).add(b!).sigmoid(),
      (dz, z, x, w) => {
        const da = dz.mul(z).mul(z.neg().add(1));
        return [da.matmul(w!.transpose()), x!.transpose().matmul(da), biasFrom(dz, da).sum({ axes: [0] })];
      },
      { name: "layer" },
    );
  const program = (affineAndSigmoid: ReturnType<typeof layer>): GraphDoc => {
    const x = tensor([[1, 2]]).named("X");
    const w = variable([[0.5], [-0.25]], { name: "W1" });
    const b = variable([0.1], { name: "b1" });
    const z = affineAndSigmoid(x, w, b).named("z1");
    return docOf(z.mul(z).sum().named("L"));
  };
  return { wrong: program(layer((dz) => dz)), right: program(layer((_, da) => da)) };
}

/** Softmax whose sum runs over the whole matrix, and not over each row. */
export function softmaxOfMatrix(): Defect {
  const program = (options: { readonly axes?: number[]; readonly keepDims?: boolean }): GraphDoc => {
    const a = variable(
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      { name: "a" },
    );
    const t = tensor([
      [0, 1, 0],
      [0, 0, 1],
    ]).named("t");
    const e = a.exp();
    const y = e.div(e.sum(options)).named("y");
    return docOf(y.log().mul(t).sum().mul(-0.5).named("L"));
  };
  return { wrong: program({}), right: program({ axes: [1], keepDims: true }) };
}

/** A loss that is not divided by the size of the batch, with a gradient that is; right is either both or neither. */
export function lossOfBatch(): Defect & { readonly sums: GraphDoc } {
  const layer = (divisor: number, gradientDivisor: number) =>
    customGradient(
      (x, t) =>
        x!
          .softmax({ axis: 1 })
          .log()
          .mul(t!)
          .sum()
          .mul(-1 / divisor),
      (gy, _, x, t) => [
        x!
          .softmax({ axis: 1 })
          .sub(t!)
          .mul(1 / gradientDivisor)
          .mul(gy),
        0,
      ],
      { name: "softmaxWithLoss" },
    );
  const program = (loss: ReturnType<typeof layer>): GraphDoc => {
    const x = variable(
      [
        [0.3, 2.9, 4],
        [0.3, 2.9, 4],
        [0.3, 2.9, 4],
      ],
      { name: "x" },
    );
    const t = tensor([
      [0, 1, 0],
      [0, 1, 0],
      [0, 1, 0],
    ]).named("t");
    return docOf(loss(x, t).named("L"));
  };
  return { wrong: program(layer(1, 3)), right: program(layer(3, 3)), sums: program(layer(1, 1)) };
}

/** A second descent that starts where the first has ended, because the first wrote into the caller's array. */
export function sharedStart(): Defect {
  const descend = (x: number[], rate: number): void => {
    for (let step = 0; step < 100; step++) x.forEach((value, i) => (x[i] = value - rate * 2 * value));
  };
  const program = (start: number[]): GraphDoc => {
    const x = variable(start, { name: "x" });
    return docOf(x.pow(2).sum().named("f"));
  };
  const start = [-3, 4];
  const own = [...start];
  descend(start, 0.1);
  return { wrong: program(start), right: program(own) };
}
