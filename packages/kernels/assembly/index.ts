// The entry of the WebAssembly module: every function that TypeScript calls, one file a family.

/** Where the scratch may begin: below lie the tables that the compiler placed. */
export function heapBase(): usize {
  return __heap_base;
}

export * from "./elementwise";
export { erf64 } from "./erf";
export { exp32 } from "./exp32";
export { exp64 } from "./exp64";
export { gemm32, gemm64, gemmThreadBytes, packB32, packB64 } from "./gemm";
export { finite32, finite64, moreNonzeros32, moreNonzeros64 } from "./gemm-scan";
export { gemmZeros32, gemmZeros64, packWide32, packWide64, zerosThreadBytes } from "./gemm-zeros";
export { log32, log64 } from "./log";
export * from "./optimisers";
export * from "./select";
export { sigmoid32, sigmoid64 } from "./sigmoid";
export * from "./softmax";
export * from "./sums";
export { tanh32, tanh64 } from "./tanh";
