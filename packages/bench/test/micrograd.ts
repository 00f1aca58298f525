/** micrograd's `Value`, with as much as the moons net needs: an independent program of the same meaning. */
export class Value {
  data: number;
  grad = 0;
  readonly inputs: readonly Value[];
  send = (): void => {};

  constructor(data: number, inputs: readonly Value[] = []) {
    this.data = data;
    this.inputs = inputs;
  }
  add(other: Value | number): Value {
    const right = typeof other === "number" ? new Value(other) : other;
    const out = new Value(this.data + right.data, [this, right]);
    out.send = () => {
      this.grad += out.grad;
      right.grad += out.grad;
    };
    return out;
  }
  mul(other: Value | number): Value {
    const right = typeof other === "number" ? new Value(other) : other;
    const out = new Value(this.data * right.data, [this, right]);
    out.send = () => {
      this.grad += right.data * out.grad;
      right.grad += this.data * out.grad;
    };
    return out;
  }
  relu(): Value {
    const out = new Value(Math.max(0, this.data), [this]);
    out.send = () => {
      this.grad += out.data > 0 ? out.grad : 0;
    };
    return out;
  }
  /** Returns how many values there are. */
  backward(): number {
    const order: Value[] = [];
    const seen = new Set<Value>();
    const visit = (value: Value): void => {
      if (seen.has(value)) return;
      seen.add(value);
      value.inputs.forEach(visit);
      order.push(value);
    };
    visit(this);
    this.grad = 1;
    for (const value of order.reverse()) value.send();
    return order.length;
  }
}

/** Losses of `steps` steps of the 2-16-16-1 net on two moons, and the number of values in its graph. */
export function trainMoons(
  points: ArrayLike<number>,
  sides: ArrayLike<number>,
  initial: ArrayLike<number>,
  steps: number,
): { losses: number[]; nodes: number } {
  let k = 0;
  const layers = [[2, 16, true] as const, [16, 16, true] as const, [16, 1, false] as const].map(
    ([inputs, outputs, rectified]) =>
      Array.from({ length: outputs }, () => {
        const w = Array.from({ length: inputs }, () => new Value(initial[k++]!));
        k++;
        return { w, b: new Value(0), rectified };
      }),
  );
  const parameters = layers.flat().flatMap(({ w, b }) => [...w, b]);
  const sum = (values: readonly Value[]): Value => values.reduce((x, y) => x.add(y), new Value(0));
  const losses: number[] = [];
  let nodes = 0;
  for (let step = 0; step < steps; step++) {
    const hinges = Array.from(sides, (side, j) => {
      let values = [new Value(points[2 * j]!), new Value(points[2 * j + 1]!)];
      for (const layer of layers) {
        values = layer.map(({ w, b, rectified }) => {
          const sum = w.reduce((act, weight, i) => act.add(weight.mul(values[i]!)), b);
          return rectified ? sum.relu() : sum;
        });
      }
      return values[0]!.mul(-side).add(1).relu();
    });
    const loss = sum(hinges)
      .mul(1 / sides.length)
      .add(sum(parameters.map((p) => p.mul(p))).mul(1e-4));
    for (const p of parameters) p.grad = 0;
    nodes = loss.backward();
    for (const p of parameters) p.data -= 0.05 * p.grad;
    losses.push(loss.data);
  }
  return { losses, nodes };
}
