import type { DType, Values } from "@leibniz/core";

/** How a file writes a number: its size in bytes, the dtype it becomes, and the way there. */
export interface NumberFormat {
  /** As in `F32` or `<f4`. */
  readonly name: NumberFormatName;
  readonly bytes: number;
  readonly dtype: DType;
  /** Reads what has been brought into this machine's byte order, in a buffer of its own. */
  read(bytes: Uint8Array<ArrayBuffer>): Values | Unreadable;
}

export type NumberFormatName =
  | "float64"
  | "float32"
  | "float16"
  | "bfloat16"
  | "int64"
  | "int32"
  | "int16"
  | "int8"
  | "uint64"
  | "uint32"
  | "uint16"
  | "uint8"
  | "bool";

/** The first number that the dtype cannot hold. */
export interface Unreadable {
  readonly index: number;
  readonly found: string;
  readonly expected: string;
}

const formats: Readonly<Record<NumberFormatName, Omit<NumberFormat, "name">>> = {
  float64: { bytes: 8, dtype: "float64", read: ({ buffer }) => new Float64Array(buffer) },
  float32: { bytes: 4, dtype: "float32", read: ({ buffer }) => new Float32Array(buffer) },
  // Every number of 16 bits is one of float32 too.
  float16: {
    bytes: 2,
    dtype: "float32",
    read: ({ buffer }) => floatsOf(new Uint16Array(buffer), bitsOfFloat16),
  },
  bfloat16: {
    bytes: 2,
    dtype: "float32",
    read: ({ buffer }) => floatsOf(new Uint16Array(buffer), (half) => half << 16),
  },
  int64: { bytes: 8, dtype: "int32", read: ({ buffer }) => narrow(new BigInt64Array(buffer)) },
  int32: { bytes: 4, dtype: "int32", read: ({ buffer }) => new Int32Array(buffer) },
  int16: { bytes: 2, dtype: "int32", read: ({ buffer }) => Int32Array.from(new Int16Array(buffer)) },
  int8: { bytes: 1, dtype: "int32", read: ({ buffer }) => Int32Array.from(new Int8Array(buffer)) },
  uint64: { bytes: 8, dtype: "int32", read: ({ buffer }) => narrow(new BigUint64Array(buffer)) },
  uint32: { bytes: 4, dtype: "int32", read: ({ buffer }) => narrow(new Uint32Array(buffer)) },
  uint16: { bytes: 2, dtype: "int32", read: ({ buffer }) => Int32Array.from(new Uint16Array(buffer)) },
  uint8: { bytes: 1, dtype: "int32", read: (bytes) => Int32Array.from(bytes) },
  bool: { bytes: 1, dtype: "bool", read: truthValues },
};

/** The format of a name. */
export function numberFormat(name: NumberFormatName): NumberFormat {
  return { name, ...formats[name] };
}

function floatsOf(halves: Uint16Array, bitsOf: (half: number) => number): Float32Array {
  // As bits and not as numbers, so that a NaN keeps its payload.
  const bits = new Int32Array(halves.length);
  for (let i = 0; i < bits.length; i++) bits[i] = bitsOf(halves[i]!);
  return new Float32Array(bits.buffer);
}

/** The bits of the float32 that equals a float16: 1 sign, 5 exponent and 10 fraction bits become 1, 8 and 23. */
function bitsOfFloat16(half: number): number {
  const sign = (half & 0x8000) << 16;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0x1f) return sign | 0x7f800000 | (fraction << 13);
  if (exponent !== 0) return sign | ((exponent + 112) << 23) | (fraction << 13);
  if (fraction === 0) return sign;
  // A subnormal float16 is fraction · 2⁻²⁴; float32 has it with a leading one.
  const shift = Math.clz32(fraction) - 21;
  return sign | ((113 - shift) << 23) | (((fraction << shift) & 0x3ff) << 13);
}

function narrow(numbers: BigInt64Array | BigUint64Array | Uint32Array): Int32Array | Unreadable {
  const values = new Int32Array(numbers.length);
  for (let i = 0; i < values.length; i++) {
    const number = Number(numbers[i]!);
    values[i] = number;
    if (values[i] !== number) {
      return { index: i, expected: "a whole number from −2^31 to 2^31 − 1", found: String(numbers[i]) };
    }
  }
  return values;
}

function truthValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array | Unreadable {
  const index = bytes.findIndex((byte) => byte > 1);
  return index < 0 ? bytes : { index, expected: "0 or 1", found: String(bytes[index]) };
}
