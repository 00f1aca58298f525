import { allocate } from "@leibniz/kernels";
import { BackwardPass } from "./backward-pass.ts";
import { GradientError, shapeText } from "./errors.ts";
import type { Explanation } from "./explanation.ts";
import { checkOptions } from "./options.ts";
import { describe } from "./op-node.ts";
import { operand } from "./operand.ts";
import { forwardOrder } from "./replay.ts";
import { recording, withRecording } from "./recording.ts";
import { Tensor, type TensorLike } from "./tensor.ts";
import { sameType } from "./tensor-type.ts";
import type { Variable } from "./variable.ts";
import { watch, watchOf } from "./watch.ts";

export interface BackwardOptions {
  /** The gradient that arrives at the root; 1 for a scalar when left out. */
  readonly gradient?: TensorLike;
  /** Record the backward pass itself, so that gradients can be differentiated again. */
  readonly createGraph?: boolean;
  /** Keep the gradient of every interior tensor, as if each had been told to {@link Tensor.retainGrad}. */
  readonly retainGrads?: boolean;
  /** Keep what each edge contributed, for pictures and derivations. */
  readonly explain?: boolean;
}

const OPTIONS: readonly string[] = ["gradient", "createGraph", "retainGrads", "explain"];

/**
 * Sends a gradient from `root` back to every variable it depends on, and adds what arrives to their `.grad`.
 *
 * @throws GradientError when nothing requires a gradient, or when `root` is not a scalar and no gradient is given.
 */
export function backward(root: Tensor, options: BackwardOptions = {}): void {
  checkOptions("backward", options, OPTIONS);
  const seed = seedFor("backward", root, options.gradient);
  const explain = options.explain ?? false;
  const createGraph = options.createGraph ?? false;
  if (options.retainGrads === true) for (const node of forwardOrder(root)) watch(node.output!).retain = true;
  const pass = new BackwardPass(root.carrier!, { explain });
  const before = recording.on;
  try {
    recording.on = createGraph;
    pass.run(root, createGraph ? seed : constant(seed), !createGraph && !explain);
    // All hooks first: when one of them throws, no leaf has been touched.
    const arrived = pass.variables.map(arrivedAt, pass);
    pass.variables.forEach((variable, i) => {
      const gradient = arrived[i]!;
      if (gradient !== null) variable.grad = variable.grad === null ? gradient : variable.grad.add(gradient);
    });
    pass.deliver();
    root.carrier!.lastPass = { seed, explanation: explain ? pass.explanation() : null };
  } finally {
    recording.on = before;
    pass.close();
  }
}

/** What a pass brought to a leaf, after its hooks have seen it; null when nothing arrived. */
function arrivedAt(this: BackwardPass, variable: Variable): Tensor | null {
  const gradient = this.gradientOf(variable);
  const watched = watchOf(variable);
  return gradient === null || watched === undefined ? gradient : watched.pass(variable, gradient);
}

/**
 * The gradients of `root` with respect to `tensors`, which may be variables or interior tensors. No `.grad`
 * is touched. A tensor that `root` does not depend on gets null.
 *
 * @throws GradientError as {@link backward} does.
 */
export function gradientsOf(
  root: Tensor,
  tensors: readonly Tensor[],
  options: Pick<BackwardOptions, "gradient" | "createGraph"> = {},
): (Tensor | null)[] {
  return pullBack("gradientsOf", root, tensors, options.gradient, () => options.createGraph ?? false)
    .gradients;
}

/**
 * {@link gradientsOf} for transforms: the walk stops at `tensors` when `stop` is set, and whether to record it
 * is decided by `createGraph`, which learns which variables the walk meets.
 */
export function pullBack(
  op: string,
  root: Tensor,
  tensors: readonly Tensor[],
  gradient: TensorLike | undefined,
  createGraph: (variables: readonly Variable[]) => boolean,
  stop = false,
): { gradients: (Tensor | null)[]; recorded: boolean } {
  const seed = seedFor(op, root, gradient);
  const keep = new Set(tensors.map((tensor) => tensor.carrier).filter((carrier) => carrier !== null));
  const pass = new BackwardPass(root.carrier!, { keep, stop });
  try {
    const recorded = createGraph(pass.variables);
    return withRecording(recorded, () => {
      pass.run(root, recorded ? seed : constant(seed), !recorded);
      const gradients = tensors.map(({ carrier }) => (carrier === null ? null : pass.gradientOf(carrier)));
      return { gradients, recorded };
    });
  } finally {
    pass.close();
  }
}

/** What the last backward pass from `root` sent along each edge; null when there was none. */
export function explanationOf(root: Tensor): Explanation | null {
  const last = root.carrier?.lastPass;
  if (last === undefined) return null;
  if (last.explanation !== null) return last.explanation;
  const pass = new BackwardPass(root.carrier!, { explain: true });
  try {
    withRecording(false, () => pass.run(root, constant(last.seed), false));
    last.explanation = pass.explanation();
    return last.explanation;
  } finally {
    pass.close();
  }
}

function seedFor(op: string, root: Tensor, gradient: TensorLike | undefined): Tensor {
  if (root.carrier === null) {
    throw new GradientError(
      op,
      "nothing here requires a gradient: make the leaves to differentiate with variable(…) instead of tensor(…), " +
        "and compute outside noGrad",
    );
  }
  if (gradient === undefined) {
    if (root.size !== 1) {
      throw new GradientError(
        op,
        `a gradient can start by itself only from a scalar; this tensor has shape ${shapeText(root.shape)}. ` +
          "Reduce it first, as in loss.sum().backward(), or say what arrives: backward({ gradient })",
      );
    }
    return new Tensor(root.rank === 0 ? 1 : allocate(root.dtype, 1).fill(1), root.type, null);
  }
  const seed = operand(op, gradient, root);
  if (!sameType(seed.type, root.type)) {
    throw new GradientError(
      op,
      `the gradient must be like the root, ${describe(root.type)}; got ${describe(seed.type)}`,
    );
  }
  return seed;
}

/** The numbers of a first gradient without its graph: what arrives is recorded only when that is asked for. */
function constant(seed: Tensor): Tensor {
  return seed.carrier === null ? seed : new Tensor(seed.values, seed.type, null);
}
