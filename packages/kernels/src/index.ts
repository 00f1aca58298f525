export { allocate, type DType, ownBuffer, type Values } from "./values.ts";
export type {
  AdamStep,
  BinaryKernel,
  Kernels,
  MatMulShape,
  ReductionKernel,
  SelectionKernel,
  SgdStep,
  UnaryKernel,
  Windows,
} from "./kernels.ts";
export { kernels } from "./chosen.ts";
export { complementaryErrorFunction, errorFunction } from "./reference/error-function.ts";
export { reference } from "./reference/reference.ts";
export { MAXIMUM_THREADS, setThreads, threads } from "./threads/threads.ts";
