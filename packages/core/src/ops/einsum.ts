import type { DType, Kernels, Values } from "@leibniz/kernels";
import { promote } from "../dtype.ts";
import { contract } from "../einsum-contraction.ts";
import { type EinsumPlan, planEinsum } from "../einsum-notation.ts";
import { LeibnizError } from "../errors.ts";
import { type Formula, formulaOf } from "../formula.ts";
import { type Contributions, OpNode } from "../op-node.ts";
import { sumTo } from "../sum-to.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { sameShape } from "../tensor-type.ts";
import { broadcastTo } from "./broadcast-to.ts";
import { reshape } from "./reshape.ts";

/** The node of {@link einsum}. */
export class EinsumNode extends OpNode {
  readonly #subscripts: string;
  #plan: EinsumPlan | undefined;

  constructor(attributes: { readonly subscripts: string }) {
    super();
    this.#subscripts = attributes.subscripts;
  }
  get op(): string {
    return "einsum";
  }
  override get savesInputs(): boolean {
    return this.second !== undefined;
  }
  override get attributes(): { readonly subscripts: string } {
    return { subscripts: this.#subscripts };
  }
  override forward(...operands: readonly TensorLike[]): Tensor {
    if (operands.length === 0) throw new LeibnizError(this.op, "there are no operands after the subscripts");
    return super.forward(...operands);
  }
  protected override shape(...operands: Tensor[]): readonly number[] {
    const plan = planEinsum(
      this.#subscripts,
      operands.map((operand) => operand.shape),
    );
    this.#plan = plan;
    return [...plan.output].map((letter) => plan.extents.get(letter)!);
  }
  protected override dtype(...operands: DType[]): DType {
    const widest = operands.reduce(promote);
    return widest === "bool" ? "int32" : widest;
  }
  protected override compute(k: Kernels, out: Values, ...operands: Values[]): void {
    const shaped = this.inputs.map(({ shape }, i) => ({ values: operands[i]!, shape }));
    contract(k, out, this.#plan!, shaped, this.dtype(...this.inputs.map((input) => input.dtype)));
  }

  vjp(gy: Tensor): Contributions {
    return this.inputs.map((_, i) => () => this.#pullBack(gy, i));
  }

  /** Operand `i` and the output change places; the others stay. */
  #pullBack(gy: Tensor, i: number): Tensor {
    const { output } = this.#plan!;
    const plain = this.inputs.map((input, at) => this.#withoutRepeats(input, at));
    const { letters, tensor: operand } = plain[i]!;
    const others = plain.filter((_, at) => at !== i);
    const own = [...new Set(letters)];
    const reached = new Set([output, ...others.map((other) => other.letters)].join(""));
    const present = own.filter((letter) => reached.has(letter)).join("");
    const terms = [output, ...others.map((other) => other.letters)].join(",");
    let gradient = einsum(`${terms}->${present}`, gy, ...others.map((other) => other.tensor));
    if (present.length < own.length) {
      // A letter that stands in this operand alone was added up: every element of it gets the whole.
      const extents = own.map((letter) => this.#plan!.extents.get(letter)!);
      const kept = extents.map((extent, axis) => (reached.has(own[axis]!) ? extent : 1));
      gradient = broadcastTo(reshape(gradient, kept), extents);
    }
    if (own.length < letters.length) gradient = einsum(`${own.join("")}->${letters}`, gradient);
    const shaped = sameShape(gradient.shape, operand.shape) ? gradient : reshape(gradient, operand.shape);
    const input = this.inputs[i]!;
    return sumTo(sameShape(shaped.shape, input.shape) ? shaped : reshape(shaped, input.shape), input.type);
  }

  /** An operand without the axes of extent 1 along which its ellipsis repeats. */
  #withoutRepeats(input: Tensor, at: number): { letters: string; tensor: Tensor } {
    const { operands, extents } = this.#plan!;
    const axes = [...input.shape.keys()].filter(
      (axis) => input.shape[axis] === extents.get(operands[at]![axis]!),
    );
    const letters = axes.map((axis) => operands[at]![axis]!).join("");
    if (axes.length === input.rank) return { letters, tensor: input };
    const shape = axes.map((axis) => input.shape[axis]!);
    return { letters, tensor: reshape(input, shape) };
  }

  override vjpFormula(argument: number, gy: Formula, ...operands: Formula[]): Formula | null {
    const [left, output] = this.#subscripts.replace(/\s/g, "").split("->") as [string, string?];
    const letters = left.split(",");
    const own = letters[argument]!;
    const others = letters.filter((_, i) => i !== argument);
    const reached = [output, ...others].join("");
    const plain = output !== undefined && !left.includes(".") && new Set(own).size === own.length;
    if (!plain || ![...own].every((letter) => reached.includes(letter))) return null;
    const swapped = new EinsumNode({ subscripts: `${[output, ...others].join(",")}->${own}` });
    return formulaOf(swapped, gy, ...operands.filter((_, i) => i !== argument));
  }
  override latex(...operands: string[]): string {
    const subscripts = this.#subscripts.replaceAll("...", "\\ldots ").replace("->", " \\to ");
    return `\\operatorname{einsum}_{${subscripts}}\\left(${operands.join(", ")}\\right)`;
  }
  override text(...operands: string[]): string {
    return `einsum("${this.#subscripts}", ${operands.join(", ")})`;
  }
}

/**
 * Einstein's summation over any number of operands. Each axis gets a letter; numbers with equal letters are
 * multiplied, and letters that are not in the output are added up: `"ij,jk->ik"` is the matrix product,
 * `"ij->ji"` the transpose, `"i,j->ij"` the outer product, `"ii->i"` the diagonal. `...` stands for further
 * axes, which broadcast. Without `->` the output has the letters that stand once, in alphabetical order. The
 * gradient for an operand is an einsum again, in which it and the output have changed places.
 *
 * Two things differ from NumPy: a letter has one extent (only the ellipsis repeats an extent of 1), and a
 * letter may stand twice in the output, which fills the diagonal of a tensor of zeros: `"i->ii"`.
 *
 * ```ts
 * import { einsum, tensor } from "@leibniz/core";
 * const a = tensor([[1, 2], [3, 4]]);
 * console.log(einsum("ij,jk->ik", a, a).data); // Float64Array(4) [ 7, 10, 15, 22 ]
 * console.log(einsum("ii", a).item()); // 5
 * ```
 *
 * @throws LeibnizError when the notation is none, or names another number of operands.
 * @throws ShapeError when it does not fit the operands' shapes.
 */
export function einsum(subscripts: string, ...operands: readonly TensorLike[]): Tensor {
  return new EinsumNode({ subscripts }).forward(...operands);
}
