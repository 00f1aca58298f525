export { allocate, type DType, type Values } from "./values.ts";
export type { BinaryKernel, Kernels, MatMulShape, ReductionKernel, UnaryKernel, Windows } from "./kernels.ts";
export { kernels } from "./chosen.ts";
export { reference } from "./reference/reference.ts";
export { MAXIMUM_THREADS, setThreads, threads } from "./threads/threads.ts";
