import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The path of a file that fixtures/make.py made. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
}

export function bytesOf(name: string): Uint8Array {
  return readFileSync(fixture(name));
}
