import { affineBiasProof, affineInputProof, affineWeightProof } from "./affine.ts";
import { geluProof, mishProof, siluProof } from "./gated.ts";
import type { Proof } from "./proof.ts";
import { sigmoidProof } from "./sigmoid.ts";
import { logSoftmaxProof, logSumExpProof, softmaxProof, softmaxWithLossProof } from "./softmax.ts";
import { logSigmoidProof, softplusProof } from "./softplus.ts";
import { tanhProof } from "./tanh.ts";
import { stdProof, varianceProof } from "./variance.ts";

/** Every proof there is; those of an affine layer are about an edge each. */
export const proofs: readonly Proof[] = [
  sigmoidProof,
  tanhProof,
  softplusProof,
  logSigmoidProof,
  siluProof,
  geluProof,
  mishProof,
  softmaxProof,
  logSoftmaxProof,
  logSumExpProof,
  softmaxWithLossProof,
  varianceProof,
  stdProof,
  affineInputProof,
  affineWeightProof,
  affineBiasProof,
];
