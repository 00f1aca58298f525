import {
  AnomalyError,
  detectAnomaly,
  forwardOrder,
  gradientsOf,
  LeibnizError,
  type OpNode,
  Parameter,
  type Tensor,
} from "@leibniz/core";

/** Where a number that is not finite came from. */
export interface Origin {
  /** The layer, as the scopes around its nodes: `TwoLayerNet/Affine1`; null outside all layers. */
  readonly layer: string | null;
  readonly text: string;
}

/** A loss or a gradient that became NaN or infinite: training has stopped before it could spoil the parameters. */
export class DivergenceError extends LeibnizError {
  /** The step that failed, counted from 1; those before it have been taken. */
  readonly step: number;
  readonly quantity: "loss" | "gradient";
  readonly layer: string | null;
  /** Where the last checkpoint was written; null when there is none. */
  readonly checkpoint: string | null;

  constructor(
    step: number,
    quantity: "loss" | "gradient",
    value: number,
    origin: Origin,
    checkpoint: string | null,
  ) {
    const rescue =
      checkpoint === null ? "no checkpoint has been written" : `the last good checkpoint is ${checkpoint}`;
    super("Trainer", `step ${step}: the ${quantity} is ${value}; ${origin.text}; ${rescue}`);
    this.step = step;
    this.quantity = quantity;
    this.layer = origin.layer;
    this.checkpoint = checkpoint;
  }
}
DivergenceError.prototype.name = "DivergenceError";

/** The first value on the way to `loss` that is not finite. Names are those of a model's parameters. */
export function originOfLoss(loss: Tensor, names: ReadonlyMap<string, Parameter>): Origin {
  for (const node of forwardOrder(loss)) {
    for (const input of node.inputs) {
      if (input.creator !== null) continue;
      const found = firstStrange(input);
      if (found === null) continue;
      const name = [...names].find(([, parameter]) => parameter === input)?.[0] ?? input.name;
      const what =
        input instanceof Parameter
          ? `parameter ${name ?? ""} of it is ${found} since the update before`
          : `its input ${name === null ? "" : `${name} `}is ${found}, which came with the data`;
      return {
        layer: layerOf(node),
        text: `in ${placeOf(node)} ${node.op} is the first to meet it: ${what}`,
      };
    }
    const found = firstStrange(node.output!);
    if (found !== null) {
      return {
        layer: layerOf(node),
        text: `it arose in ${placeOf(node)}, where ${node.op} made ${found} from finite numbers`,
      };
    }
  }
  return { layer: null, text: "it is in no recorded value" };
}

/** The op that first sends back what is not finite, when the gradients of `loss` are computed again. */
export function originOfGradient(loss: Tensor, parameters: readonly Parameter[]): Origin {
  try {
    detectAnomaly(() => gradientsOf(loss, parameters));
  } catch (error) {
    if (!(error instanceof AnomalyError)) throw error;
    const layer = error.scopes.length === 0 ? null : error.scopes.join("/");
    return { layer, text: `it arose in ${layer ?? "no layer"}, at ${error.message}` };
  }
  return { layer: null, text: "each gradient is finite, and their norm too large for its dtype" };
}

function layerOf(node: OpNode): string | null {
  const names: string[] = [];
  for (let scope = node.scope; scope !== null; scope = scope.parent) names.unshift(scope.name);
  return names.length === 0 ? null : names.join("/");
}

function placeOf(node: OpNode): string {
  return layerOf(node) ?? "no layer";
}

function firstStrange({ data }: Tensor): string | null {
  for (let i = 0; i < data.length; i++) if (!Number.isFinite(data[i])) return String(data[i]);
  return null;
}
