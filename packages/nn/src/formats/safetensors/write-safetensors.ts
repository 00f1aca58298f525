import { checkOptions, type DType, LeibnizError, type Tensor } from "@leibniz/core";
import { problemOfName } from "../entry-name.ts";
import { quoted } from "../fault.ts";
import { bytesOfTensor } from "../numbers.ts";
import { LARGEST_HEADER, METADATA } from "./header.ts";

/** The widest first, so that every number lies at a multiple of its size. */
const WRITTEN: readonly DType[] = ["float64", "float32", "int32", "bool"];
const DTYPES: Readonly<Record<DType, string>> = {
  float64: "F64",
  float32: "F32",
  int32: "I32",
  bool: "BOOL",
};

/** Options of {@link writeSafetensors}. */
export interface WriteSafetensorsOptions {
  /** Texts to go with the tensors. */
  readonly metadata?: Iterable<readonly [name: string, text: string]>;
}

/**
 * The bytes of a safetensors file with these tensors, for {@link readSafetensors} and every other reader of the format.
 * Tensors of one dtype are ordered by name, so that the same tensors make the same file.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { readSafetensors, writeSafetensors } from "@leibniz/nn";
 * const tensors = new Map([["b", tensor([1, 2], { dtype: "float32" })]]);
 * const bytes = writeSafetensors(tensors, { metadata: [["epoch", "3"]] });
 * console.log(bytes.length, readSafetensors(bytes).metadata.get("epoch")); // 104 3
 * ```
 *
 * @throws LeibnizError when two tensors have one name, or a name could not be read back.
 */
export function writeSafetensors(
  tensors: Iterable<readonly [name: string, tensor: Tensor]>,
  options: WriteSafetensorsOptions = {},
): Uint8Array<ArrayBuffer> {
  checkOptions("writeSafetensors", options, ["metadata"]);
  const named = new Map<string, Tensor>();
  for (const [name, x] of tensors) {
    const problem = name === METADATA ? "the format keeps it for itself" : problemOfName(name);
    if (problem !== null) {
      throw new LeibnizError("writeSafetensors", `no tensor can have the name ${quoted(name)}: ${problem}`);
    }
    if (named.has(name)) {
      throw new LeibnizError("writeSafetensors", `two tensors have the name ${quoted(name)}`);
    }
    named.set(name, x);
  }
  const ordered = [...named].sort(
    ([name, x], [other, y]) => WRITTEN.indexOf(x.dtype) - WRITTEN.indexOf(y.dtype) || (name < other ? -1 : 1),
  );
  const members: string[] = [];
  const metadata = new Map(options.metadata);
  if (metadata.size > 0) members.push(`"${METADATA}":${objectText(metadata)}`);
  let end = 0;
  for (const [name, x] of ordered) {
    const begin = end;
    end += x.size * (x.dtype === "float64" ? 8 : x.dtype === "bool" ? 1 : 4);
    const shape = `"shape":[${x.shape.join()}]`;
    members.push(
      `${JSON.stringify(name)}:{"dtype":"${DTYPES[x.dtype]}",${shape},"data_offsets":[${begin},${end}]}`,
    );
  }
  const text = new TextEncoder().encode(`{${members.join()}}`);
  const length = Math.ceil(text.length / 8) * 8;
  if (length > LARGEST_HEADER) {
    throw new LeibnizError(
      "writeSafetensors",
      `a header of ${length} bytes; at most ${LARGEST_HEADER} can be read`,
    );
  }
  const bytes = new Uint8Array(8 + length + end);
  new DataView(bytes.buffer).setUint32(0, length, true);
  bytes.fill(0x20, 8, 8 + length);
  bytes.set(text, 8);
  let at = 8 + length;
  for (const [, x] of ordered) {
    const numbers = bytesOfTensor(x);
    bytes.set(numbers, at);
    at += numbers.length;
  }
  return bytes;
}

/** Not by way of an object, which has no room for every name. */
function objectText(texts: ReadonlyMap<string, string>): string {
  return `{${[...texts].map(([name, text]) => `${JSON.stringify(name)}:${JSON.stringify(text)}`).join()}}`;
}
