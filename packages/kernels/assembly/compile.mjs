// Compiles the AssemblyScript beside this file and writes the module, as text, to src/wasm/module.ts.
// `node assembly/compile.mjs --print` writes it to standard output instead, for the test that compares.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const folder = dirname(fileURLToPath(import.meta.url));

/** The bytes of the module. Memory is imported and declared shared; see `sharedFlagOffset`. */
export async function compile() {
  let bytes;
  const options = [
    ["--runtime", "stub"],
    ["-O3"],
    ["--noAssert"],
    ["--importMemory"],
    ["--sharedMemory"],
    ["--initialMemory", "4"],
    ["--maximumMemory", "16384"],
    ["--enable", "simd"],
    ["--enable", "threads"],
    ["--outFile", "kernels.wasm"],
  ].flat();
  const { error, stderr } = await asc.main(["index.ts", "--baseDir", folder, ...options], {
    writeFile(name, contents) {
      if (name === "kernels.wasm") bytes = contents;
    },
  });
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return bytes;
}

/**
 * Where the module says that its memory is shared. It uses no atomic instruction, so that with this byte cleared the
 * same module runs on ordinary memory, in pages that may not share any.
 */
export function sharedFlagOffset(bytes) {
  let at = 8;
  const unsigned = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  };
  const skipName = () => {
    const length = unsigned();
    at += length;
  };
  const IMPORT_SECTION = 2;
  const MEMORY = 2;
  const SHARED_WITH_MAXIMUM = 3;
  while (at < bytes.length) {
    const section = bytes[at++];
    const length = unsigned();
    const end = at + length;
    if (section === IMPORT_SECTION) {
      const count = unsigned();
      if (count !== 1) throw new Error(`the module imports ${count} things; it should be its memory alone`);
      skipName();
      skipName();
      if (bytes[at++] !== MEMORY) throw new Error("the module should import a memory");
      if (bytes[at] !== SHARED_WITH_MAXIMUM) throw new Error("the memory should be shared, with a maximum");
      return at;
    }
    at = end;
  }
  throw new Error("the module imports no memory");
}

/** The text of src/wasm/module.ts. */
export async function moduleText() {
  const bytes = await compile();
  const base64 = Buffer.from(bytes).toString("base64");
  return `// Written by \`npm run wasm\` from the AssemblyScript in assembly/; do not edit.

/** The module: ${bytes.length} bytes, in base64. */
export const BYTES =
  "${base64}";

/** The byte that says that its memory is shared (3); 1 makes it an ordinary one. */
export const SHARED_FLAG = ${sharedFlagOffset(bytes)};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await moduleText();
  if (process.argv.includes("--print")) process.stdout.write(text);
  else writeFileSync(join(folder, "../src/wasm/module.ts"), text);
}
