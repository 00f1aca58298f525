import { describe } from "../op-node.ts";
import { GradientError, LeibnizError } from "../errors.ts";
import type { Tensor } from "../tensor.ts";
import { sameType } from "../tensor-type.ts";

/** Throws when what belongs to a parameter is not of its dtype and shape, or a figure of the step is not one number. */
export function checkUpdate(
  op: string,
  parameter: Tensor,
  belongings: Readonly<Record<string, Tensor | null>>,
  figures: Readonly<Record<string, Tensor>>,
): void {
  for (const name in belongings) {
    const tensor = belongings[name];
    if (tensor != null && !sameType(tensor.type, parameter.type)) {
      throw new GradientError(
        op,
        `the ${name} must be like parameter ${parameter.name ?? ""}, ${describe(parameter.type)}; got ${describe(tensor.type)}`,
      );
    }
  }
  for (const name in figures) {
    if (figures[name]!.rank !== 0) {
      throw new LeibnizError(op, `the ${name} is a 0-d tensor; got ${describe(figures[name]!.type)}`);
    }
  }
}
