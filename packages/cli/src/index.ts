/**
 * The whole framework in one import: tensors and ops from `@leibniz/core`, layers and losses from
 * `@leibniz/nn`, documents and pictures from `@leibniz/viz`.
 *
 * @packageDocumentation
 */
export * from "@leibniz/core";
export * from "@leibniz/nn";
export * from "@leibniz/viz";
