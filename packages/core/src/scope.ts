import { LeibnizError } from "./errors.ts";

/** A named region of a program, such as a layer. Pictures draw it as a box around its nodes. */
export class Scope {
  readonly name: string;
  readonly parent: Scope | null;

  constructor(name: string, parent: Scope | null) {
    this.name = name;
    this.parent = parent;
  }
}

/** The scope in which nodes are being made. */
export const scopes: { current: Scope | null } = { current: null };

/**
 * Runs `f`; the nodes that it makes belong to a scope of this name, inside the scope that is open already.
 *
 * ```ts
 * import { scope, variable } from "@leibniz/core";
 * const x = variable(2, { name: "x" });
 * const y = scope("square", () => x.mul(x));
 * console.log(y.creator?.scope?.name); // square
 * ```
 *
 * @throws LeibnizError when `f` is async: its nodes would be made after the scope was left.
 */
export function scope<Result>(name: string, f: () => Result): Result {
  const before = scopes.current;
  scopes.current = new Scope(name, before);
  try {
    return refusePromise("scope", f());
  } finally {
    scopes.current = before;
  }
}

/** A mode that ends when `f` returns cannot cover what an async `f` does afterwards. */
export function refusePromise<Result>(mode: string, result: Result): Result {
  if (typeof (result as { then?: unknown } | null | undefined)?.then === "function") {
    throw new LeibnizError(
      mode,
      "the function is async; make the tensors in a plain function and await outside it",
    );
  }
  return result;
}
