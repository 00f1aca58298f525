import {
  expandComposites,
  forwardOrder,
  type FusedNode,
  gradientsOf,
  type OpNode,
  type Tensor,
} from "../../../src/index.ts";
import type { Case, Row } from "../row.ts";
import { closeInFloat64, expectNumbers, expectType } from "./compare.ts";
import { arrayOfTensor, gradientsUnder, leaves, upstreamFor } from "./inputs.ts";

/** A fused op and its expansion have the same value, gradient and second derivative. */
export function fusedIsExpanded(sample: Case, row: Row): void {
  if (row.node === null || !("expand" in row.node.prototype)) return;
  const [fused, expanded] = [leaves(row, sample), leaves(row, sample)];
  const y = sample.apply(...fused);
  const z = expandComposites(() => sample.apply(...expanded));
  expectType("expanded value", z, y.shape, y.dtype);
  if (y.creator !== null) expectExpansion(y.creator, z);
  // Where a function saturates its expansion may meet ∞ · 0, which is why it was fused.
  if (!sample.smooth) return;
  expectNumbers("expanded value", z.data, y.data, closeInFloat64(arrayOfTensor(y)));
  expectSame("gradient", gradientsUnder(y, fused), gradientsUnder(z, expanded));
  expectSame("second derivative", secondDerivatives(y, fused), secondDerivatives(z, expanded));
}

/** The expansion holds no fused node, and all of it stands in a scope of the op's name. */
function expectExpansion(fused: OpNode, z: Tensor): void {
  const nodes = forwardOrder(z);
  if (nodes.length === 0) throw new Error(`${fused.op} expands to nothing`);
  for (const node of nodes) {
    if (isFused(node)) throw new Error(`the expansion of ${fused.op} holds the fused ${node.op}`);
    let outermost = node.scope;
    while (outermost?.parent) outermost = outermost.parent;
    if (outermost?.name !== fused.op) throw new Error(`${node.op} stands in no scope ${fused.op}`);
  }
}

function isFused(node: OpNode): node is FusedNode {
  return "expand" in node;
}

function secondDerivatives(y: Tensor, inputs: readonly Tensor[]): Tensor[] {
  const wanted = inputs.filter((input) => input.requiresGrad);
  const along = gradientsOf(y, wanted, { gradient: upstreamFor(y), createGraph: true })
    .map((gradient) => gradient!.mul(upstreamFor(gradient!)).sum())
    .reduce((total, next) => total.add(next));
  return gradientsOf(along, wanted).map((gradient) => gradient!);
}

function expectSame(what: string, fused: readonly Tensor[], expanded: readonly Tensor[]): void {
  expanded.forEach((gradient, i) => {
    expectType(`expanded ${what} ${i}`, gradient, fused[i]!.shape, fused[i]!.dtype);
    const close = closeInFloat64(arrayOfTensor(fused[i]!));
    expectNumbers(`expanded ${what} ${i}`, gradient.data, fused[i]!.data, close);
  });
}
