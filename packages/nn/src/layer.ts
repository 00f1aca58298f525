import {
  type DType,
  GradientError,
  gradientsOf,
  LeibnizError,
  Parameter,
  scope,
  ShapeError,
  shapeText,
  Tensor,
  type TensorLike,
  type Variable,
  variable,
  zeros,
} from "@leibniz/core";
import { repeated } from "./repetition.ts";

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
  #version = 0;
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

  /** Whether its input is positions, which have no gradient, and not numbers. */
  protected get takesPositions(): boolean {
    return false;
  }

  /** The function that the layer is. */
  protected abstract compute(x: Tensor): Tensor;

  forward(x: Tensor): Tensor {
    const y = scope(this.name, () => this.compute(x));
    this.#input = x;
    this.#output = y;
    this.#version = this.#versionOfParameters();
    return y;
  }

  /**
   * The gradient for the input of the last {@link forward} when `dout` arrives at its output, as the book's layers
   * return it; those for the parameters are in {@link gradients}, of this layer and of each inside it. No `.grad` is
   * touched, and nothing is changed in `dout`. A `dout` of another float dtype is cast to the output's.
   *
   * @throws LeibnizError before the first forward.
   * @throws ShapeError when `dout` has not the shape of the output.
   * @throws GradientError when a parameter was assigned since the last forward.
   */
  backward(dout: TensorLike = 1): Tensor {
    const [input, output] = [this.#input, this.#output];
    if (input === undefined || output === undefined) {
      throw new LeibnizError(this.name, "call forward before backward");
    }
    if (this.#version !== this.#versionOfParameters()) {
      throw new GradientError(
        this.name,
        "a parameter was assigned after the last forward, so its gradient would be wrong: call backward before the " +
          "update, or forward again",
      );
    }
    const gradient = arriving(this.name, dout, output);
    // A leaf in the input's place: the pass then stops at it, and a constant input gets its gradient too.
    const x = this.takesPositions ? input : variable(input, { dtype: floatFor(input, output) });
    const y = repeated(() => this.compute(x));
    const learned = new Map<string, Variable>();
    this.#collect("", (layer) => layer.own, learned);
    const [dx, ...rest] = gradientsOf(y, [x, ...learned.values()], { gradient });
    this.#keep(
      "",
      [...learned].map(([name, variable], i) => [name, rest[i] ?? zerosLike(variable)] as const),
    );
    return dx ?? zerosLike(input);
  }

  /** What the last {@link backward} found for the parameters, by name: `Affine1.W` for the `W` of a child. */
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

  /** Runs `f` with this layer and all inside in evaluation, and puts each back into the mode it was in. */
  evaluating<Result>(f: () => Result): Result {
    const modes: [Layer, boolean][] = [];
    this.#visit((layer) => modes.push([layer, layer.#training]));
    this.evaluate();
    try {
      return f();
    } finally {
      for (const [layer, training] of modes) layer.#training = training;
    }
  }

  /** All that an optimiser may assign, by name: `Affine1.W` for the `W` of the child `Affine1`. */
  namedParameters(): ReadonlyMap<string, Parameter> {
    return this.#parametersOf((layer) => layer.own);
  }

  /** All that an optimiser may assign. A parameter that two layers share is named once. */
  parameters(): readonly Parameter[] {
    return [...new Set(this.namedParameters().values())];
  }

  /** Parameters and buffers, by name. */
  namedState(): ReadonlyMap<string, Parameter> {
    return this.#parametersOf((layer) => ({ ...layer.own, ...layer.buffers }));
  }

  zeroGrad(): void {
    for (const parameter of this.parameters()) parameter.zeroGrad();
  }

  #parametersOf(of: (layer: Layer) => Readonly<Record<string, Variable>>): Map<string, Parameter> {
    const found = new Map<string, Variable>();
    this.#collect("", of, found);
    return new Map([...found].filter((entry): entry is [string, Parameter] => entry[1] instanceof Parameter));
  }

  #collect(
    prefix: string,
    of: (layer: Layer) => Readonly<Record<string, Variable>>,
    into: Map<string, Variable>,
  ): void {
    for (const [name, value] of Object.entries(of(this))) into.set(prefix + name, value);
    for (const [name, child] of Object.entries(this.children)) child.#collect(`${prefix}${name}.`, of, into);
  }

  /** Keeps the gradients whose names begin with `prefix`, here and in the children. */
  #keep(prefix: string, found: readonly (readonly [string, Tensor])[]): void {
    const mine = found.filter(([name]) => name.startsWith(prefix));
    this.#gradients = Object.fromEntries(mine.map(([name, value]) => [name.slice(prefix.length), value]));
    for (const [name, child] of Object.entries(this.children)) child.#keep(`${prefix}${name}.`, mine);
  }

  #visit(visitor: (layer: Layer) => void): void {
    visitor(this);
    for (const child of Object.values(this.children)) child.#visit(visitor);
  }

  /** How often the parameters have been assigned, together: it only ever grows. */
  #versionOfParameters(): number {
    let version = 0;
    this.#visit((layer) => {
      for (const variable of Object.values(layer.own)) version += variable.version;
    });
    return version;
  }
}

/** @throws ShapeError when what arrives has not the shape of the output. */
function arriving(op: string, dout: TensorLike, output: Tensor): TensorLike {
  if (!(dout instanceof Tensor)) return dout;
  if (dout.shape.join() !== output.shape.join()) {
    throw new ShapeError(
      op,
      `what arrives has the shape of the output, ${shapeText(output.shape)}; got ${shapeText(dout.shape)}`,
      [output.shape, dout.shape],
    );
  }
  return dout.dtype === output.dtype ? dout : dout.cast(output.dtype);
}

/** The float in which an input gets its gradient: its own, or for whole numbers that of the output. */
function floatFor(input: Tensor, output: Tensor): DType {
  if (input.dtype === "float32" || input.dtype === "float64") return input.dtype;
  return output.dtype === "float32" ? "float32" : "float64";
}

function zerosLike({ shape, dtype }: Tensor): Tensor {
  return zeros(shape, { dtype });
}
