import type { GraphScope } from "../graph/graph-doc.ts";
import type { PictureCluster } from "./picture.ts";

/** The scopes of a document, asked for what two of them share. Null is the whole picture. */
export interface ScopeTree {
  /** The innermost scope that holds both. */
  common(one: string | null, other: string | null): string | null;
  /** The scopes among these and all their ancestors, parents before children. */
  holding(used: Iterable<string | null>): PictureCluster[];
}

export function scopeTree(scopes: readonly GraphScope[]): ScopeTree {
  const byId = new Map(scopes.map((scope) => [scope.id, scope]));
  const ancestors = (id: string | null): Set<string> => {
    const found = new Set<string>();
    let scope = id === null ? undefined : byId.get(id);
    while (scope !== undefined && !found.has(scope.id)) {
      found.add(scope.id);
      scope = scope.parent === null ? undefined : byId.get(scope.parent);
    }
    return found;
  };
  return {
    common(one, other) {
      const outer = ancestors(other);
      for (const id of ancestors(one)) if (outer.has(id)) return id;
      return null;
    },
    holding(used) {
      const held = new Set<string>();
      for (const id of new Set(used)) for (const ancestor of ancestors(id)) held.add(ancestor);
      return scopes
        .filter((scope) => held.has(scope.id))
        .map(({ id, name, parent }) => ({ id, title: name, parent }));
    },
  };
}
