// The entry of the WebAssembly module: every function that TypeScript calls, one file a family.

/** Where the scratch may begin: below lie the tables that the compiler placed. */
export function heapBase(): usize {
  return __heap_base;
}

export { add32 } from "./elementwise";
