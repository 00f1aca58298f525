export { batches } from "./data/batches.ts";
export { DataLoader, type DataLoaderOptions, type DataLoaderState } from "./data/data-loader.ts";
export { Dataset } from "./data/dataset.ts";
export { Layer } from "./layer.ts";
export { Affine, type AffineOptions } from "./layers/affine.ts";
export { Sigmoid } from "./layers/sigmoid.ts";
export { SoftmaxWithLoss } from "./losses/softmax-with-loss.ts";
