import { forwardOrder, type Parameter, parameter, relu, type Tensor, tensor, variable } from "@leibniz/core";
import { emit, peakMemory } from "../protocol/emit.ts";
import { float64File } from "../protocol/files.ts";
import { numberParameter } from "../protocol/parameters.ts";
import { rate } from "../protocol/timing.ts";
import { sgd } from "./sgd.ts";

/** Points in the plane, the side ±1 on which each lies, and initial parameters: each neuron's weights, then its bias. */
export interface Moons {
  readonly points: Float64Array;
  readonly sides: Float64Array;
  readonly weights: Float64Array;
}

interface Neuron {
  readonly weights: readonly Parameter[];
  readonly bias: Parameter;
  readonly rectified: boolean;
}

/** The 2-16-16-1 net of micrograd's demonstration, every number a tensor of its own. */
export class MoonsNet {
  readonly #layers: readonly (readonly Neuron[])[];
  readonly parameters: readonly Parameter[];

  constructor(initial: Float64Array) {
    let next = 0;
    const neuron = (inputs: number, rectified: boolean): Neuron => {
      const weights = Array.from({ length: inputs }, () => parameter(initial[next]!, { name: `w${next++}` }));
      return { weights, bias: parameter(0, { name: `b${next++}` }), rectified };
    };
    const layer = (inputs: number, outputs: number, rectified = true): readonly Neuron[] =>
      Array.from({ length: outputs }, () => neuron(inputs, rectified));
    this.#layers = [layer(2, 16), layer(16, 16), layer(16, 1, false)];
    this.parameters = this.#layers.flat().flatMap(({ weights, bias }) => [...weights, bias]);
  }

  /** The score of a point: above 0 for the one side, below it for the other. */
  score(point: readonly Tensor[]): Tensor {
    let values = point;
    for (const neurons of this.#layers) values = neurons.map((neuron) => activate(neuron, values));
    return values[0]!;
  }

  /** Hinge loss of all points plus 10⁻⁴ times the squares of the parameters. */
  loss({ points, sides }: Moons): Tensor {
    const losses = Array.from(sides, (side, i) =>
      relu(
        this.score([variable(points[2 * i]!), variable(points[2 * i + 1]!)])
          .mul(-side)
          .add(1),
      ),
    );
    const squares = this.parameters.map((p) => p.mul(p));
    return total(losses)
      .mul(1 / sides.length)
      .add(total(squares).mul(1e-4));
  }
}

function activate({ weights, bias, rectified }: Neuron, inputs: readonly Tensor[]): Tensor {
  let sum: Tensor = bias;
  for (const [i, weight] of weights.entries()) sum = sum.add(weight.mul(inputs[i]!));
  return rectified ? relu(sum) : sum;
}

function total(values: readonly Tensor[]): Tensor {
  let sum = tensor(0);
  for (const value of values) sum = sum.add(value);
  return sum;
}

/** How many numbers the graph consists of: what its op nodes made, and what they were given. */
export function countScalars(root: Tensor): number {
  return new Set(forwardOrder(root).flatMap(({ output, inputs }) => [output, ...inputs])).size;
}

export function run(): void {
  const moons = {
    points: float64File("moons_x"),
    sides: float64File("moons_y"),
    weights: float64File("moons_w"),
  };
  const net = new MoonsNet(moons.weights);
  const step = (): number => {
    const loss = net.loss(moons);
    loss.backward();
    sgd(net.parameters, 0.05);
    return loss.item();
  };
  let loss = 0;
  for (let i = 0; i < 20; i++) loss = step();
  const seconds = rate(step, numberParameter("seconds", 4));
  const nodes = countScalars(net.loss(moons));
  emit("step", seconds * 1e3, "ms", { nodes, nodes_per_s: nodes / seconds, loss, rss: peakMemory() });
}
