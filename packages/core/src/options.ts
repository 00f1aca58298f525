import { LeibnizError } from "./errors.ts";

/**
 * Refuses options that an operation does not know: programs in JavaScript have no compiler to do it, and an
 * option that is silently left out gives a wrong number.
 *
 * @throws LeibnizError that names the options there are.
 */
export function checkOptions(op: string, options: unknown, ...known: readonly string[]): void {
  const takes = `{ ${known.join(", ")} }`;
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    const got = options === null ? "null" : Array.isArray(options) ? "an array" : typeof options;
    throw new LeibnizError(op, `the options are an object, ${takes}; got ${got}`);
  }
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw new LeibnizError(op, `there is no option ${name}; it takes ${takes}`);
  }
}
