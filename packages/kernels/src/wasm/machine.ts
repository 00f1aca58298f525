// Whoever compiles this file from source needs the declarations, and an import cannot name them.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./web-assembly.d.ts" />
import type { ElementwiseExports } from "./elementwise-exports.ts";
import { BYTES, SHARED_FLAG } from "./module.ts";

/** A function over a range of rows: its arguments end with `from`, `to` and the number of the thread. */
export type RowFunction = (...values: number[]) => void;

/** The functions of the module; pointers are byte offsets into its memory. */
export interface Exports extends ElementwiseExports {
  heapBase(): number;
  gemmThreadBytes(): number;
  zerosThreadBytes(): number;
  gemm32: RowFunction;
  gemm64: RowFunction;
  packB32: RowFunction;
  packB64: RowFunction;
  gemmZeros32: RowFunction;
  gemmZeros64: RowFunction;
  packWide32: RowFunction;
  packWide64: RowFunction;
  moreNonzeros32(at: number, count: number, limit: number): number;
  moreNonzeros64(at: number, count: number, limit: number): number;
  finite32(at: number, count: number): number;
  finite64(at: number, count: number): number;
}

const PAGE = 65_536;
/** 1 GiB: what every browser grants. Kernels that would need more work in parts. */
export const MAXIMUM_BYTES = 16_384 * PAGE;

/**
 * The WebAssembly module with its memory, which is scratch: a kernel copies its operands in and its result out, and
 * leaves nothing behind. Tensors never live here, so nobody has to free anything.
 */
export class Machine {
  readonly exports: Exports;
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
  /** Whether workers can see the memory. */
  readonly shared: boolean;
  /** Where the scratch begins: the compiler's own tables lie below. A multiple of 64. */
  readonly base: number;
  // Views of the whole memory; a growth replaces them, so read them again after `reserve`.
  f32!: Float32Array;
  f64!: Float64Array;
  i32!: Int32Array;
  u8!: Uint8Array;
  #bytes = 0;

  constructor(bytes: Uint8Array, shared: boolean) {
    bytes[SHARED_FLAG] = shared ? 3 : 1;
    this.shared = shared;
    this.memory = new WebAssembly.Memory({ initial: 4, maximum: MAXIMUM_BYTES / PAGE, shared });
    this.module = new WebAssembly.Module(bytes);
    const instance = new WebAssembly.Instance(this.module, { env: { memory: this.memory } });
    this.exports = instance.exports as unknown as Exports;
    this.base = (this.exports.heapBase() + 63) & ~63;
    this.#view();
  }

  /**
   * Makes room for `bytes` of scratch above {@link base}. Whether it could: without the room a kernel works in smaller
   * parts, or the reference takes over.
   */
  reserve(bytes: number): boolean {
    const missing = this.base + bytes - this.#bytes;
    if (missing <= 0) return true;
    if (this.base + bytes > MAXIMUM_BYTES) return false;
    try {
      // Twice as much as is there, so that growing sizes do not grow the memory at every call.
      const pages = Math.ceil(missing / PAGE);
      const more = Math.min(Math.max(pages, this.#bytes / PAGE), (MAXIMUM_BYTES - this.#bytes) / PAGE);
      this.memory.grow(more);
    } catch {
      return false;
    }
    this.#view();
    return true;
  }

  #view(): void {
    const { buffer } = this.memory;
    this.#bytes = buffer.byteLength;
    this.f32 = new Float32Array(buffer);
    this.f64 = new Float64Array(buffer);
    this.i32 = new Int32Array(buffer);
    this.u8 = new Uint8Array(buffer);
  }
}

let machine: Machine | null | undefined;

/**
 * The machine, made when it is first asked for; null where there is no WebAssembly, no SIMD, or a policy of the page
 * forbids it. Then every kernel is the reference.
 */
export function theMachine(): Machine | null {
  if (machine === undefined) machine = start();
  return machine;
}

let unshared: Machine | null | undefined;

/**
 * A machine of its own for loops on one thread, whose memory is never shared: numbers are copied to and from such
 * memory twice as fast (28 against 13 GB/s, there and back), because nobody else can be writing to it.
 */
export function unsharedMachine(): Machine | null {
  if (unshared === undefined) unshared = start(false);
  return unshared;
}

/** Makes the next {@link theMachine} a new one, with new memory. */
export function abandonMachine(): void {
  machine = undefined;
}

function start(shared = typeof SharedArrayBuffer === "function"): Machine | null {
  try {
    const bytes = Uint8Array.from(atob(BYTES), (character) => character.charCodeAt(0));
    if (shared) {
      try {
        return new Machine(bytes, true);
      } catch {
        // A page that is not cross-origin isolated may know the name and yet not share.
      }
    }
    return new Machine(bytes, false);
  } catch {
    return null;
  }
}
