/**
 * What nn needs of Node: files. Everything else is in `@leibniz/nn`, which browsers run too.
 *
 * @packageDocumentation
 */
export { writeWhole } from "./files/write-whole.node.ts";
