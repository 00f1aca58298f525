import type { Values } from "../values.ts";
import { type Machine, unsharedMachine } from "./machine.ts";

// The memory of the machine is scratch, so that a long array is worked in pieces that stay in the first-level cache:
// copied in, worked, copied out. A view costs about 30 ns, a piece of this size a microsecond.

/** How many bytes of each operand are worked at a time. */
export const PIECE_BYTES = 16_384;

/** A float array: what the module works on. Other dtypes are left to the reference. */
export type Floats = Float32Array | Float64Array;

/** The machine for loops over numbers; null where there is none, or no room. */
export function pieceMachine(pieces: number): Machine | null {
  const machine = unsharedMachine();
  return machine?.reserve(pieces * PIECE_BYTES) ? machine : null;
}

export function isFloats(x: Values): x is Floats {
  return x instanceof Float32Array || x instanceof Float64Array;
}

/** Whether `x` holds numbers of the same kind as `out`. */
export function isLike(out: Floats, x: Values): x is Floats {
  return out instanceof Float32Array ? x instanceof Float32Array : x instanceof Float64Array;
}

/** The machine's memory as numbers of the kind of `x`. */
export function viewFor(machine: Machine, x: Floats): Floats {
  return x instanceof Float32Array ? machine.f32 : machine.f64;
}

/** Copies numbers of any dtype from `start` of `x` to the scratch at byte `address`, as numbers of `view`. */
export function copyIn(view: Floats, address: number, x: Values, start: number, count: number): void {
  view.set(
    start === 0 && count === x.length ? x : x.subarray(start, start + count),
    address / view.BYTES_PER_ELEMENT,
  );
}

/** Copies numbers from byte `address` of the scratch to `start` of `out`. */
export function copyOut(out: Floats, start: number, view: Floats, address: number, count: number): void {
  const from = address / view.BYTES_PER_ELEMENT;
  out.set(view.subarray(from, from + count), start);
}

/** Copies doubles from byte `address` of the scratch to `start` of `out`; float32 is rounded, in place, on the way. */
export function copyDoublesOut(
  machine: Machine,
  out: Floats,
  start: number,
  address: number,
  count: number,
): void {
  if (out instanceof Float32Array) {
    machine.exports.demote(address, address + 4 * count, address);
    copyOut(out, start, machine.f32, address, count);
  } else copyOut(out, start, machine.f64, address, count);
}

/** Fills the scratch at byte `address` with `x` as often as it goes into `count`, a multiple of its length. */
export function repeatIn(view: Floats, address: number, x: Values, count: number): void {
  const first = address / view.BYTES_PER_ELEMENT;
  if (x.length === 1) {
    view.fill(x[0]!, first, first + count);
    return;
  }
  view.set(x, first);
  for (let have = x.length; have < count; have *= 2) {
    view.copyWithin(first + have, first, first + Math.min(have, count - have));
  }
}
