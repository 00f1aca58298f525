import type { Parameter } from "@leibniz/core";
import { AdaDelta, AdaGrad, Adam, AdamW, NAdam, RAdam, RmsProp, Sgd } from "@leibniz/nn";
import type { TrainerOptions } from "@leibniz/nn";
import type { TrainingSettings } from "./settings.ts";

/** The optimiser that the settings name; momentum and nesterov are gradient descent with a momentum of 0.9. */
export function optimiserOf(
  { optimiser, learningRate }: TrainingSettings,
  parameters: readonly Parameter[],
): TrainerOptions<unknown>["optimiser"] {
  const rated = { learningRate };
  switch (optimiser) {
    case "sgd":
      return new Sgd(parameters, rated);
    case "momentum":
      return new Sgd(parameters, { ...rated, momentum: 0.9 });
    case "nesterov":
      return new Sgd(parameters, { ...rated, momentum: 0.9, nesterov: true });
    case "adagrad":
      return new AdaGrad(parameters, rated);
    case "rmsprop":
      return new RmsProp(parameters, rated);
    case "adam":
      return new Adam(parameters, rated);
    case "adamw":
      return new AdamW(parameters, rated);
    case "adadelta":
      return new AdaDelta(parameters, rated);
    case "nadam":
      return new NAdam(parameters, rated);
    case "radam":
      return new RAdam(parameters, rated);
  }
}
