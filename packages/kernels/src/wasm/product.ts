import type { MatMulShape } from "../kernels.ts";
import { threads } from "../threads/threads.ts";
import type { Values } from "../values.ts";
import { type Numbers, placed } from "./blocks.ts";
import { type Machine, theMachine, unsharedMachine } from "./machine.ts";
import { multiply, SHARED, WIDE_BYTES } from "./multiply.ts";

/** What the scratch of one product may take. A larger one is computed in parts, which costs it little. */
const SCRATCH_BYTES = 2 ** 28;

/** The rows and columns of a part are multiples of this. */
const STEP = 32;

/** The operands, which stay where they are, and the result, which is written when nothing can fail any more. */
export interface Operands {
  readonly out: Numbers;
  readonly a: Values;
  readonly b: Values;
  readonly bias: Values | undefined;
  readonly shape: MatMulShape;
}

/** Where a part lies in the scratch; byte offsets. */
export interface Places {
  readonly a: number;
  readonly b: number;
  readonly out: number;
  readonly bias: number;
  /** The panels of the right operand. */
  readonly packed: number;
  /** What each thread has for itself. */
  readonly own: number;
  readonly end: number;
}

/** `out = a · b` in the scratch memory; false when there is no room in it, and `out` is as it was. */
export function product(operands: Operands, limit = SCRATCH_BYTES): boolean {
  const { m, k, n } = operands.shape;
  const machine = m * k * n >= SHARED && threads() > 1 ? theMachine() : unsharedMachine();
  if (machine === null) return false;
  let rows = m;
  let columns = n;
  let places = placesOf(machine, operands, rows, columns);
  while (places.end - machine.base > limit || !machine.reserve(places.end - machine.base)) {
    if (rows <= STEP && columns <= STEP) return false;
    if (rows >= columns) rows = half(rows);
    else columns = half(columns);
    places = placesOf(machine, operands, rows, columns);
  }
  if (rows === m && columns === n) {
    multiply(machine, operands, places, operands.out, 0, m, 0, n);
    return true;
  }
  const result = operands.out.slice();
  for (let row = 0; row < m; row += rows) {
    const height = Math.min(rows, m - row);
    for (let column = 0; column < n; column += columns) {
      multiply(machine, operands, places, result, row, height, column, Math.min(columns, n - column));
    }
  }
  operands.out.set(result);
  return true;
}

const half = (count: number) => Math.ceil(count / 2 / STEP) * STEP;

function placesOf(machine: Machine, operands: Operands, rows: number, columns: number): Places {
  const bytes = operands.out.BYTES_PER_ELEMENT;
  const { k } = operands.shape;
  const a = placed(machine.base, operands.a);
  const b = placed(behind(a, rows * k * bytes), operands.b);
  const out = placed(behind(b, k * columns * bytes), operands.out);
  const bias = behind(out, rows * columns * bytes);
  const packed = behind(bias, columns * bytes);
  // Panels of either kind fit.
  const own = packed + k * Math.ceil((columns * bytes) / WIDE_BYTES) * WIDE_BYTES;
  const { exports } = machine;
  const each = Math.max(exports.gemmThreadBytes(), exports.zerosThreadBytes());
  return { a, b, out, bias, packed, own, end: own + threads() * each };
}

/** The next multiple of 64 behind `bytes` from `at` on, and a vector more, which may be read with the last number. */
const behind = (at: number, bytes: number) => Math.ceil((at + bytes + 16) / 64) * 64;
