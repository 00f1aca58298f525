import type { DType } from "@leibniz/kernels";

/** The parent of every error that the framework throws on purpose. */
export class LeibnizError extends Error {
  /** The operation or function that refused, as `matmul`. */
  readonly op: string;

  constructor(op: string, message: string, options?: ErrorOptions) {
    super(`${op}: ${message}`, options);
    this.op = op;
  }
}
LeibnizError.prototype.name = "LeibnizError";

/** Shapes that do not fit the operation. */
export class ShapeError extends LeibnizError {
  readonly shapes: readonly (readonly number[])[];

  constructor(op: string, message: string, shapes: readonly (readonly number[])[] = []) {
    super(op, message);
    this.shapes = shapes;
  }
}
ShapeError.prototype.name = "ShapeError";

/** A kind of number that the operation does not take. */
export class DTypeError extends LeibnizError {
  readonly dtypes: readonly DType[];

  constructor(op: string, message: string, dtypes: readonly DType[] = []) {
    super(op, message);
    this.dtypes = dtypes;
  }
}
DTypeError.prototype.name = "DTypeError";

/** A gradient that was asked for and does not exist, or does not fit its tensor. */
export class GradientError extends LeibnizError {}
GradientError.prototype.name = "GradientError";

/** A NaN or an infinity that appeared under `detectAnomaly`. */
export class AnomalyError extends LeibnizError {
  readonly pass: "forward" | "backward";
  /** The scopes around the operation, the outermost first: the layer that it belongs to. */
  readonly scopes: readonly string[];

  constructor(op: string, message: string, pass: "forward" | "backward", scopes: readonly string[] = []) {
    super(op, message);
    this.pass = pass;
    this.scopes = scopes;
  }
}
AnomalyError.prototype.name = "AnomalyError";

/** Where a file differs from its format. */
export interface FormatFault {
  /** The file, or what stands for it when the bytes came from elsewhere. */
  readonly file: string;
  /** The part of the file, as `magic number` or `shape of "W"`. */
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

/** A file, or bytes in its place, that is not what its format wants. Nothing of it has been taken. */
export class FormatError extends LeibnizError implements FormatFault {
  readonly file: string;
  readonly field: string;
  readonly expected: string;
  readonly found: string;

  constructor(op: string, { file, field, expected, found }: FormatFault, options?: ErrorOptions) {
    super(op, `${file}: ${field}: expected ${expected}; found ${found}`, options);
    this.file = file;
    this.field = field;
    this.expected = expected;
    this.found = found;
  }
}
FormatError.prototype.name = "FormatError";

/** `(2, 3)`; a vector is `(3,)` and a scalar `()`, as NumPy writes them. */
export function shapeText(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
}
