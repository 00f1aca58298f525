// The entry of the WebAssembly module: every function that TypeScript calls, one file a family.

/** Where the scratch may begin: below lie the tables that the compiler placed. */
export function heapBase(): usize {
  return __heap_base;
}

export { add32 } from "./elementwise";
export { gemm32, gemm64, gemmThreadBytes, packB32, packB64 } from "./gemm";
export { finite32, finite64, moreNonzeros32, moreNonzeros64 } from "./gemm-scan";
export { gemmZeros32, gemmZeros64, packWide32, packWide64, zerosThreadBytes } from "./gemm-zeros";
