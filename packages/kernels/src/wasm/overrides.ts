import type { Kernels } from "../kernels.ts";
import { elementwiseOverrides } from "./elementwise-overrides.ts";
import { matmul } from "./matmul.ts";

/**
 * The kernels that WebAssembly does faster. Each decides by shape and dtype alone whether it is, and calls the
 * reference where it is not; how they are tested against it stands in test/overrides.test.ts.
 */
export const overrides: Partial<Kernels> = { ...elementwiseOverrides, matmul };
