import type { DType } from "@leibniz/kernels";
import type { ReductionOptions } from "./axes.ts";
import type { BackwardOptions } from "./backward.ts";
import type { FlattenOptions } from "./compose/flatten.ts";
import type { SqueezeOptions } from "./compose/squeeze.ts";
import type { Explanation } from "./explanation.ts";
import type { ClampOptions } from "./ops/clamp.ts";
import type { GeluOptions } from "./ops/gelu.ts";
import type { MatMulOptions } from "./ops/matmul.ts";
import type { SoftmaxOptions } from "./ops/softmax.ts";
import type { SliceRange } from "./ranges.ts";
import type { DeviationOptions } from "./reductions/deviation-node.ts";
import type { GradientHook } from "./watch.ts";
import type { AnyShape, Tensor, TensorLike } from "./tensor.ts";

/** The everyday operations as methods: each is the function of the same name. */
export interface TensorMethods<out Shape extends AnyShape = AnyShape> {
  add(y: TensorLike): Tensor;
  sub(y: TensorLike): Tensor;
  mul(y: TensorLike): Tensor;
  div(y: TensorLike): Tensor;
  neg(): Tensor;
  pow(exponent: TensorLike): Tensor;
  exp(): Tensor;
  log(): Tensor;
  square(): Tensor;
  reciprocal(): Tensor;
  maximum(y: TensorLike): Tensor;
  minimum(y: TensorLike): Tensor;
  clamp(options: ClampOptions): Tensor;
  sqrt(): Tensor;
  abs(): Tensor;
  sin(): Tensor;
  cos(): Tensor;
  tanh(): Tensor;
  /** 1 where this equals `y`, else 0. */
  equal(y: TensorLike): Tensor;
  /** 1 where this is greater than `y`, else 0. */
  greater(y: TensorLike): Tensor;
  /** 1 where this is less than `y`, else 0. */
  less(y: TensorLike): Tensor;
  sigmoid(): Tensor;
  relu(): Tensor;
  gelu(options?: GeluOptions): Tensor;
  softplus(): Tensor;
  /** `x` where this is not 0, else `y`. */
  where(x: TensorLike, y: TensorLike): Tensor;
  sum(options?: ReductionOptions): Tensor;
  mean(options?: ReductionOptions): Tensor;
  prod(options?: ReductionOptions): Tensor;
  max(options?: ReductionOptions): Tensor;
  min(options?: ReductionOptions): Tensor;
  argmax(options?: ReductionOptions): Tensor;
  argmin(options?: ReductionOptions): Tensor;
  variance(options?: DeviationOptions): Tensor;
  std(options?: DeviationOptions): Tensor;
  matmul(b: TensorLike, options?: MatMulOptions): Tensor;
  dot(b: TensorLike): Tensor;
  softmax(options?: SoftmaxOptions): Tensor;
  logSoftmax(options?: SoftmaxOptions): Tensor;
  transpose(): Tensor;
  reshape(shape: readonly number[]): Tensor;
  permute(axes: readonly number[]): Tensor;
  slice(ranges: readonly SliceRange[]): Tensor;
  flatten(options?: FlattenOptions): Tensor;
  squeeze(options?: SqueezeOptions): Tensor;
  unsqueeze(axes: number | readonly number[]): Tensor;
  broadcastTo(shape: readonly number[]): Tensor;
  cast(dtype: DType): Tensor;

  /**
   * Sends a gradient from this tensor back to every variable it depends on; what arrives is added to their
   * `.grad`.
   *
   * @throws GradientError when nothing requires a gradient, or this is no scalar and no gradient is given.
   */
  backward(options?: BackwardOptions): void;
  /** ∂loss/∂this after a backward pass: on variables, and on interior tensors that {@link retainGrad} named. */
  readonly grad: Tensor | null;
  /** Keeps the gradient that reaches this interior tensor, and returns the tensor. */
  retainGrad(): this;
  /**
   * Calls `hook` with the gradient that arrives here in each backward pass; a tensor that it returns replaces
   * the gradient from here on. The function returned takes the hook away.
   */
  onGradient(hook: GradientHook): () => void;
  /** The same numbers outside the graph: a constant, through which no gradient flows. */
  detach(): Tensor<Shape>;
  /** What the last backward pass from this tensor sent along each edge; null when there was none. */
  explanation(): Explanation | null;
  /** The name that pictures and derivations print; null without one. */
  readonly name: string | null;
  /** Gives this tensor a name for pictures and derivations, and returns it. */
  named(name: string): this;
}
