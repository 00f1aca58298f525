import type { GraphScope } from "../graph/graph-doc.ts";
import type { PictureCluster } from "./picture.ts";

/** The scopes of a document, asked for what two of them share. Null is the whole picture. */
export interface ScopeTree {
  /** The innermost scope that holds both. */
  common(one: string | null, other: string | null): string | null;
  /** The scopes among these and all their ancestors, parents before children. */
  holding(used: Iterable<string | null>): PictureCluster[];
}

/** A scope with two ways outwards: to its parent, and far out. */
interface Place {
  readonly id: string | null;
  readonly depth: number;
  readonly parent: Place;
  readonly far: Place;
}

/**
 * Two scopes find what they share in a number of steps that grows with the logarithm of their depth, since each of them
 * also knows one ancestor far out: of a document on disk every wire may join two scopes that lie very deep.
 * (E. W. Myers, "An applicative random-access stack", 1983.)
 */
export function scopeTree(scopes: readonly GraphScope[]): ScopeTree {
  const picture = wholePicture();
  const places = new Map<string | null, Place>();
  for (const { id, parent } of scopes) places.set(id, placeIn(places.get(parent) ?? picture, id));
  return {
    common(one, other) {
      if (one === null || other === null) return null;
      return shared(places.get(one) ?? picture, places.get(other) ?? picture).id;
    },
    holding(used) {
      const held = new Set<Place>([picture]);
      for (const id of used) {
        for (let at = places.get(id) ?? picture; !held.has(at); at = at.parent) held.add(at);
      }
      return scopes
        .filter(({ id }) => held.has(places.get(id) ?? picture))
        .map(({ id, name, parent }) => ({ id, title: name, parent }));
    },
  };
}

/** Outside of which there is nothing but itself. */
function wholePicture(): Place {
  class Whole implements Place {
    readonly id = null;
    readonly depth = 0;
    readonly parent = this;
    readonly far = this;
  }
  return new Whole();
}

function placeIn(parent: Place, id: string): Place {
  const { far } = parent;
  const isAsFar = parent.depth - far.depth === far.depth - far.far.depth;
  return { id, depth: parent.depth + 1, parent, far: isAsFar ? far.far : parent };
}

function shared(one: Place, other: Place): Place {
  let [x, y] = one.depth < other.depth ? [other, one] : [one, other];
  while (x.depth > y.depth) x = x.far.depth >= y.depth ? x.far : x.parent;
  // At one depth both ways lead equally far out.
  while (x !== y) [x, y] = x.far === y.far ? [x.parent, y.parent] : [x.far, y.far];
  return x;
}
