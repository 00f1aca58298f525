import { type Kernels, kernels as chosen } from "@leibniz/kernels";

/** The kernels in use. */
export function kernels(): Kernels {
  return chosen;
}
