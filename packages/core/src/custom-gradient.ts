import type { Values } from "@leibniz/kernels";
import { LeibnizError } from "./errors.ts";
import { type Attributes, type Contributions, OpNode } from "./op-node.ts";
import { withRecording } from "./recording.ts";
import { refusePromise } from "./scope.ts";
import { Tensor, type TensorLike } from "./tensor.ts";
import { lift } from "./tensor-algebra.ts";
import type { TensorType } from "./tensor-type.ts";

/** What {@link customGradient} wants to know. */
interface CustomRule {
  readonly op: string;
  readonly f: (...inputs: Tensor[]) => Tensor;
  readonly vjp: (gy: Tensor, y: Tensor, ...inputs: Tensor[]) => readonly TensorLike[];
}

class CustomNode extends OpNode {
  readonly #rule: CustomRule;
  #result: Tensor | undefined;

  constructor(attributes: Attributes) {
    super();
    this.#rule = attributes["rule"] as CustomRule;
  }
  get op(): string {
    return this.#rule.op;
  }
  override get attributes(): Attributes {
    return { rule: this.#rule };
  }
  protected override shape(...inputs: Tensor[]): readonly number[] {
    const result: unknown = withRecording(false, () => refusePromise(this.op, this.#rule.f(...inputs)));
    if (!(result instanceof Tensor)) throw new LeibnizError(this.op, "the function must return a tensor");
    this.#result = result;
    return result.shape;
  }
  protected override dtype(): Tensor["dtype"] {
    return this.#result!.dtype;
  }
  protected override compute(): void {}
  protected override evaluate(_type: TensorType): Values | number {
    return this.#result!.values;
  }
  vjp(gy: Tensor): Contributions {
    const answers = this.#rule.vjp(gy, this.output!, ...this.inputs);
    if (!Array.isArray(answers) || answers.length !== this.inputs.length) {
      throw new LeibnizError(
        this.op,
        `its vjp must return ${this.inputs.length} gradients, one for each argument`,
      );
    }
    return (answers as readonly TensorLike[]).map((answer) => () => lift(answer, gy));
  }
}

/**
 * A function with a gradient of your own: `f` computes, `vjp(gy, y, ...inputs)` says what flows back to each
 * argument. Write `vjp` with ops, and it can be differentiated again.
 *
 * ```ts
 * import { customGradient, variable } from "@leibniz/core";
 * // Rounds forward, and lets the gradient pass as if it had not.
 * const straightThrough = customGradient((x) => x.like(x.data.map(Math.round)), (gy) => [gy]);
 * const x = variable(2.6);
 * const y = straightThrough(x);
 * y.backward();
 * console.log(y.item(), x.grad?.item()); // 3 1
 * ```
 *
 * @throws LeibnizError when `f` returns no tensor, or `vjp` not one gradient for each argument.
 */
export function customGradient(
  f: (...inputs: Tensor[]) => Tensor,
  vjp: (gy: Tensor, y: Tensor, ...inputs: Tensor[]) => readonly TensorLike[],
  options: { readonly name?: string } = {},
): (...inputs: TensorLike[]) => Tensor {
  const rule: CustomRule = { op: options.name ?? "custom", f, vjp };
  return (...inputs) => new CustomNode({ rule }).forward(...inputs);
}
