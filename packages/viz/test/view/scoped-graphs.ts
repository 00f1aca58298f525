import { exp, sin, type Tensor, variable } from "@leibniz/core";
import { type GraphDoc, graphOf, type GraphScope } from "@leibniz/viz";
import fc from "fast-check";

/** Two in a third, which has a fourth beside it. */
export const scopes: readonly GraphScope[] = [
  { id: "s0", name: "outer", parent: null },
  { id: "s1", name: "left", parent: "s0" },
  { id: "s2", name: "right", parent: "s0" },
  { id: "s3", name: "beside", parent: null },
];

interface Step {
  readonly operation: "add" | "mul" | "exp";
  readonly left: number;
  readonly right: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  operation: fc.constantFrom("add", "mul", "exp"),
  left: fc.nat(50),
  right: fc.nat(50),
});

/**
 * Graphs of random programs, differentiated, in which any operation may stand in any scope: most scopes have several
 * outputs, and folding a whole one into one node would often make a cycle.
 */
export const scopedGraphs: fc.Arbitrary<GraphDoc> = fc
  .record({
    program: fc.array(step, { minLength: 1, maxLength: 25 }),
    places: fc.array(fc.constantFrom(null, ...scopes.map(({ id }) => id)), { minLength: 60, maxLength: 60 }),
  })
  .map(({ program, places }) => {
    const doc = documentOf(program);
    const nodes = doc.nodes.map((node, index) =>
      node.kind === "op" ? { ...node, scope: places[index % places.length]! } : node,
    );
    return { ...doc, scopes, nodes };
  });

/** Runs a program on two leaves, and differentiates the sum of all that nothing uses. */
function documentOf(program: readonly Step[]): GraphDoc {
  const values: Tensor[] = [variable(0.3, { name: "x" }), variable(-0.2, { name: "y" })];
  const unused = new Set(values);
  for (const { operation, left, right } of program) {
    const [a, b] = [values[left % values.length]!, values[right % values.length]!];
    // Sines keep every number small.
    const value = operation === "exp" ? exp(sin(a)) : operation === "add" ? a.add(b).mul(0.5) : sin(a).mul(b);
    unused.delete(a);
    if (operation !== "exp") unused.delete(b);
    values.push(value);
    unused.add(value);
  }
  const root = [...unused].reduce((sum, value) => sum.add(value), variable(0)).named("L");
  root.backward();
  return graphOf(root);
}
