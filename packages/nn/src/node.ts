/**
 * What nn needs of Node: files. Everything else is in `@leibniz/nn`, which browsers run too.
 *
 * @packageDocumentation
 */
export { loadMnist, type Mnist, type MnistOptions } from "./data/mnist/load-mnist.node.ts";
export { writeWhole } from "./files/write-whole.node.ts";
export { loadIdx } from "./formats/idx/idx-file.node.ts";
export { loadNpy, loadNpz, saveNpy, saveNpz } from "./formats/npy/npy-file.node.ts";
export { loadSafetensors, saveSafetensors } from "./formats/safetensors/safetensors-file.node.ts";
export { checkpointFile, loadCheckpoint, saveCheckpoint } from "./training/checkpoint-file.node.ts";
export { readRunLog, runLogFile } from "./training/run-log-file.node.ts";
