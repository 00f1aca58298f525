import type { DType } from "@leibniz/kernels";
import { type Attributed, normalizeAxis } from "../axes.ts";
import { LeibnizError, ShapeError, shapeText } from "../errors.ts";
import { opNameOf, OpNode } from "../op-node.ts";
import { checkOptions } from "../options.ts";
import { eachRun } from "../reductions/each-run.ts";
import type { Tensor, TensorLike } from "../tensor.ts";

/** Along which axis, and from which end, numbers are gone through. */
export interface ScanOptions {
  /** The axis, −1 for the last; a vector's only one may be left out. */
  readonly axis?: number;
  /** From the last number to the first. */
  readonly reverse?: boolean;
}

/**
 * An operation that goes through the numbers along one axis, each result being made of the numbers so far. The
 * output has the shape of the input.
 */
export abstract class ScanNode extends OpNode {
  protected readonly options: ScanOptions;

  constructor(options: ScanOptions = {}) {
    super();
    checkOptions(opNameOf(this), options, ["axis", "reverse"]);
    if (options.reverse !== undefined && typeof options.reverse !== "boolean") {
      throw new LeibnizError(opNameOf(this), `reverse is true or false; got ${String(options.reverse)}`);
    }
    this.options = { ...options };
  }
  override get attributes(): Attributed<ScanOptions> {
    return this.options;
  }
  override forward(x: TensorLike): Tensor {
    return super.forward(x);
  }
  protected override shape(x: Tensor): readonly number[] {
    if (this.options.axis === undefined && x.rank !== 1) {
      throw new ShapeError(
        this.op,
        x.rank === 0
          ? "a scalar has no axes"
          : `shape ${shapeText(x.shape)} has ${x.rank} axes; say which, as in ${this.op}(x, { axis: 0 })`,
        [x.shape],
      );
    }
    normalizeAxis(this.op, this.axis, x.rank);
    return x.shape;
  }
  protected override dtype(x: DType): DType {
    return x === "bool" ? "int32" : x;
  }

  /** The axis, counted from the front. */
  protected get axis(): number {
    const { axis = 0 } = this.options;
    return normalizeAxis(this.op, axis, this.first!.rank);
  }
  /** This scan's axis and direction, for other scans along the same way. */
  protected get way(): Way {
    return { axis: this.axis, reverse: this.options.reverse ?? false };
  }
}

/** An axis, counted from the front, and a direction. */
export interface Way {
  readonly axis: number;
  readonly reverse: boolean;
}

/** The same axis, from the other end. */
export function back({ axis, reverse }: Way): Way {
  return { axis, reverse: !reverse };
}

/**
 * Calls `f` for each line of numbers along an axis of a row-major array: `length` of them from `start`, each
 * `step` after the one before, in the order of the direction.
 */
export function eachLine(
  shape: readonly number[],
  { axis, reverse }: Way,
  f: (start: number, step: number, length: number) => void,
): void {
  const product = (extents: readonly number[]) => extents.reduce((size, extent) => size * extent, 1);
  const extent = shape[axis]!;
  const plan = { outer: product(shape.slice(0, axis)), extent, inner: product(shape.slice(axis + 1)) };
  eachRun(plan, (_place, start, step) => {
    if (reverse) f(start + (extent - 1) * step, -step, extent);
    else f(start, step, extent);
  });
}
