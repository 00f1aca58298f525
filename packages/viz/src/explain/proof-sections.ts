import { formatShape } from "../format-number.ts";
import type { GraphEdge, GraphNode } from "../graph/graph-doc.ts";
import type { Explained } from "./explained.ts";
import { sentence } from "./language.ts";
import { symbolOf } from "./graph-index.ts";
import { spokenFormula } from "./spoken.ts";
import { proofs } from "./proofs/proofs.ts";
import { affineBiasProof, affineInputProof, affineWeightProof } from "./proofs/affine.ts";
import type { Proof } from "./proofs/proof.ts";
import { lineOf, type Section, sectionOf } from "./working.ts";

const EDGE_PROOFS: ReadonlySet<Proof> = new Set([affineInputProof, affineWeightProof, affineBiasProof]);
const BY_OP: ReadonlyMap<string, Proof> = new Map(
  proofs.filter((proof) => !EDGE_PROOFS.has(proof)).map((proof) => [proof.op, proof]),
);

/**
 * The proofs of the composites that gradients pass on their way, each kind once, in backward order: its first
 * place in the graph stands in the heading.
 */
export function proofSections(explained: Explained, between: ReadonlySet<string>): Section[] {
  const { graph } = explained;
  const told = new Set<Proof>();
  const sections: Section[] = [];
  const tell = (proof: Proof | null | undefined, node: GraphNode, shapes: string): void => {
    if (proof === null || proof === undefined || told.has(proof)) return;
    told.add(proof);
    sections.push(sectionFor(explained, proof, node, shapes));
  };
  for (const node of [...graph.doc.nodes].reverse()) {
    const edges = graph.into(node.id).filter((edge) => between.has(edge.from));
    if (node.op === null || edges.length === 0) continue;
    const exact = node.op !== "gelu" || (node.attributes["approximate"] ?? "none") === "none";
    if (exact) tell(BY_OP.get(node.op), node, "");
    for (const edge of edges) {
      const found = affineProofOf(explained, node, edge);
      if (found !== null) tell(found.proof, node, found.shapes);
    }
  }
  return sections;
}

/** The product X · W of matrices, and the bias that is added to it. */
function affineProofOf(explained: Explained, node: GraphNode, edge: GraphEdge) {
  const { graph } = explained;
  const inputs = graph.into(node.id).map((each) => graph.node(each.from));
  const own = inputs[edge.argIndex]!.value.shape;
  const out = node.value.shape;
  if (node.op === "matmul" && !node.attributes["transposeA"] && !node.attributes["transposeB"]) {
    const [X, W] = inputs.map((input) => input.value.shape) as [readonly number[], readonly number[]];
    if (X.length > 2 || W.length !== 2) return null;
    // A single row is a column when it is transposed.
    const [column, row] =
      X.length === 1
        ? [
            [X[0]!, 1],
            [1, W[1]!],
          ]
        : [[...X].reverse(), out];
    return edge.argIndex === 0
      ? { proof: affineInputProof, shapes: shapesOf(own, out, [...W].reverse()) }
      : { proof: affineWeightProof, shapes: shapesOf(own, column, row) };
  }
  const bias = node.op === "add" && inputs.some((input) => input.op === "matmul") && own.length < out.length;
  return bias ? { proof: affineBiasProof, shapes: `${formatShape(own)} ← ${formatShape(out)}` } : null;
}

function shapesOf(result: readonly number[], left: readonly number[], right: readonly number[]): string {
  return `${formatShape(result)} = ${formatShape(left)} · ${formatShape(right)}`;
}

function sectionFor(explained: Explained, proof: Proof, node: GraphNode, shapes: string): Section {
  const { language, words } = explained;
  const spoken = (text: string): string => sentence(`${spokenFormula(text, language)}.`);
  const given = proof.given.map((formula) => lineOf([formula], spoken(formula.text)));
  const lines = proof.lines.map((line, i) => {
    const rule = line.rule[language];
    const last = i === proof.lines.length - 1 && shapes !== "";
    return lineOf(
      [proof.left, line],
      sentence(`${spokenFormula(`${proof.left.text} = ${line.text}`, language)}: ${rule}.`),
      {
        remark: last ? `${rule}; ${shapes}` : rule,
      },
    );
  });
  const { text } = symbolOf(node);
  return sectionOf(words.composite(proof.title[language], text), [
    { lead: null, lines: given },
    { lead: null, lines },
  ]);
}
