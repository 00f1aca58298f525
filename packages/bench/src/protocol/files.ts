import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";

/** Where the inputs of all peers lie: the driver starts every program in the folder above. */
const folder = "out";

/** A whole file in a buffer of exactly its size: the training images shall lie in memory once. */
function readWhole(name: string): ArrayBuffer {
  const file = openSync(join(folder, name), "r");
  try {
    const bytes = new Uint8Array(fstatSync(file).size);
    for (let at = 0; at < bytes.length;) {
      const read = readSync(file, bytes, at, Math.min(1 << 28, bytes.length - at), at);
      if (read === 0) throw new Error(`${name} became shorter while it was read`);
      at += read;
    }
    return bytes.buffer;
  } finally {
    closeSync(file);
  }
}

export const float32File = (name: string): Float32Array => new Float32Array(readWhole(`${name}.f32`));
export const float64File = (name: string): Float64Array => new Float64Array(readWhole(`${name}.f64`));
export const int32File = (name: string): Int32Array => new Int32Array(readWhole(`${name}.i32`));
export const byteFile = (name: string): Uint8Array => new Uint8Array(readWhole(`${name}.u8`));
