import { allocate, type DType, type Kernels, type Values } from "@leibniz/kernels";
import { anomaly, checkForward } from "./anomaly.ts";
import { isFloat, promote } from "./dtype.ts";
import { GradientError, LeibnizError } from "./errors.ts";
import type { LastPass } from "./explanation.ts";
import type { Formula } from "./formula.ts";
import { kernels } from "./kernels.ts";
import { carriesGradient, versionOfInputs } from "./node-inputs.ts";
import { operand } from "./operand.ts";
import { Precedence } from "./precedence.ts";
import { recording, withRecording } from "./recording.ts";
import { type Scope, scopes } from "./scope.ts";
import { recordSourceLine, sourceLineOf, sourceLines } from "./source-line.ts";
import { arrayOf, Tensor, type TensorLike } from "./tensor.ts";
import { sameType, type TensorType, tensorType } from "./tensor-type.ts";
import type { Variable } from "./variable.ts";

/** Gradients for the arguments of a node, each computed only when it is needed. */
export type Contributions = readonly (() => Tensor)[];

/** The running backward pass, as an op node sees it: it takes the gradient for each input that has a carrier. */
export interface GradientReceiver {
  receive(node: OpNode, argument: number, input: Tensor, gradient: Tensor | undefined): void;
  receiveNumber(input: Tensor, gradient: number): void;
}

/** What shapes an operation beside its inputs, such as an exponent or axes. */
export type Attributes = Readonly<Record<string, unknown>>;

const NO_ATTRIBUTES: Attributes = Object.freeze({});

/**
 * One application of an operation: it knows its inputs and its output, and how a gradient flows back.
 *
 * A subclass states `shape`, `compute` and `vjp` (the gradient of the output times the Jacobian). Operations
 * that work element by element extend {@link UnaryNode}, {@link BinaryNode} or {@link TernaryNode} instead and
 * state only their local derivatives.
 */
export abstract class OpNode {
  // No private method in this class: each instance would carry one more field, the mark of the class.
  // Fixed fields for the first two inputs: an array for each node would make scalar graphs three times slower.
  first: Tensor | undefined = undefined;
  second: Tensor | undefined = undefined;
  /** The inputs after the second; most nodes have none. */
  declare others: readonly Tensor[] | undefined;
  output: Tensor | undefined = undefined;
  /** Set on those few carriers from which a backward pass started. */
  declare lastPass: LastPass | undefined;
  scope: Scope | null = null;
  /** How often the parameters among its inputs had been assigned when it ran. */
  version = 0;
  /** Its place in the running backward pass; −1 between passes. */
  slot = -1;

  /** The name of the operation, as a program calls it. */
  abstract get op(): string;

  /** What a picture prints in the node's circle. */
  get label(): string {
    return this.op;
  }

  /** How tightly the notation binds. */
  get precedence(): Precedence {
    return Precedence.atom;
  }

  /**
   * How tightly the notation of an argument must bind to stand without brackets. Signs between two arguments
   * are read from the left; a power of a power is not written without brackets, nor is a sign after a sign.
   */
  leastPrecedence(argument: number): number {
    const own = this.precedence;
    if (own === Precedence.atom) return 0;
    return own >= Precedence.sign ? own + 1 : argument > 0 ? Math.max(own + 1, Precedence.power) : own;
  }

  /** The operation applied to `inputs`, in LaTeX. */
  latex(...inputs: string[]): string {
    return `\\operatorname{${this.op}}\\left(${inputs.join(", ")}\\right)`;
  }

  /** The operation applied to `inputs`, in plain text: infix when the label is a sign. */
  text(...inputs: string[]): string {
    return this.precedence < Precedence.sign && inputs.length === 2
      ? `${inputs[0]} ${this.label} ${inputs[1]}`
      : `${this.op}(${inputs.join(", ")})`;
  }

  /**
   * The gradient for one argument as a formula, given those of the upstream gradient and the inputs, for
   * operations whose local derivative is no single number; null when there is no short way to write it.
   */
  vjpFormula(_argument: number, _gy: Formula, ..._inputs: Formula[]): Formula | null {
    return null;
  }

