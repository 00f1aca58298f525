import type { GraphDoc, GraphNode, GraphScope } from "../graph/graph-doc.ts";
import { groupBy } from "../group-by.ts";
import { contract, type Contraction } from "./contract.ts";
import { groupNodes } from "./node-groups.ts";
import { joinRepeats } from "./repeated-blocks.ts";
import { hidingScopes } from "./scope-levels.ts";

export interface ScopeFolding {
  /** Whether a scope becomes one node; those inside it go with it. */
  isFolded(scope: GraphScope): boolean;
  /** Scopes that stay open whatever `isFolded` says, with what is around them. */
  readonly open?: ReadonlySet<string>;
  /** Whether a leaf that only one folded scope uses is drawn with it; none when left out. */
  takesIn?(leaf: GraphNode): boolean;
}

/** The graph with scopes as single nodes, and rows of equal ones as one node that says how many. */
export function foldScopes(doc: GraphDoc, { isFolded, open, takesIn }: ScopeFolding): GraphDoc {
  const hiding = hidingScopes(doc.scopes, isFolded, open);
  if (hiding.size === 0) return doc;
  const scopes = new Map(doc.scopes.map((scope) => [scope.id, scope]));
  const groups = groupNodes(
    doc,
    (node) => (node.scope === null ? null : (hiding.get(node.scope) ?? null)),
    takesIn,
  );
  const contractions: Contraction[] = [];
  for (const [region, parts] of groupBy(groups, (group) => group.region)) {
    const { name, parent } = scopes.get(region)!;
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) {
      if (only.output.kind === "op") contractions.push({ ...only, label: name, scope: parent });
      continue;
    }
    // A scope with several outputs stays around its parts, so that the picture says what they are parts of.
    const folded = parts.filter((part) => part.members.length > 1);
    folded.forEach((part, index) => {
      contractions.push({ ...part, label: `${name} ${index + 1}/${folded.length}`, scope: region });
    });
  }
  return contract(doc, joinRepeats(doc, contractions, scopes));
}
