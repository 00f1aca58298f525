import type { Values } from "../values.ts";

/** A rectangle of a row-major matrix. */
export interface Block {
  /** The place of its first number. */
  readonly start: number;
  readonly rows: number;
  readonly columns: number;
  /** From one of its rows to the next: the columns of the whole matrix. */
  readonly stride: number;
}

/** The arrays in which WebAssembly computes. */
export type Numbers = Float32Array | Float64Array;

/**
 * Where to put numbers at or behind byte `at` of the scratch. V8 copies between ordinary and shared memory eight bytes
 * at a time if both lie alike to a multiple of eight, and byte by byte if not.
 */
export function placed(at: number, values: Values): number {
  return at + (values.byteOffset & 7 & -values.BYTES_PER_ELEMENT);
}

/** Copies a block of `values` into `memory`, from byte `at` on. */
export function copyIn(memory: Numbers, at: number, values: Values, block: Block): void {
  const { start, rows, columns, stride } = block;
  let to = at / memory.BYTES_PER_ELEMENT;
  if (rows * columns === values.length) {
    memory.set(values, to);
    return;
  }
  for (let row = 0, from = start; row < rows; row++, from += stride, to += columns) {
    memory.set(values.subarray(from, from + columns), to);
  }
}

/** A view and a copy take longer than a loop up to so many numbers: measured, both took 0.2 µs at 200. */
const LOOP = 200;

/** Copies from byte `at` of `memory` on into a block of `values`. */
export function copyOut(values: Numbers, block: Block, memory: Numbers, at: number): void {
  const { start, rows, columns, stride } = block;
  let from = at / memory.BYTES_PER_ELEMENT;
  if (rows * columns === values.length) {
    if (values.length > LOOP) values.set(memory.subarray(from, from + values.length));
    else for (let i = 0; i < values.length; i++) values[i] = memory[from + i]!;
    return;
  }
  if (columns === stride) {
    values.set(memory.subarray(from, from + rows * columns), start);
    return;
  }
  for (let row = 0, to = start; row < rows; row++, to += stride, from += columns) {
    values.set(memory.subarray(from, from + columns), to);
  }
}
