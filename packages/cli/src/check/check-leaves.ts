import { forwardOrder, replay, type Tensor } from "@leibniz/core";
import { compareDerivative, type Precision } from "./compare-derivative.ts";

/** A large leaf is checked at this many elements, evenly chosen. */
const MOST_ELEMENTS = 200;

/** How one leaf's gradient compares with central differences. */
export interface LeafCheck {
  readonly leaf: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly elements: number;
  readonly checked: number;
  readonly maxAbsolute: number;
  readonly maxRelative: number;
  readonly verdict: "agrees" | "differs" | "unclear";
}

/** Holds the gradient of each variable that `root` depends on against central differences. */
export function checkLeaves(root: Tensor): LeafCheck[] {
  const explanation = root.explanation()!;
  const nodes = forwardOrder(root);
  const leaves = new Set<Tensor>(root.creator === null && root.requiresGrad ? [root] : []);
  for (const node of nodes) {
    for (const input of node.inputs) if (input.creator === null && input.requiresGrad) leaves.add(input);
  }
  // What the gradient of the root is multiplied with: the seed of the backward pass.
  const seed = explanation.gradientOf(root)!.data;
  const loss = (leaf: Tensor, moved: Tensor): number => {
    let total = 0;
    replay(root, new Map([[leaf, moved]])).data.forEach((value: number, i: number) => {
      total += value * seed[i]!;
    });
    return total;
  };
  // An operation that narrows to float32 rounds the loss, whatever the leaf is replayed in.
  const narrows = nodes.some(
    ({ inputs, output }) =>
      output!.dtype === "float32" && inputs.every((input) => input.dtype !== "float32") && inputs.length > 0,
  );
  const single = root.dtype === "float32" || narrows || [...leaves].some((leaf) => leaf.dtype === "float32");

  return [...leaves].map((leaf, i) => {
    const wide = narrows ? leaf : widened(leaf, (moved) => loss(leaf, moved));
    const precision: Precision = {
      unit: wide.dtype === "float32" || narrows ? 2 ** -23 : 2 ** -52,
      relative: single ? 1e-3 : 1e-6,
    };
    const analytic = explanation.gradientOf(leaf)!.data;
    const numbers = Float64Array.from(leaf.data);
    let scale = 0;
    for (const value of analytic) scale = Math.max(scale, Math.abs(value));
    const stride = Math.max(1, Math.ceil(numbers.length / MOST_ELEMENTS));
    let [checked, maxAbsolute, maxRelative] = [0, 0, 0];
    const verdicts = new Set<LeafCheck["verdict"]>();
    for (let element = 0; element < numbers.length; element += stride) {
      const along = (at: number): number => {
        const moved = numbers.slice();
        moved[element] = at;
        return loss(leaf, wide.like(moved));
      };
      const found = analytic[element]!;
      const { verdict, numeric } = compareDerivative(along, numbers[element]!, found, scale, precision);
      const difference = Math.abs(found - numeric);
      const size = Math.max(Math.abs(numeric), Math.abs(found));
      checked++;
      maxAbsolute = largest(maxAbsolute, difference);
      maxRelative = largest(maxRelative, difference === 0 ? 0 : difference / size);
      verdicts.add(verdict);
    }
    const verdict = verdicts.has("differs") ? "differs" : verdicts.has("unclear") ? "unclear" : "agrees";
    const { shape, dtype } = leaf;
    const elements = numbers.length;
    return {
      leaf: leaf.name ?? `leaf ${i}`,
      shape,
      dtype,
      elements,
      checked,
      maxAbsolute,
      maxRelative,
      verdict,
    };
  });
}

/**
 * The leaf as float64: float32 with float64 gives float64, so what depends on it is replayed with sixteen digits and
 * not with seven. Where an operation refuses that, the leaf as it is.
 */
function widened(leaf: Tensor, loss: (moved: Tensor) => number): Tensor {
  if (leaf.dtype === "float64") return leaf;
  try {
    const wide = leaf.cast("float64");
    loss(wide.like(leaf.data));
    return wide;
  } catch {
    return leaf;
  }
}

/** The larger of two, where NaN is larger than anything: it must not be lost. */
function largest(x: number, y: number): number {
  return Number.isNaN(x) || Number.isNaN(y) ? NaN : Math.max(x, y);
}
