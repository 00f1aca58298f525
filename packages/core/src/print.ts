import type { DType } from "@leibniz/kernels";
import type { Tensor } from "./tensor.ts";

/** NumPy's settings: more elements than this are summarised, by this many at each edge. */
const THRESHOLD = 1000;
const EDGE = 3;
const LINE_WIDTH = 75;
const PRECISION = 8;

/**
 * A tensor as NumPy prints an array: columns aligned, one format for all elements, `…` where there are many.
 */
export function printTensor(tensor: Tensor): string {
  const { data, shape, dtype } = tensor;
  if (shape.length === 0) return scalarText(data[0]!, dtype);
  const summarised = tensor.size > THRESHOLD;
  const numbers = Array.from(shown(shape, summarised), (i) => data[i]!);
  const print =
    dtype === "bool"
      ? padded(numbers, (value) => (value === 0 ? "false" : "true"))
      : dtype === "int32"
        ? padded(numbers, String)
        : floatFormat(numbers, dtype === "float32");
  return nested(shape, summarised, 0, 0, (i) => print(data[i]!));
}

/** A single number is printed with all its digits. */
function scalarText(value: number, dtype: DType): string {
  if (dtype === "bool") return value === 0 ? "false" : "true";
  if (!Number.isFinite(value)) return specialText(value);
  return String(dtype === "float32" ? shortestFloat32(value) : value);
}

function specialText(value: number): string {
  return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
}

/** The flat places of the elements that are printed. */
function* shown(shape: readonly number[], summarised: boolean, axis = 0, start = 0): Generator<number> {
  if (axis === shape.length) {
    yield start;
    return;
  }
  for (const i of indices(shape[axis]!, summarised)) {
    if (i !== null) yield* shown(shape, summarised, axis + 1, start + i * strideAt(shape, axis));
  }
}

/** The indices printed along an axis; null stands for those left out. */
function indices(extent: number, summarised: boolean): (number | null)[] {
  if (!summarised || extent <= 2 * EDGE) return Array.from({ length: extent }, (_, i) => i);
  const edge = Array.from({ length: EDGE }, (_, i) => i);
  return [...edge, null, ...edge.map((i) => extent - EDGE + i)];
}

function strideAt(shape: readonly number[], axis: number): number {
  return shape.slice(axis + 1).reduce((product, extent) => product * extent, 1);
}

function nested(
  shape: readonly number[],
  summarised: boolean,
  axis: number,
  start: number,
  print: (place: number) => string,
): string {
  const stride = strideAt(shape, axis);
  const indent = " ".repeat(axis + 1);
  const items = indices(shape[axis]!, summarised);
  if (axis < shape.length - 1) {
    const gap = `${"\n".repeat(shape.length - 1 - axis)}${indent}`;
    const rows = items.map((i) =>
      i === null ? "..." : nested(shape, summarised, axis + 1, start + i * stride, print),
    );
    return `[${rows.join(gap)}]`;
  }
  let text = "[";
  let width = axis + 1;
  items.forEach((i, n) => {
    const word = i === null ? "..." : print(start + i);
    if (n > 0 && width + 1 + word.length > LINE_WIDTH - 1) {
      text += `\n${indent}${word}`;
      width = indent.length + word.length;
    } else {
      text += `${n > 0 ? " " : ""}${word}`;
      width += word.length + (n > 0 ? 1 : 0);
    }
  });
  return `${text}]`;
}

function padded(numbers: readonly number[], print: (value: number) => string): (value: number) => string {
  const width = numbers.reduce((most, value) => Math.max(most, print(value).length), 0);
  return (value) => print(value).padStart(width);
}

/** One format for all: as many digits as the most demanding needs, 8 at most, points under one another. */
function floatFormat(numbers: readonly number[], single: boolean): (value: number) => string {
  const finite = numbers.filter(Number.isFinite);
  const sizes = finite.filter((value) => value !== 0).map(Math.abs);
  const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
  const exponential = sizes.length > 0 && (largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1000);
  const parts = new Map(finite.map((value) => [value, split(value, exponential, single)]));
  const fraction = Math.max(0, ...[...parts.values()].map((part) => part.fraction.length));
  const print = (value: number): string => {
    const part = parts.get(value) ?? (Number.isFinite(value) ? split(value, exponential, single) : null);
    if (part === null) return specialText(value);
    return `${part.whole}.${part.fraction.padEnd(fraction, exponential ? "0" : " ")}${part.exponent}`;
  };
  return padded(numbers, print);
}

/** A number in its shortest digits, rounded to the precision that is printed. */
function split(
  value: number,
  exponential: boolean,
  single: boolean,
): { whole: string; fraction: string; exponent: string } {
  const shortest = single ? shortestFloat32(value) : value;
  if (exponential) {
    const digits = shortest
      .toExponential()
      .split("e")[0]!
      .replace(/^-?\d\.?/, "").length;
    const [mantissa, power] = shortest.toExponential(Math.min(PRECISION, digits)).split("e") as [
      string,
      string,
    ];
    const [whole, fraction = ""] = mantissa.split(".") as [string, string?];
    const sign = power.startsWith("-") ? "-" : "+";
    return {
      whole: signed(whole, value),
      fraction: trimZeros(fraction),
      exponent: `e${sign}${power.slice(1).padStart(2, "0")}`,
    };
  }
  const [whole, fraction = ""] = shortest.toFixed(PRECISION).split(".") as [string, string?];
  return { whole: signed(whole, value), fraction: trimZeros(fraction), exponent: "" };
}

function signed(whole: string, value: number): string {
  return Object.is(value, -0) ? `-${whole}` : whole;
}

function trimZeros(fraction: string): string {
  return fraction.replace(/0+$/, "");
}

/** The double with the fewest digits that rounds to the same float32: 0.1f prints as 0.1. */
function shortestFloat32(value: number): number {
  for (let digits = 1; digits <= 9; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return candidate;
  }
  return value;
}
