import type { Layer } from "../layer.ts";
import { Affine } from "../layers/affine.ts";
import { BatchNorm } from "../layers/batch-norm.ts";

const THEIRS: Readonly<Record<string, string>> = {
  W: "weight",
  b: "bias",
  gamma: "weight",
  beta: "bias",
  runningMean: "running_mean",
  runningVariance: "running_var",
};

/**
 * The options with which {@link loadStateDict} takes the state of the same network in PyTorch: `0.weight` for `0.W`, and
 * transposed for an affine layer, because the weight of `nn.Linear` is (out, in). How many batches a batch normalisation
 * has seen is left out; ours does not count them.
 *
 * ```ts
 * import { tensor } from "@leibniz/core";
 * import { Affine, loadStateDict, pytorchNames, Relu, Sequential } from "@leibniz/nn";
 * const net = new Sequential([Affine.of(2, 1), new Relu()]);
 * // As loadSafetensors(path).tensors has them, when PyTorch wrote the file.
 * const state = new Map([["0.weight", tensor([[1, 2]])], ["0.bias", tensor([3])]]);
 * loadStateDict(net, state, pytorchNames(net));
 * console.log(net.forward(tensor([[1, 1]])).item()); // 6
 * ```
 */
export function pytorchNames(layer: Layer): {
  readonly map: Readonly<Record<string, string | null>>;
  readonly transpose: readonly string[];
} {
  const map: [string, string | null][] = [];
  const transpose: string[] = [];
  const visit = (inner: Layer, prefix: string): void => {
    for (const name of [...Object.keys(inner.own), ...Object.keys(inner.buffers)]) {
      map.push([prefix + (THEIRS[name] ?? name), prefix + name]);
      if (inner instanceof Affine && name === "W") transpose.push(prefix + name);
    }
    if (inner instanceof BatchNorm) map.push([`${prefix}num_batches_tracked`, null]);
    for (const [name, child] of Object.entries(inner.children)) visit(child, `${prefix}${name}.`);
  };
  visit(layer, "");
  return { map: Object.fromEntries(map), transpose };
}
