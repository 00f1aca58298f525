// What a node asks of its inputs. Functions, because a private method costs each node a field: the mark of its class.
import type { OpNode } from "./op-node.ts";
import type { Variable } from "./variable.ts";

/** Whether a gradient can flow to any input of the node. */
export function carriesGradient({ first, second, others }: OpNode): boolean {
  return (
    (first !== undefined && first.carrier !== null) ||
    (second !== undefined && second.carrier !== null) ||
    (others !== undefined && others.some((input) => input.carrier !== null))
  );
}

/** How often the parameters among the inputs have been assigned, together: it only ever grows. */
export function versionOfInputs({ first, second, others }: OpNode): number {
  let version = 0;
  if (first !== undefined && first.carrier === first) version = (first as Variable).version;
  if (second !== undefined && second.carrier === second) version += (second as Variable).version;
  if (others !== undefined) {
    for (const input of others) if (input.carrier === input) version += (input as Variable).version;
  }
  return version;
}