  /** The numbers of ∂output/∂argument, when the operation works element by element; null otherwise. */
  localDerivative(_argument: number): Tensor | null {
    return null;
  }

  /** Where the program made this node, as `apple.ts:7`; null unless a tool recorded it. */
  get sourceLine(): string | null {
    return sourceLineOf(this);
  }

  /** What shapes the operation; the constructor takes the same object, so that a node can be run again. */
  get attributes(): Attributes {
    return NO_ATTRIBUTES;
  }

  get inputs(): readonly Tensor[] {
    if (this.first === undefined) return [];
    if (this.second === undefined) return [this.first];
    return this.others === undefined ? [this.first, this.second] : [this.first, this.second, ...this.others];
  }

  /**
   * Computes the output, and records this node in the graph when an input requires a gradient.
   *
   * @throws LeibnizError on a second call: a node is one application, with one set of inputs.
   */
  forward(...inputs: readonly TensorLike[]): Tensor {
    if (inputs.length === 1) return this.forwardOne(inputs[0]!);
    if (inputs.length === 2) return this.forwardTwo(inputs[0]!, inputs[1]!);
    return this.forwardMany(inputs);
  }

  // Written out for one and two inputs, because nearly all nodes have no more: each array of a node that runs a
  // thousand times a second is garbage that somebody has to collect.

  /** {@link forward} of one input. */
  protected forwardOne(x: TensorLike): Tensor {
    if (this.output !== undefined) refuseSecondRun(this.op);
    const first = operand(this.op, x, undefined);
    this.first = first;
    const shape = this.shape(first);
    const type = tensorType(this.dtype(first.type.dtype), shape);
    return this.finish(this.evaluate(type), type);
  }

  /** {@link forward} of two inputs. */
  protected forwardTwo(x: TensorLike, y: TensorLike): Tensor {
    if (this.output !== undefined) refuseSecondRun(this.op);
    const first = operand(this.op, x, y);
    const second = operand(this.op, y, x);
    this.first = first;
    this.second = second;
    const shape = this.shape(first, second);
    const type = tensorType(this.dtype(first.type.dtype, second.type.dtype), shape);
    return this.finish(this.evaluate(type), type);
  }

  /** {@link forward} of more inputs. */
  protected forwardMany(inputs: readonly TensorLike[]): Tensor {
    if (this.output !== undefined) refuseSecondRun(this.op);
    const other = inputs.find((input) => input instanceof Tensor);
    const tensors = inputs.map((input) => operand(this.op, input, other));
    this.first = tensors[0];
    this.second = tensors[1];
    this.others = tensors.slice(2);
    const shape = this.shape(...tensors);
    const dtypes = tensors.map((input) => input.dtype) as [DType, ...DType[]];
    const type = tensorType(this.dtype(...dtypes), shape);
    return this.finish(this.evaluate(type), type);
  }

  /** The shape of the output; throws a ShapeError when the inputs do not fit. */
  protected abstract shape(...inputs: Tensor[]): readonly number[];

  /** The dtype of the output. */
  protected dtype(x: DType, y?: DType, ...others: DType[]): DType {
    return y === undefined ? x : others.reduce(promote, promote(x, y));
  }

  /** Fills `out` from the numbers of the inputs; their shapes are read from `this.first`, `this.second`. */
  protected abstract compute(k: Kernels, out: Values, ...inputs: Values[]): void;

  /**
   * The vector–Jacobian product: for each input, the gradient that flows to it when `gy` arrives at the
   * output. Written with ops, so that it can be differentiated again.
   */
  abstract vjp(gy: Tensor): Contributions;

