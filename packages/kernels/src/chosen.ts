import { environmentVariable } from "./environment.node.ts";
import type { Kernels } from "./kernels.ts";
import { reference } from "./reference/reference.ts";
import { overrides } from "./wasm/overrides.ts";

/** The kernels in use: the reference alone when the variable LEIBNIZ_KERNELS says `reference`. */
export const kernels: Kernels =
  environmentVariable("LEIBNIZ_KERNELS") === "reference" ? reference : { ...reference, ...overrides };
