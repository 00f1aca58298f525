import { AnomalyError } from "./errors.ts";
import type { OpNode } from "./op-node.ts";
import { refusePromise, scopes } from "./scope.ts";
import { printTensor } from "./print.ts";
import { sourceLineOf } from "./source-line.ts";
import type { Tensor } from "./tensor.ts";

/**
 * Whether results are searched for NaN and infinities. Inside a gradient rule they are not: what matters there is
 * what the rule sends back, and the node whose rule it is.
 */
export const anomaly = { on: false, insideRule: false };

/** Runs a node's gradient rule. */
export function asRule<Result>(rule: () => Result): Result {
  const before = anomaly.insideRule;
  anomaly.insideRule = true;
  try {
    return rule();
  } finally {
    anomaly.insideRule = before;
  }
}

/**
 * Runs `f`, and throws at the first operation, forward or backward, that makes a NaN or an infinity: the error
 * names the operation, its inputs and the line of the program that applied it. Slow; for finding a fault.
 *
 * ```ts
 * import { detectAnomaly, variable } from "@leibniz/core";
 * try {
 *   detectAnomaly(() => variable(0).log().mul(2));
 * } catch (error) {
 *   console.log((error as Error).name); // AnomalyError
 * }
 * ```
 *
 * @throws AnomalyError at the first NaN or infinity.
 * @throws LeibnizError when `f` is async.
 */
export function detectAnomaly<Result>(f: () => Result): Result {
  const before = anomaly.on;
  anomaly.on = true;
  try {
    return refusePromise("detectAnomaly", f());
  } finally {
    anomaly.on = before;
  }
}

/** Throws when the output of `node` holds a NaN or an infinity. */
export function checkForward(node: OpNode, output: Tensor): void {
  if (anomaly.insideRule) return;
  const found = firstAnomaly(output);
  if (found !== null) throw anomalyError(node, "forward", `made ${found} from ${inputsText(node)}`);
}

/** Throws when what `node` sends back to an argument holds a NaN or an infinity. */
export function checkBackward(node: OpNode, argument: number, gradient: Tensor): void {
  const found = firstAnomaly(gradient);
  if (found !== null) {
    throw anomalyError(
      node,
      "backward",
      `sent ${found} to argument ${argument}; its inputs are ${inputsText(node)}`,
    );
  }
}

function anomalyError(node: OpNode, pass: "forward" | "backward", what: string): AnomalyError {
  const line = sourceLineOf(node);
  const place = line === null ? "" : `, applied at ${line}`;
  return new AnomalyError(node.op, `${pass}: ${what}${place}`, pass, scopesOf(node));
}

function scopesOf(node: OpNode): string[] {
  const names: string[] = [];
  // A node that is not recorded, whose inputs are all constants, does not know its scope: it is the one that is open.
  for (let scope = node.scope ?? scopes.current; scope !== null; scope = scope.parent)
    names.unshift(scope.name);
  return names;
}

function firstAnomaly(tensor: Tensor): string | null {
  const { data } = tensor;
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i]))
      return `${data[i]}${tensor.rank === 0 ? "" : ` at element ${i} of ${data.length}`}`;
  }
  return null;
}

function inputsText(node: OpNode): string {
  return node.inputs
    .map((input) => `${input.name ?? ""}${input.name === null ? "" : " = "}${short(printTensor(input))}`)
    .join(", ");
}

function short(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 80 ? `${line.slice(0, 77)}…` : line;
}