  /** The output's numbers. An op that only looks at its input differently may return the same array. */
  protected evaluate(type: TensorType): Values | number {
    const out = allocate(type.dtype, type.size);
    const { first, second, others } = this;
    if (second === undefined) this.compute(kernels(), out, arrayOf(first!));
    else if (others === undefined) this.compute(kernels(), out, arrayOf(first!), arrayOf(second));
    else this.compute(kernels(), out, ...this.inputs.map(arrayOf));
    return type.rank === 0 ? out[0]! : out;
  }

  /** Makes the output, and joins the graph when an input requires a gradient. */
  protected finish(values: Values | number, type: TensorType): Tensor {
    const recorded = recording.on && carriesGradient(this) && isFloat(type.dtype);
    if (recorded) {
      this.scope = scopes.current;
      this.version = versionOfInputs(this);
    }
    if (anomaly.on || (recorded && sourceLines.locate !== null)) recordSourceLine(this);
    const output = new Tensor(values, type, recorded ? this : null);
    this.output = output;
    if (anomaly.on) checkForward(this, output);
    return output;
  }

  /**
   * Whether the gradient depends on the values of the inputs. Where it does not, as for a sum, a parameter may
   * be assigned between forward and backward.
   */
  get savesInputs(): boolean {
    return true;
  }

  /** Whether a parameter among its inputs was assigned after this node computed with it. */
  get stale(): boolean {
    return versionOfInputs(this) !== this.version;
  }

  /** @throws GradientError when the node is stale and its gradient depends on the inputs. */
  refuseStale(): void {
    if (!this.stale || !this.savesInputs) return;
    const names = this.inputs
      .filter((input) => input.carrier === input && (input as Variable).version > 0)
      .map((input) => input.name);
    throw new GradientError(
      this.op,
      `parameter ${[...new Set(names)].join(" or ")} was assigned after this node computed with it, so its gradient would be ` +
        "wrong: call backward before the update, or compute the result again",
    );
  }

  /**
   * Sends a gradient back as plain numbers, when the operation has a rule for them. Returns false when it has
   * none; then {@link vjp} is used.
   */
  sendNumber(_pass: GradientReceiver, _gy: number): boolean {
    return false;
  }

  /** Sends each input that carries a gradient what {@link vjp} says for it. */
  send(pass: GradientReceiver, gy: Tensor): void {
    const rules = this.vjp(gy);
    const { first, second, others } = this;
    if (first !== undefined && first.carrier !== null) pass.receive(this, 0, first, rules[0]?.());
    if (second !== undefined && second.carrier !== null) pass.receive(this, 1, second, rules[1]?.());
    if (others === undefined) return;
    for (let i = 0; i < others.length; i++) {
      if (others[i]!.carrier !== null) pass.receive(this, i + 2, others[i]!, rules[i + 2]?.());
    }
  }

  /** A gradient that flows back through this node alone, by hand, as the book's layers do. */
  backward(gradient: TensorLike = 1): Tensor[] {
    const output = this.output;
    if (output === undefined) throw new GradientError(this.op, "call forward before backward");
    const gy = operand(this.op, gradient, output);
    if (!sameType(gy.type, output.type)) {
      throw new GradientError(
        this.op,
        `the gradient must be like the output, ${describe(output.type)}; got ${describe(gy.type)}`,
      );
    }
    return withRecording(false, () => this.vjp(gy).map((contribution) => contribution()));
  }

  /** The same operation on other inputs, as a new node. */
  rerun(inputs: readonly Tensor[]): Tensor {
    const Class = this.constructor as new (attributes: Attributes) => OpNode;
    return new Class(this.attributes).forward(...inputs);
  }
}

/**
 * The name of a node's operation, for a base class whose constructor refuses its options: the compiler does not
 * let it read `this.op`, lest a subclass make it a field, which is not there yet.
 */
export function opNameOf(node: { readonly op: string }): string {
  return node.op;
}

export function refuseSecondRun(op: string): never {
  throw new LeibnizError(
    op,
    "this node has run already; a node is one application of an op, so make another",
  );
}

export function describe(type: TensorType): string {
  return `${type.dtype} of shape (${type.shape.join(", ")}${type.rank === 1 ? "," : ""})`;
}
