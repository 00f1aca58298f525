import { checkOptions, LeibnizError, type Parameter, shapeText, type Tensor } from "@leibniz/core";
import type { Layer } from "../layer.ts";
import { StateDictError } from "./state-dict-error.ts";

/** Where each name of a state goes: to a name of the layer, or nowhere when it is null. */
export type NameMap = Readonly<Record<string, string | null>> | ((name: string) => string | null);

export interface LoadStateDictOptions {
  /** Default true: the state has what the layer has, no less and no more. Shapes have to fit in either case. */
  readonly strict?: boolean;
  /** The layer's name for a name of the state; a name that a record leaves out stays as it is. */
  readonly map?: NameMap;
  /** The layer's names of those matrices that the state has transposed. */
  readonly transpose?: Iterable<string>;
}

/** What {@link loadStateDict} left alone. */
export interface LeftAlone {
  /** Names of the layer that the state does not have. */
  readonly missing: readonly string[];
  /** Names of the state that the layer does not have. */
  readonly unexpected: readonly string[];
}

/**
 * Gives a layer's parameters and running averages the numbers of a state, cast to their dtypes: all of them, or none.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { Affine, loadStateDict } from "@leibniz/nn";
 * const layer = Affine.of(2, 1);
 * // As PyTorch has them: nn.Linear's weight is (out, in).
 * const state = new Map([["weight", tensor([[1, 2]])], ["bias", tensor([3])]]);
 * loadStateDict(layer, state, { map: { weight: "W", bias: "b" }, transpose: ["W"] });
 * console.log(layer.forward(tensor([1, 1])).item()); // 6
 * ```
 *
 * @throws StateDictError that lists what is missing, what is unexpected, and what has another shape. Nothing has been
 * assigned then.
 */
export function loadStateDict(
  layer: Layer,
  state: Iterable<readonly [name: string, tensor: Tensor]>,
  options: LoadStateDictOptions = {},
): LeftAlone {
  checkOptions("loadStateDict", options, ["strict", "map", "transpose"]);
  const { strict = true, map = {} } = options;
  const parameters = layer.namedState();
  const transposed = new Set(options.transpose);
  for (const name of transposed) {
    if (!parameters.has(name)) {
      throw new LeibnizError("loadStateDict", `there is no ${name} in the layer to transpose`);
    }
  }
  const found = new Map<string, Tensor>();
  const unexpected: string[] = [];
  for (const [theirs, x] of state) {
    const name = nameFor(map, theirs);
    if (name === null) continue;
    if (found.has(name)) throw new LeibnizError("loadStateDict", `two tensors of the state go to ${name}`);
    if (parameters.has(name)) found.set(name, transposed.has(name) && x.rank === 2 ? x.transpose() : x);
    else unexpected.push(theirs);
  }
  const missing = [...parameters.keys()].filter((name) => !found.has(name));
  const pairs = [...found].map(([name, x]): [string, Parameter, Tensor] => [name, parameters.get(name)!, x]);
  const mismatched = pairs
    .filter(([, parameter, x]) => parameter.shape.join() !== x.shape.join())
    .map(
      ([name, parameter, x]) =>
        `${name} is ${shapeText(parameter.shape)}, and the state has ${shapeText(x.shape)}`,
    );
  if (mismatched.length > 0 || (strict && missing.length + unexpected.length > 0)) {
    throw new StateDictError({ missing, unexpected, mismatched }, strict);
  }
  for (const [, parameter, x] of pairs) parameter.assign(x.detach());
  return { missing, unexpected };
}

function nameFor(map: NameMap, name: string): string | null {
  if (typeof map === "function") return map(name);
  return Object.hasOwn(map, name) ? map[name]! : name;
}
