import { ElementwiseNode, Formula, symbols } from "../../../src/index.ts";
import type { Case, Row } from "../row.ts";
import { expectNumbers, expectType } from "./compare.ts";
import { leaves, nodeOf } from "./inputs.ts";

/** A node run again, from its attributes, gives the same output and describes itself the same way. */
export function nodesRunAgain(sample: Case, row: Row): void {
  const node = nodeOf(row, sample, leaves(row, sample));
  if (node === null) return;
  const y = node.output!;
  if (row.node !== null && node.constructor !== row.node)
    throw new Error(`made by ${node.constructor.name}, not ${row.node.name}`);
  const again = node.rerun(node.inputs);
  expectType("output", again, y.shape, y.dtype);
  expectNumbers("output", again.data, y.data, () => 0);
  if (again.creator === null) return;
  const [before, after] = [node, again.creator].map((one) => JSON.stringify(one.attributes));
  if (before !== after) throw new Error(`attributes ${after}, expected ${before}`);
  if (again.creator === node) throw new Error("the same node ran again");
}

/** The op, its label, LaTeX, text and the formulas of its local derivatives can be printed, inputs included. */
export function nodesDescribeThemselves(sample: Case, row: Row): void {
  if (row.node === null) return;
  const inputs = leaves(row, sample);
  const node = nodeOf(row, sample, inputs);
  if (node === null) return;
  if (node.op !== row.name) throw new Error(`op is ${node.op}, expected ${row.name}`);
  const names = inputs.map((_, i) => `input${i}`);
  const texts = { latex: node.latex(...names), text: node.text(...names) };
  for (const [what, text] of Object.entries({ label: node.label, ...texts })) {
    if (typeof text !== "string" || text.trim() === "") throw new Error(`${what} is empty`);
    if (/undefined|\bNaN|\[object/.test(text)) throw new Error(`${what} is ${text}`);
  }
  for (const [what, text] of Object.entries(texts)) {
    for (const name of names) if (!text.includes(name)) throw new Error(`${what} ${text} lacks ${name}`);
  }
  if (!bracesMatch(texts.latex)) throw new Error(`latex ${texts.latex} has braces that do not match`);
  if (!(node instanceof ElementwiseNode)) return;
  const formulas = names.map((name) => new Formula(name, name));
  node.partials(symbols, new Formula("z", "z"), ...formulas).forEach((partial, i) => {
    const local = partial();
    const text = typeof local === "number" ? String(local) : local.latex;
    if (text.trim() === "" || !bracesMatch(text)) throw new Error(`∂z/∂${names[i]} is written ${text}`);
  });
}

function bracesMatch(latex: string): boolean {
  let open = 0;
  for (const sign of latex) {
    if (sign === "{") open++;
    if (sign === "}" && --open < 0) return false;
  }
  return open === 0;
}
