import { gunzipSync, constants } from "node:zlib";
import type { Fault } from "../fault.ts";
import { readIdxHeader } from "./idx-header.ts";

/** So much of a packed file certainly holds the header; it can become a thousand times as long. */
const PEEK = 8192;

/**
 * The content of an IDX file, unpacked when it is gzipped: never more of it than the header inside promises, however
 * much would come out.
 *
 * @throws FormatError when more would come out, or the packing is damaged.
 */
export function idxContent(bytes: Uint8Array, fault: Fault): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const start = unpack(bytes.subarray(0, PEEK), { finishFlush: constants.Z_SYNC_FLUSH }, fault);
  const { end } = readIdxHeader(start, fault);
  const limit = `at most ${end} bytes, as the header in it says`;
  // zlib refuses a limit beyond 2^53, and a header that promises as much cannot be kept.
  if (end > bytes.length * 1032 + PEEK) {
    throw fault(
      "length of the content",
      limit,
      `a packed file of ${bytes.length}, which cannot hold so many`,
    );
  }
  try {
    return gunzipSync(bytes, { maxOutputLength: end, chunkSize: 2 ** 20 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") {
      throw fault("length of the content", limit, "more");
    }
    throw damaged(error, fault);
  }
}

function unpack(bytes: Uint8Array, options: { readonly finishFlush: number }, fault: Fault): Uint8Array {
  try {
    return gunzipSync(bytes, options);
  } catch (error) {
    throw damaged(error, fault);
  }
}

function damaged(error: unknown, fault: Fault): Error {
  return fault("gzip", "an undamaged stream", (error as Error).message);
}
