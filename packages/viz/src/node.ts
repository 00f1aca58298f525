/**
 * What pictures need of Node: layout by graphviz-cli. Everything else is in `@leibniz/viz`, which browsers run too.
 *
 * @packageDocumentation
 */
export { graphvizCli } from "./layout/graphviz-cli.node.ts";
