export { Layer } from "./layer.ts";
export { Affine, type AffineOptions } from "./layers/affine.ts";
export { Sigmoid } from "./layers/sigmoid.ts";
export { SoftmaxWithLoss } from "./losses/softmax-with-loss.ts";
