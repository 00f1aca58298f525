/**
 * What nn needs of Node: files. Everything else is in `@leibniz/nn`, which browsers run too.
 *
 * @packageDocumentation
 */
export { writeWhole } from "./files/write-whole.node.ts";
export { loadSafetensors, saveSafetensors } from "./formats/safetensors/safetensors-file.node.ts";
