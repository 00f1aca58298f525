import { createHash } from "node:crypto";
import type { Fault } from "../../formats/fault.ts";
import { idxContent } from "../../formats/idx/idx-content.node.ts";
import { checkIdxLength, readIdxHeader } from "../../formats/idx/idx-header.ts";
import type { MnistFile } from "./mnist-files.ts";

/** The side of a picture. */
export const SIDE = 28;

/**
 * The pixels or labels in a file of MNIST, one a byte, after its magic number, its counts, its length and its checksum
 * have been found right.
 *
 * @throws FormatError for the first that is not.
 */
export function verifiedBytes(
  bytes: Uint8Array,
  file: MnistFile,
  kind: "images" | "labels",
  fault: Fault,
): Uint8Array {
  const content = idxContent(bytes, fault);
  const magic = kind === "images" ? 2051 : 2049;
  const found =
    content.length < 4 ? undefined : new DataView(content.buffer, content.byteOffset).getUint32(0);
  if (found !== magic) throw fault("magic number", `${magic}`, found === undefined ? "the end" : `${found}`);
  const header = readIdxHeader(content, fault);
  const [count, rows, columns] = header.shape;
  if (count !== file.count) throw fault(`number of ${kind}`, `${file.count}`, `${count}`);
  if (kind === "images" && (rows !== SIDE || columns !== SIDE)) {
    throw fault("size of a picture", `${SIDE} × ${SIDE}`, `${rows} × ${columns}`);
  }
  checkIdxLength(header, content, fault);
  const sum = createHash("sha256").update(content).digest("hex");
  if (sum !== file.sha256) throw fault("SHA-256 of the content", file.sha256, sum);
  const data = content.subarray(header.begin);
  const wrong = kind === "labels" ? data.findIndex((label) => label > 9) : -1;
  if (wrong >= 0) throw fault(`label ${wrong}`, "0 to 9", `${data[wrong]}`);
  return data;
}
