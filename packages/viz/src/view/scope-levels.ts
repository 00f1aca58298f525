import type { GraphScope } from "../graph/graph-doc.ts";
import { UnknownNameError } from "./unknown-name-error.ts";

/** How many scopes are around each scope. */
export function scopeDepths(scopes: readonly GraphScope[]): Map<string, number> {
  const depths = new Map<string, number>();
  for (const { id, parent } of scopes) depths.set(id, parent === null ? 0 : (depths.get(parent) ?? -1) + 1);
  return depths;
}

/**
 * The folded scope that hides each scope: the outermost one around it, or itself. Scopes in `open` hide nothing, and
 * neither does what is around them.
 */
export function hidingScopes(
  scopes: readonly GraphScope[],
  isFolded: (scope: GraphScope) => boolean,
  open: ReadonlySet<string> = new Set(),
): Map<string, string> {
  const parents = new Map(scopes.map((scope) => [scope.id, scope.parent]));
  const seen = new Set<string>();
  for (const id of open) {
    for (let at: string | null = id; at !== null && !seen.has(at); at = parents.get(at) ?? null) seen.add(at);
  }
  const hiding = new Map<string, string>();
  for (const scope of scopes) {
    const outer = scope.parent === null ? undefined : hiding.get(scope.parent);
    const hidden = outer ?? (isFolded(scope) && !seen.has(scope.id) ? scope.id : undefined);
    if (hidden !== undefined) hiding.set(scope.id, hidden);
  }
  return hiding;
}

/**
 * The scopes that a name means: all of that name, else all whose path ends so, as `block3/attention`, else the one of
 * that id.
 */
export function scopesNamed(scopes: readonly GraphScope[], name: string): string[] {
  const byId = new Map(scopes.map((scope) => [scope.id, scope]));
  const path = name.split("/").reverse();
  const endsSo = (scope: GraphScope): boolean => {
    let at: GraphScope | undefined = scope;
    for (const part of path) {
      if (at?.name !== part) return false;
      at = at.parent === null ? undefined : byId.get(at.parent);
    }
    return true;
  };
  const named = scopes.filter((scope) => scope.name === name);
  const found = named.length > 0 ? named : scopes.filter(endsSo);
  return found.length > 0 ? found.map(({ id }) => id) : byId.has(name) ? [name] : [];
}

/** @throws UnknownNameError when a name means no scope. */
export function foldedScopes(scopes: readonly GraphScope[], names: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const name of names) {
    const ids = scopesNamed(scopes, name);
    if (ids.length === 0) {
      throw new UnknownNameError(
        "collapse",
        "scope",
        name,
        scopes.map((scope) => scope.name),
      );
    }
    for (const id of ids) found.add(id);
  }
  return found;
}
