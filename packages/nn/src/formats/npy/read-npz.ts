import type { Tensor } from "@leibniz/core";
import { problemOfName } from "../entry-name.ts";
import { type Fault, faultsFor, quoted, type ReadOptions } from "../fault.ts";
import { type Inflate, readZip } from "../zip/read-zip.ts";
import { npyTensor } from "./read-npy.ts";

/**
 * Reads the tensors of an `.npz` file, as `numpy.savez` writes it: a zip archive of `.npy` files. That of
 * `numpy.savez_compressed` is read by `loadNpz` of `@leibniz/nn/node`.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { readNpz, writeNpz } from "@leibniz/nn";
 * const bytes = writeNpz([["W", tensor([1, 2])], ["b", tensor(3)]]);
 * console.log([...readNpz(bytes).keys()], readNpz(bytes).get("b")?.item()); // [ 'W', 'b' ] 3
 * ```
 *
 * @throws FormatError that names file, field and what was expected. Nothing has been loaded then.
 */
export function readNpz(bytes: Uint8Array, options: ReadOptions = {}): ReadonlyMap<string, Tensor> {
  return npzTensors(bytes, null, faultsFor("readNpz", options));
}

/** The same with a way to unpack deflated files. */
export function npzTensors(
  bytes: Uint8Array,
  inflate: Inflate | null,
  fault: Fault,
): ReadonlyMap<string, Tensor> {
  const tensors = new Map<string, Tensor>();
  for (const [file, content] of readZip(bytes, inflate, fault)) {
    const called = quoted(file);
    if (!file.endsWith(".npy")) throw fault("name of a file", "one that ends in .npy", called);
    const name = file.slice(0, -4);
    const problem = problemOfName(name);
    if (problem !== null) throw fault("name of a tensor", "a plain name", `${quoted(name)}: ${problem}`);
    tensors.set(
      name,
      npyTensor(content, (field, expected, found) => fault(`${called}, ${field}`, expected, found)),
    );
  }
  return tensors;
}
