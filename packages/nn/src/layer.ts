import {
  gradientsOf,
  LeibnizError,
  Parameter,
  replay,
  scope,
  type Tensor,
  type TensorLike,
  Variable,
  variable,
  zeros,
} from "@leibniz/core";

const NOTHING: Readonly<Record<string, never>> = Object.freeze({});

/**
 * A part of a network: a function of a tensor with parameters of its own, whose nodes stand in a scope of its name.
 *
 * A subclass states `compute`, and what it holds: `own` parameters, `buffers` (numbers that it keeps but does not learn
 * by gradient, such as running averages) and `children`. Everything about names, states and modes follows.
 */
export abstract class Layer {
  /** The name of the scope around its nodes: what a picture writes on its box. */
  readonly name: string;
  #training = true;
  #input: Tensor | undefined;
  #output: Tensor | undefined;
  #gradients: Readonly<Record<string, Tensor>> = NOTHING;

  constructor(name: string) {
    this.name = name;
  }

  /** The layers inside this one, by the name that stands before theirs in a state. */
  get children(): Readonly<Record<string, Layer>> {
    return NOTHING;
  }

  /** What it learns, without what its children learn. */
  get own(): Readonly<Record<string, Variable>> {
    return NOTHING;
  }

  /** What it keeps without learning it by gradient, without what its children keep. */
  get buffers(): Readonly<Record<string, Parameter>> {
    return NOTHING;
  }

  /** The function that the layer is. */
  protected abstract compute(x: Tensor): Tensor;

  forward(x: Tensor): Tensor {
    const y = scope(this.name, () => this.compute(x));
    this.#input = x;
    this.#output = y;
    return y;
  }

  /**
   * The gradient for the input of the last {@link forward} when `dout` arrives at its output, as the book's layers
   * return it; those for the parameters are in {@link gradients}. No `.grad` is touched.
   *
   * @throws LeibnizError before the first forward.
   */
  backward(dout: TensorLike = 1): Tensor {
    const [input, output] = [this.#input, this.#output];
    if (input === undefined || output === undefined) {
      throw new LeibnizError(this.name, "call forward before backward");
    }
    // A leaf in the input's place: the pass then stops at it, and a constant input gets its gradient too.
    const x = variable(input);
    const y = replay(output, new Map([[input, x]]));
    const names = Object.keys(this.own);
    const [dx, ...rest] = gradientsOf(y, [x, ...Object.values(this.own)], { gradient: dout });
    this.#gradients = Object.fromEntries(
      names.map((name, i) => [
        name,
        rest[i] ?? zeros(this.own[name]!.shape, { dtype: this.own[name]!.dtype }),
      ]),
    );
    return dx ?? zeros(x.shape, { dtype: x.dtype });
  }

  /** What the last {@link backward} found for the layer's own parameters, by name. */
  get gradients(): Readonly<Record<string, Tensor>> {
    return this.#gradients;
  }

  /** Whether it behaves as in training: dropout drops, and batch normalisation looks at the batch. */
  get training(): boolean {
    return this.#training;
  }

  /** Changes to training, or to evaluation with `false`, with all layers inside. */
  train(on = true): this {
    this.#training = on;
    for (const child of Object.values(this.children)) child.train(on);
    return this;
  }

  /** Changes to evaluation, with all layers inside. */
  evaluate(): this {
    return this.train(false);
  }

  /** All that an optimiser may assign, by name: `Affine1.W` for the `W` of the child `Affine1`. */
  namedParameters(): ReadonlyMap<string, Parameter> {
    const found = new Map<string, Parameter>();
    this.#collect("", (layer) => layer.own, found);
    return found;
  }

  /** All that an optimiser may assign. A parameter that two layers share is named once. */
  parameters(): readonly Parameter[] {
    return [...new Set(this.namedParameters().values())];
  }

  /** Parameters and buffers, by name. */
  namedState(): ReadonlyMap<string, Parameter> {
    const found = new Map<string, Parameter>();
    this.#collect("", (layer) => ({ ...layer.own, ...layer.buffers }), found);
    return found;
  }

  zeroGrad(): void {
    for (const parameter of this.parameters()) parameter.zeroGrad();
  }

  #collect(
    prefix: string,
    of: (layer: Layer) => Readonly<Record<string, Variable>>,
    into: Map<string, Parameter>,
  ): void {
    for (const [name, value] of Object.entries(of(this))) {
      if (value instanceof Parameter) into.set(prefix + name, value);
    }
    for (const [name, child] of Object.entries(this.children)) child.#collect(`${prefix}${name}.`, of, into);
  }
}
