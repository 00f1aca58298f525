import { type Kernels, reference } from "@leibniz/kernels";

/** The kernels in use. */
export function kernels(): Kernels {
  return reference;
}
