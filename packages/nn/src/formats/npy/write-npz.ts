import { LeibnizError, type Tensor } from "@leibniz/core";
import { problemOfName } from "../entry-name.ts";
import { quoted } from "../fault.ts";
import { writeZip } from "../zip/write-zip.ts";
import { writeNpy } from "./write-npy.ts";

/**
 * The bytes of an `.npz` file with these tensors, not compressed, for `numpy.load` and {@link readNpz}.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { readNpz, writeNpz } from "@leibniz/nn";
 * console.log(readNpz(writeNpz([["W", tensor([1, 2])]])).get("W")?.data); // Float64Array(2) [ 1, 2 ]
 * ```
 *
 * @throws LeibnizError when two tensors have one name, or a name could not be read back.
 */
export function writeNpz(
  tensors: Iterable<readonly [name: string, tensor: Tensor]>,
): Uint8Array<ArrayBuffer> {
  const files = new Map<string, Uint8Array>();
  for (const [name, x] of tensors) {
    const problem = problemOfName(name);
    if (problem !== null) {
      throw new LeibnizError("writeNpz", `no tensor can have the name ${quoted(name)}: ${problem}`);
    }
    if (files.has(`${name}.npy`))
      throw new LeibnizError("writeNpz", `two tensors have the name ${quoted(name)}`);
    files.set(`${name}.npy`, writeNpy(x));
  }
  return writeZip("writeNpz", files);
}
