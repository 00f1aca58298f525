import type { Values } from "@leibniz/kernels";
import {
  type Attributed,
  normalizeAxes,
  ownOptions,
  planReduction,
  type ReductionOptions,
  type ReductionPlan,
  reducedShape,
} from "../axes.ts";
import { ShapeError, shapeText } from "../errors.ts";
import { opNameOf, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import { broadcastTo } from "../ops/broadcast-to.ts";
import { reshape } from "../ops/reshape.ts";
import type { Tensor, TensorLike } from "../tensor.ts";
import { sameShape } from "../tensor-type.ts";

const OPTIONS: readonly string[] = ["axes", "keepDims"];
const NONE: readonly string[] = [];

/**
 * An operation that makes one number of all the numbers along some axes. A subclass states `compute`, from the
 * {@link plan}, and `vjp`.
 */
export abstract class ReductionNode<Options extends ReductionOptions = ReductionOptions> extends OpNode {
  protected readonly options: Options;
  #normalized: readonly number[] | undefined;

  /** `names` are the options that the operation has beside those of every reduction. */
  constructor(options: Options = {} as Options, names: readonly string[] = NONE) {
    super();
    const op = opNameOf(this);
    checkOptions(op, options, names.length === 0 ? OPTIONS : [...OPTIONS, ...names]);
    this.options = ownOptions(op, options);
  }
  override get attributes(): Attributed<Options> {
    return this.options;
  }
  override forward(x: TensorLike): Tensor {
    return super.forwardOne(x);
  }
  protected override shape(x: Tensor): readonly number[] {
    return reducedShape(x.shape, this.axes, this.options.keepDims ?? false);
  }

  /** The axes that are reduced, counted from the front. */
  protected get axes(): readonly number[] {
    return (this.#normalized ??= normalizeAxes(this.op, this.options.axes, this.first!.rank));
  }

  /** How many numbers become one. */
  protected get count(): number {
    const { shape } = this.first!;
    return this.axes.reduce((count, axis) => count * shape[axis]!, 1);
  }

  /** The axes and shape of this reduction, without other options. */
  protected get reducing(): ReductionOptions {
    return { axes: this.axes, keepDims: this.options.keepDims ?? false };
  }

  /** The same reduction, which keeps each reduced axis with extent 1. */
  protected get keeping(): ReductionOptions {
    return { axes: this.axes, keepDims: true };
  }

  protected plan(x: Values): ReductionPlan {
    return planReduction(x, this.first!.shape, this.axes);
  }

  /** A tensor of the output's shape, with each reduced axis at extent 1: it broadcasts against the input. */
  protected kept(y: Tensor): Tensor {
    const shape = reducedShape(this.first!.shape, this.axes, true);
    return sameShape(y.shape, shape) ? y : reshape(y, shape);
  }

  /** A tensor of the output's shape, repeated along the reduced axes. */
  protected spread(y: Tensor): Tensor {
    const { shape } = this.first!;
    if (y.rank === 0 && shape.length > 0) return broadcastTo(y, shape);
    const kept = this.kept(y);
    return sameShape(kept.shape, shape) ? kept : broadcastTo(kept, shape);
  }

  /** @throws ShapeError when nothing lies along the axes. */
  protected refuseEmpty(what: string): void {
    const { shape } = this.first!;
    if (this.count === 0) {
      throw new ShapeError(
        this.op,
        `${what} of an empty extent: shape ${shapeText(shape)}${this.options.axes === undefined ? "" : `, axes ${this.axes.join(", ")}`}`,
        [shape],
      );
    }
  }
}
