import { Random } from "@leibniz/core";
import { initialisers, MultiLayerNet, type Network, SimpleConvNet, TwoLayerNet } from "@leibniz/nn";
import type { TrainingSettings } from "./settings.ts";
import { SHAPES } from "./training-data.ts";

/** The network that the settings describe, with its first weights. */
export function networkOf(settings: TrainingSettings): Network {
  const { data, model, activation, hidden, standardDeviation, dtype } = settings;
  const { inputs, classes: outputs } = SHAPES[data];
  const random = new Random(settings.seed);
  switch (model) {
    case "two-layer": {
      // He's choice for the spiral: from 0.01 its few inputs take thousands of steps to grow.
      const deviation = standardDeviation ?? Math.sqrt((activation === "relu" ? 2 : 1) / inputs);
      return new TwoLayerNet({
        inputs,
        hidden: hidden[0]!,
        outputs,
        activation,
        standardDeviation: deviation,
        dtype,
        random,
      });
    }
    case "mlp":
      return new MultiLayerNet({
        inputs,
        hidden,
        outputs,
        activation,
        weights: standardDeviation ?? activation,
        dtype,
        random,
      });
    case "conv":
      return new SimpleConvNet({
        hidden: hidden[0]!,
        outputs,
        init: standardDeviation === null ? initialisers.he() : initialisers.normal({ standardDeviation }),
        dtype,
        random,
      });
  }
}

/** How many numbers that network has to learn, without making it. */
export function parameterCount({ data, model, hidden }: TrainingSettings): number {
  const { inputs, classes } = SHAPES[data];
  // The convolution has 30 filters of 5 × 5 and leaves 30 × 12 × 12 numbers.
  const sizes = [model === "conv" ? 30 * 12 * 12 : inputs, ...hidden, classes];
  let count = model === "conv" ? 30 * 25 + 30 : 0;
  for (let i = 1; i < sizes.length; i++) count += (sizes[i - 1]! + 1) * sizes[i]!;
  return count;
}

/** Such as `784-50-10 with relu`. */
export function description({ data, model, hidden, activation }: TrainingSettings): string {
  const { inputs, classes } = SHAPES[data];
  if (model === "conv") return `conv of 30 filters 5 × 5, pooling, ${hidden[0]}-${classes} with relu`;
  return `${[inputs, ...hidden, classes].join("-")} with ${activation}`;
}
