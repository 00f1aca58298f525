import fc from "fast-check";
import { expect, test } from "vitest";
import { scopeTree } from "../../src/draw/scope-tree.ts";
import type { GraphScope } from "../../src/graph/graph-doc.ts";

const nested = (parents: readonly (string | null)[]): GraphScope[] =>
  parents.map((parent, i) => ({ id: `s${i}`, name: `scope ${i}`, parent }));

/** From a scope outwards, itself first. */
function around(id: string | null, scopes: readonly GraphScope[]): string[] {
  const found: string[] = [];
  for (let at = id; at !== null; at = scopes.find((scope) => scope.id === at)!.parent) found.push(at);
  return found;
}

test("what two scopes share is the first that is around both, in any tree", () => {
  // Each lies in one of those shortly before it, or in none: long chains as well as bushes.
  const trees = fc
    .array(fc.nat(4), { minLength: 1, maxLength: 60 })
    .map((steps) => nested(steps.map((back, i) => (back < i && back < 4 ? `s${i - 1 - back}` : null))));
  fc.assert(
    fc.property(trees, (scopes) => {
      const tree = scopeTree(scopes);
      const ids = [null, ...scopes.map(({ id }) => id)];
      for (const one of ids) {
        for (const other of ids) {
          const outer = around(other, scopes);
          const expected = around(one, scopes).find((id) => outer.includes(id)) ?? null;
          expect(tree.common(one, other)).toBe(expected);
        }
        const held = new Set(around(one, scopes));
        const expected = scopes.filter(({ id }) => held.has(id)).map(({ id }) => id);
        expect(tree.holding([one]).map(({ id }) => id)).toEqual(expected);
      }
    }),
  );
});

test("two chains as deep as a document may nest share what they begin in", () => {
  const DEEP = 50_000;
  const scopes = nested(
    Array.from({ length: 2 * DEEP }, (_, i) => (i === 0 ? null : i === DEEP ? "s0" : `s${i - 1}`)),
  );
  const tree = scopeTree(scopes);
  const ends = Array.from({ length: DEEP - 1 }, (_, i) => tree.common(`s${i + 1}`, `s${2 * DEEP - 1 - i}`));
  expect(new Set(ends)).toEqual(new Set(["s0"]));
  expect(tree.holding(scopes.map(({ id }) => id))).toHaveLength(2 * DEEP);
});

test("a scope that is not there is in the whole picture", () => {
  const tree = scopeTree(nested([null, "s0"]));
  expect(tree.common("s9", "s1")).toBe(null);
  expect(tree.holding(["s9", null])).toEqual([]);
});
