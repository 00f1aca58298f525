import { FormatError, LeibnizError } from "@leibniz/core";

/**
 * Fetches a file that has at most `most` bytes.
 *
 * @throws LeibnizError when the server does not answer, or not with the file.
 * @throws FormatError when it sends more.
 */
export async function download(url: URL, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    const response = await fetch(url);
    if (!response.ok || response.body === null) {
      throw new LeibnizError("loadMnist", `${url.href} answered ${response.status} ${response.statusText}`);
    }
    for await (const part of response.body as AsyncIterable<Uint8Array>) {
      length += part.length;
      if (length > most) {
        throw new FormatError("loadMnist", {
          file: url.href,
          field: "length of the file",
          expected: `at most ${most} bytes`,
          found: "more",
        });
      }
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof LeibnizError) throw error;
    throw new LeibnizError("loadMnist", `cannot download ${url.href}: ${reasonOf(error)}`, { cause: error });
  }
  return Buffer.concat(parts);
}

/** What `fetch` says is "fetch failed"; the reason stands in its cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error && cause.message !== "" ? cause.message : message;
}
