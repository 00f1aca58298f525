import type { Tensor } from "@leibniz/core";
import type { Layer } from "../layer.ts";

/**
 * All that a layer has learned and keeps, by name: its parameters and running averages as they are now. What training
 * does later changes nothing in it.
 *
 * ```ts
 * import { Affine, Relu, Sequential, stateDict } from "@leibniz/nn";
 * const net = new Sequential([Affine.of(2, 3), new Relu(), Affine.of(3, 1)]);
 * console.log([...stateDict(net)].map(([name, x]) => `${name} ${x.shape}`)); // [ '0.W 2,3', '0.b 3', '2.W 3,1', '2.b 1' ]
 * ```
 */
export function stateDict(layer: Layer): ReadonlyMap<string, Tensor> {
  return new Map([...layer.namedState()].map(([name, parameter]) => [name, parameter.detach()]));
}
