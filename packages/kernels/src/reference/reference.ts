import type { Kernels } from "../kernels.ts";
import * as elementwise from "./elementwise.ts";
import * as functions from "./functions.ts";
import { gatherAxes } from "./gather-axes.ts";
import { matmul } from "./matmul.ts";
import { adam, descend, sgd } from "./optimisers.ts";
import { max, sum } from "./reductions.ts";
import { logSoftmax, logSumExp, softmax } from "./softmax.ts";
import { stridedCopy } from "./strided-copy.ts";
import { col2im, im2col } from "./windows.ts";

/** Every kernel in plain TypeScript: complete, readable, and what every faster one is tested against. */
export const reference: Kernels = {
  ...elementwise,
  ...functions,
  sum,
  max,
  softmax,
  logSoftmax,
  logSumExp,
  descend,
  sgd,
  adam,
  matmul,
  stridedCopy,
  gatherAxes,
  im2col,
  col2im,
};
