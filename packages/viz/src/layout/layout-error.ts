import { LeibnizError } from "@leibniz/core";

/** `missing`: the program is not installed; `time`: it took too long; `failed`: it broke off. */
export type LayoutFault = "missing" | "time" | "cancelled" | "failed";

/** A picture whose parts got no places. */
export class LayoutError extends LeibnizError {
  readonly fault: LayoutFault;
  /** How many boxes were to be placed: an operation takes two or three. */
  readonly boxes: number;

  constructor(fault: LayoutFault, boxes: number, message: string, options?: ErrorOptions) {
    super("layout", message, options);
    this.fault = fault;
    this.boxes = boxes;
  }
}
LayoutError.prototype.name = "LayoutError";

export function tooSlow(boxes: number, seconds: number): LayoutError {
  return new LayoutError(
    "time",
    boxes,
    `${boxes} boxes were not placed within ${seconds} s: draw a part of the graph (--path, --around), fold its scopes ` +
      "(--depth, --collapse), take the table or the JSON, which need no layout, or allow more time (timeLimit)",
  );
}

export function cancelled(boxes: number, reason: unknown): LayoutError {
  return new LayoutError(
    "cancelled",
    boxes,
    "cancelled before all boxes had a place: draw again to get a picture",
    {
      cause: reason,
    },
  );
}

export function brokenOff(program: string, boxes: number, cause: unknown): LayoutError {
  const said = String(cause instanceof Error ? cause.message : cause).trim();
  const first = said.split("\n", 1)[0]!.slice(0, 200);
  return new LayoutError(
    "failed",
    boxes,
    `${program} could not place ${boxes} boxes (${first === "" ? "it does not say why" : first}): draw a part of the ` +
      "graph (--path, --around), or fold its scopes (--depth, --collapse)",
    { cause },
  );
}
