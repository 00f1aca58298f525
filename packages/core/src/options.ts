import { LeibnizError } from "./errors.ts";
import { Tensor } from "./tensor.ts";

/**
 * Refuses options that an operation does not know: programs in JavaScript have no compiler to do it, and an
 * option that is silently left out gives a wrong number.
 *
 * ```ts
 * import { checkOptions } from "@leibniz/core";
 * checkOptions("smooth", { width: 3 }, ["width", "padding"]); // a misspelt one would throw
 * ```
 *
 * @throws LeibnizError that names the options there are.
 */
export function checkOptions(op: string, options: unknown, known: readonly string[]): void {
  if (
    typeof options !== "object" ||
    options === null ||
    Array.isArray(options) ||
    options instanceof Tensor
  ) {
    throw new LeibnizError(op, `the options are an object, ${list(known)}; got ${kindOf(options)}`);
  }
  for (const name in options) {
    if (!known.includes(name))
      throw new LeibnizError(op, `there is no option ${name}; it takes ${list(known)}`);
  }
}

/**
 * The number that an option holds, or `otherwise` when it is left out.
 *
 * @throws LeibnizError when it holds anything else, NaN or an infinity.
 */
export function finiteOption<Options extends object>(
  op: string,
  options: Options,
  name: keyof Options & string,
  otherwise: number,
): number {
  const value: unknown = options[name] === undefined ? otherwise : options[name];
  if (typeof value === "number" && Number.isFinite(value)) return value;
  const got = typeof value === "number" ? String(value) : Array.isArray(value) ? "an array" : typeof value;
  throw new LeibnizError(op, `${name} is a finite number, as in { ${name}: ${otherwise} }; got ${got}`);
}

function list(known: readonly string[]): string {
  return `{ ${known.join(", ")} }`;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : value instanceof Tensor ? "a tensor" : typeof value;
}
