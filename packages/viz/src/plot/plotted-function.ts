import { grad, LeibnizError, noGrad, numericalDiff, type Tensor, tensor, TENSOR_BRAND } from "@leibniz/core";

/** A function of one number: of numbers, or a differentiable one of tensors. */
export type PlottedFunction = ((x: number) => number) | ((x: Tensor) => Tensor);

/** A function of two numbers, or of one tensor of shape `(2,)`. */
export type PlottedField = ((x0: number, x1: number) => number) | ((x: Tensor) => Tensor | number);

/** A function of one number, ready to be asked. */
export interface Curve {
  value(x: number): number;
  /** By the chain rule for a function of tensors, by central differences for one of numbers. */
  slope(x: number): number;
}

/** A function of two numbers, ready to be asked. */
export interface Field {
  value(x0: number, x1: number): number;
  gradient(x0: number, x1: number): readonly [number, number];
}

/**
 * Whether the function is one of numbers or of tensors is found by asking it at `probe`.
 *
 * @throws LeibnizError when it is neither.
 */
export function curveOf(op: string, f: PlottedFunction, probe: number): Curve {
  if (typeof f !== "function") throw new LeibnizError(op, `wants a function; got ${typeof f}`);
  const ofNumber = f as (x: number) => unknown;
  const ofTensor = f as (x: Tensor) => Tensor;
  let mistake: unknown = null;
  try {
    const result = noGrad(() => ofNumber(probe));
    if (typeof result === "number") {
      const value = (x: number): number => numberIn(op, ofNumber(x));
      return { value, slope: (x) => numericalDiff(value, x) };
    }
    if (!isTensor(result)) numberIn(op, result);
  } catch (error) {
    if (error instanceof LeibnizError && error.op === op) throw error;
    mistake = error;
  }
  const value = (x: number): number =>
    numberIn(
      op,
      noGrad(() => ofTensor(tensor(x))),
    );
  try {
    value(probe);
  } catch (error) {
    if (mistake === null || (error instanceof LeibnizError && error.op === op)) throw error;
    const [ofNumbers, ofTensors] = [textOf(mistake), textOf(error)];
    const why =
      ofNumbers === ofTensors
        ? `the function fails: ${ofNumbers}`
        : `the function fails for a number (${ofNumbers}) and for a tensor (${ofTensors})`;
    throw new LeibnizError(op, why, { cause: error });
  }
  const slope = grad(ofTensor);
  return { value, slope: (x) => slope(tensor(x)).item() };
}

/** A function of two parameters is one of numbers, a function of one is one of a tensor of shape `(2,)`. */
export function fieldOf(op: string, f: PlottedField): Field {
  if (typeof f !== "function") throw new LeibnizError(op, `wants a function; got ${typeof f}`);
  if (f.length === 2) {
    const ofNumbers = f as (x0: number, x1: number) => unknown;
    const value = (x0: number, x1: number): number => numberIn(op, ofNumbers(x0, x1));
    return {
      value,
      gradient: (x0, x1) => [numericalDiff((x) => value(x, x1), x0), numericalDiff((x) => value(x0, x), x1)],
    };
  }
  const ofTensor = f as (x: Tensor) => Tensor;
  const slope = grad(ofTensor);
  return {
    value: (x0, x1) =>
      numberIn(
        op,
        noGrad(() => ofTensor(tensor([x0, x1]))),
      ),
    gradient: (x0, x1) => {
      const [g0 = NaN, g1 = NaN] = slope(tensor([x0, x1])).data;
      return [Number(g0), Number(g1)];
    },
  };
}

function isTensor(value: unknown): value is Tensor {
  return typeof value === "object" && value !== null && TENSOR_BRAND in value;
}

function numberIn(op: string, result: unknown): number {
  if (typeof result === "number") return result;
  if (isTensor(result) && result.size === 1) return result.item();
  const got = isTensor(result)
    ? `a tensor of shape (${result.shape.join(", ")})`
    : result instanceof Promise
      ? "a promise"
      : result === null
        ? "null"
        : typeof result;
  throw new LeibnizError(op, `the function must return a number or a tensor with one element; got ${got}`);
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
