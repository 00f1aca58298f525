import { type BinaryKernel, reference, type UnaryKernel, type Values } from "../../src/index.ts";
import { overrides } from "../../src/wasm/overrides.ts";
import {
  expectClose,
  expectSame,
  type FloatsType,
  floatTypes,
  numbers,
  sizes,
  special,
  unaligned,
} from "./samples.ts";

type Unary = "neg" | "reciprocal" | "sqrt" | "relu" | "exp" | "log" | "tanh" | "sigmoid" | "erf";
type Binary = "add" | "sub" | "mul" | "div";
type Compare = (found: Values, expected: Values, what: string) => void;

/** Where functions change their course: the ends of the exponential's range, and of what tells tanh and erf from 1. */
const turns = [
  87.3, 88.72, 88.73, 103.9, 104.1, 708.3, 709.78, 709.79, 745.1, 745.2, 0.624, 0.626, 9.1, 19.1, 0.99, 1.01,
  5.9, 6.1, 1e-10,
].flatMap((x) => [x, -x]);

function unaryAgrees(found: UnaryKernel, expected: UnaryKernel, compare: Compare): void {
  for (const Type of floatTypes) {
    const strewn = [...special(Type), ...turns];
    for (const size of sizes) {
      const x = numbers(Type, size, size + 1, strewn);
      const [out, wanted] = [unaligned(new Type(size)), new Type(size)];
      found(out, x);
      expected(wanted, x);
      compare(out, wanted, `${Type.name} of ${size}`);
      found(x, x);
      compare(x, wanted, `${Type.name} of ${size} in place`);
    }
    for (const Other of [Int32Array, Uint8Array, Float32Array]) otherDTypes(Type, Other, found, expected);
  }
}

/** Input and output of different dtypes, as for the exponential of whole numbers. */
function otherDTypes(
  Type: FloatsType,
  Other: Int32ArrayConstructor | Uint8ArrayConstructor | Float32ArrayConstructor,
  found: UnaryKernel,
  expected: UnaryKernel,
): void {
  if ((Type as unknown) === Other) return;
  const x = Other.from(Array.from({ length: 300 }, (_, i) => i % 100));
  const [out, wanted] = [new Type(300), new Type(300)];
  found(out, x);
  expected(wanted, x);
  expectClose(out, wanted, 2, `${Type.name} of ${Other.name}`);
}

function binaryAgrees(found: BinaryKernel, expected: BinaryKernel): void {
  for (const Type of floatTypes) {
    const strewn = special(Type);
    const compared = (x: Values, y: Values, what: string) => {
      const size = Math.max(x.length, y.length);
      const [out, wanted] = [unaligned(new Type(size)), new Type(size)];
      found(out, x, y);
      expected(wanted, x, y);
      expectSame(out, wanted, `${Type.name} ${what}`);
    };
    for (const size of sizes) {
      const [x, y] = [numbers(Type, size, size + 1, strewn), numbers(Type, size, size + 2, strewn)];
      compared(x, y, `of ${size}`);
      compared(x, x, `of ${size} and itself`);
      compared(x, y.subarray(0, Math.min(size, 1)), `of ${size} and a number`);
      compared(x.subarray(0, Math.min(size, 1)), y, `of a number and ${size}`);
      const wanted = new Type(size);
      expected(wanted, x, y);
      const [left, right] = [unaligned(x), unaligned(y)];
      found(left, left, y);
      found(right, x, right);
      expectSame(left, wanted, `${Type.name} of ${size}, out being x`);
      expectSame(right, wanted, `${Type.name} of ${size}, out being y`);
    }
    // Rows that fit into a piece, hardly fit, and do not.
    for (const [rows, columns] of [
      [3, 100],
      [97, 50],
      [2, 1025],
      [3, 4095],
      [2, 4097],
      [2, 9000],
      [50, 7],
    ] as const) {
      const [x, row] = [numbers(Type, rows * columns, 5, strewn), numbers(Type, columns, 6, strewn)];
      compared(x, row, `of (${rows}, ${columns}) and a row`);
      compared(row, x, `of a row and (${rows}, ${columns})`);
    }
    for (const Other of [Int32Array, Uint8Array]) {
      const whole = Other.from(Array.from({ length: 600 }, (_, i) => (i % 7) + 1));
      compared(numbers(Type, 600, 7), whole, `and ${Other.name}`);
      const [out, wanted] = [new Other(600), new Other(600)];
      found(out, whole, whole);
      expected(wanted, whole, whole);
      expectSame(out, wanted, Other.name);
    }
  }
  const [out, wanted] = [new Float64Array(600), new Float64Array(600)];
  const [x, y] = [numbers(Float32Array, 600, 8), numbers(Float64Array, 600, 9)];
  found(out, x, y);
  expected(wanted, x, y);
  expectSame(out, wanted, "of float32 and float64");
}

function whereAgrees(): void {
  for (const Type of floatTypes) {
    const strewn = special(Type);
    for (const size of sizes) {
      const single = numbers(Type, Math.min(size, 1), 3, strewn);
      const [x, y] = [numbers(Type, size, 1, strewn), numbers(Type, size, 2, strewn)];
      const truth = unaligned(Uint8Array.from(x, (value) => (value > 0 ? 1 : 0)));
      const same = numbers(Type, size, 4, [0, -0, NaN, ...strewn]);
      for (const condition of [
        truth,
        same,
        Int32Array.from(truth),
        single,
        truth.subarray(0, Math.min(size, 1)),
      ]) {
        for (const [a, b] of [
          [x, y],
          [x, single],
          [single, y],
          [single, single],
        ] as const) {
          const [out, wanted] = [unaligned(new Type(size)), new Type(size)];
          overrides.where!(out, condition, a, b);
          reference.where(wanted, condition, a, b);
          expectSame(out, wanted, `${Type.name} of ${size} by ${condition.constructor.name}`);
        }
      }
      const wanted = new Type(size);
      reference.where(wanted, same, x, y);
      overrides.where!(x, same, x, y);
      expectSame(x, wanted, `${Type.name} of ${size} in place`);
    }
  }
  const [out, wanted] = [new Int32Array(300), new Int32Array(300)];
  const whole = wanted.map((_, i) => i - 150);
  overrides.where!(out, whole, whole, Int32Array.of(7));
  reference.where(wanted, whole, whole, Int32Array.of(7));
  expectSame(out, wanted, "int32");
}

function powerAgrees(): void {
  for (const exponent of [2, 3, 0.5, -1]) {
    unaryAgrees(
      (out, x) => overrides.pow!(out, x, exponent),
      (out, x) => reference.pow(out, x, exponent),
      expectSame,
    );
  }
}

const binary = (name: Binary) => () => binaryAgrees(overrides[name]!, reference[name]);
const exact = (name: Unary) => () => unaryAgrees(overrides[name]!, reference[name], expectSame);
/** Both are a unit or two from the truth; how far, says accuracy/. */
const close = (name: Unary, units: number) => () =>
  unaryAgrees(overrides[name]!, reference[name], (found, expected, what) =>
    expectClose(found, expected, units, what),
  );

export const checks = {
  add: binary("add"),
  sub: binary("sub"),
  mul: binary("mul"),
  div: binary("div"),
  neg: exact("neg"),
  reciprocal: exact("reciprocal"),
  sqrt: exact("sqrt"),
  relu: exact("relu"),
  exp: close("exp", 2),
  log: close("log", 2),
  tanh: close("tanh", 3),
  sigmoid: close("sigmoid", 4),
  erf: close("erf", 5),
  pow: powerAgrees,
  where: whereAgrees,
};
