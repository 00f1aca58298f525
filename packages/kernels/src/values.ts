/** The number types of a tensor. `bool` is held as bytes of 0 and 1. */
export type DType = "float64" | "float32" | "int32" | "bool";

/** The numbers of a tensor, row-major, owned by the garbage collector. */
export type Values = Float64Array | Float32Array | Int32Array | Uint8Array;

/**
 * A buffer that small arrays share. V8 keeps arrays of up to 64 bytes among its objects and asks the operating
 * system's allocator for each larger one, which takes 250 to 800 ns; a view of a buffer that is there takes 20 to 130.
 */
class Slab extends ArrayBuffer {}

// An array that lives on keeps its slab, so a slab is small: at worst 16 KiB stay for an array of 72 bytes.
const SLAB_BYTES = 16_384;
const SMALLEST = 65;
const LARGEST = 4_096;
/** From here on an allocation may well fail. */
const HUGE = 2 ** 27;
let slab = new Slab(0);
let used = SLAB_BYTES;

/** Takes `bytes` of the slab, and makes another when it is full; returns where they begin. */
function take(bytes: number): number {
  const start = used + bytes > SLAB_BYTES ? 0 : used;
  if (start === 0) slab = new Slab(SLAB_BYTES);
  used = (start + bytes + 7) & ~7;
  return start;
}

/**
 * A new array of zeros for `length` numbers of `dtype`. A small one may share its buffer: see {@link ownBuffer}.
 *
 * @throws RangeError that says how much was wanted, when there is not so much memory.
 */
export function allocate(dtype: DType, length: number): Values {
  const bytes = dtype === "float64" ? length * 8 : dtype === "bool" ? length : length * 4;
  if (bytes >= SMALLEST && bytes <= LARGEST) {
    const start = take(bytes);
    if (dtype === "float64") return new Float64Array(slab, start, length);
    if (dtype === "float32") return new Float32Array(slab, start, length);
    if (dtype === "int32") return new Int32Array(slab, start, length);
    return new Uint8Array(slab, start, length);
  }
  if (bytes >= LARGE && !kept) keepFreedMemory();
  if (bytes < HUGE) return allocateOwn(dtype, length);
  try {
    return allocateOwn(dtype, length);
  } catch (cause) {
    const size = `${(bytes / 2 ** 30).toFixed(1)} GiB`;
    throw new RangeError(
      `there is no room for ${length} numbers of ${dtype}, ${size}: use smaller batches, or a dtype of fewer bytes`,
      { cause },
    );
  }
}

/** From here on an array has pages of its own. */
const LARGE = 2 ** 14;
let kept = false;

/**
 * Where Node allocates with glibc, what a collection frees goes back to the operating system, and every page of the next
 * arrays costs a fault again: at 4 MiB a quarter of the time of the product that fills it. glibc keeps what is freed,
 * up to 64 MiB, once it has seen a mapping of nearly 32 MiB freed. This is one, never touched and soon collected.
 */
function keepFreedMemory(): void {
  kept = true;
  void new ArrayBuffer(2 ** 25 - 2 ** 16);
}

function allocateOwn(dtype: DType, length: number): Values {
  if (dtype === "float64") return new Float64Array(length);
  if (dtype === "float32") return new Float32Array(length);
  if (dtype === "int32") return new Int32Array(length);
  return new Uint8Array(length);
}

/**
 * The same numbers in a buffer of their own, for those who may look at `.buffer` or send it to another thread: the
 * array itself when it shares none.
 */
export function ownBuffer(values: Values): Values {
  return values.buffer instanceof Slab ? values.slice() : values;
}
