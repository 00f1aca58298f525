import { forwardOrder, replay, type Tensor } from "@leibniz/core";
import { formatNumber, formatShape } from "@leibniz/viz";
import { styleText } from "node:util";
import { print } from "../output/standard-output.ts";
import { tableText } from "../output/table.ts";
import { ExitCode, UsageError } from "../output/usage-error.ts";
import { loadDifferentiated } from "../program/load-program.ts";

/** A large leaf is checked at this many elements, evenly chosen. */
const MOST_ELEMENTS = 200;

/** How one leaf's gradient compares with central differences. */
export interface LeafCheck {
  readonly leaf: string;
  readonly shape: readonly number[];
  readonly elements: number;
  readonly checked: number;
  readonly maxAbsolute: number;
  readonly maxRelative: number;
  readonly passed: boolean;
}

/** `leibniz check FILE`: every gradient against finite differences of the replayed graph. */
export async function checkCommand(file: string, options: { readonly json?: boolean }): Promise<number> {
  const root = await loadDifferentiated(file);
  const checks = checkLeaves(root);
  if (checks.length === 0) throw new UsageError(`${file}: no leaf here requires a gradient`);
  const passed = checks.every((check) => check.passed);
  if (options.json) await print(`${JSON.stringify({ passed, leaves: checks }, null, 2)}\n`);
  else await print(`${tableOf(checks)}\n`);
  return passed ? ExitCode.ok : ExitCode.failed;
}

/** Holds the gradient of each variable that `root` depends on against central differences. */
export function checkLeaves(root: Tensor): LeafCheck[] {
  const explanation = root.explanation()!;
  const leaves = new Set<Tensor>();
  for (const node of forwardOrder(root)) {
    for (const input of node.inputs) if (input.creator === null && input.requiresGrad) leaves.add(input);
  }
  // What the gradient of the root is multiplied with: the seed of the backward pass.
  const seed = explanation.gradientOf(root)!;
  const single = [root, ...leaves].some((tensor) => tensor.dtype === "float32");
  const loss = (leaf: Tensor, numbers: ArrayLike<number>): number => {
    const value = replay(root, new Map([[leaf, leaf.like(numbers)]])).data;
    let total = 0;
    value.forEach((element: number, i: number) => (total += element * seed.data[i]!));
    return total;
  };
  return [...leaves].map((leaf, i) => {
    const analytic = explanation.gradientOf(leaf)!.data;
    const numbers = Float64Array.from(leaf.data);
    const stride = Math.max(1, Math.ceil(numbers.length / MOST_ELEMENTS));
    const result = { checked: 0, maxAbsolute: 0, maxRelative: 0, passed: true };
    for (let element = 0; element < numbers.length; element += stride) {
      const at = numbers[element]!;
      // Float32 rounds the values to seven digits, so the step must be larger and less can be expected.
      const step = (single ? 1e-2 : 1e-5) * Math.max(1, Math.abs(at));
      const moved = numbers.slice();
      moved[element] = at + step;
      const [up, high] = [loss(leaf, moved), moved[element]!];
      moved[element] = at - step;
      const numeric = (up - loss(leaf, moved)) / (high - moved[element]!);
      const difference = Math.abs(analytic[element]! - numeric);
      const size = Math.max(Math.abs(numeric), Math.abs(analytic[element]!));
      result.checked++;
      result.maxAbsolute = largest(result.maxAbsolute, difference);
      result.maxRelative = largest(result.maxRelative, size === 0 ? 0 : difference / size);
      result.passed &&= difference <= (single ? 1e-2 + 1e-2 * size : 1e-7 + 1e-6 * size);
    }
    return { leaf: leaf.name ?? `leaf ${i}`, shape: leaf.shape, elements: numbers.length, ...result };
  });
}

/** The larger of two, where NaN is larger than anything: it must not be lost. */
function largest(x: number, y: number): number {
  return Number.isNaN(x) || Number.isNaN(y) ? NaN : Math.max(x, y);
}

function tableOf(checks: readonly LeafCheck[]): string {
  const rows = checks.map((check) => {
    const sampled = check.checked < check.elements ? ` (${check.checked} of ${check.elements} elements)` : "";
    return [
      check.leaf.replace(/\s+/g, " "),
      formatShape(check.shape),
      formatNumber(check.maxAbsolute, 3),
      formatNumber(check.maxRelative, 3),
      (check.passed ? styleText("green", "agrees") : styleText("red", "DIFFERS")) + sampled,
    ];
  });
  const failed = checks.filter((check) => !check.passed).length;
  const verdict =
    failed === 0
      ? "All gradients agree with central differences."
      : `${failed} of ${checks.length} leaves differ.`;
  return `${tableText(["leaf", "shape", "largest difference", "relative", "verdict"], rows)}\n${verdict}`;
}
