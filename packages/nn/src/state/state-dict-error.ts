import { LeibnizError } from "@leibniz/core";

/** Where a state and a layer differ. */
export interface StateDictDifferences {
  /** Names of the layer that the state does not have. */
  readonly missing: readonly string[];
  /** Names of the state that the layer does not have. */
  readonly unexpected: readonly string[];
  /** Names that both have, with the shapes that differ. */
  readonly mismatched: readonly string[];
}

/** A state that is not one of this layer. */
export class StateDictError extends LeibnizError implements StateDictDifferences {
  readonly missing: readonly string[];
  readonly unexpected: readonly string[];
  readonly mismatched: readonly string[];

  constructor(differences: StateDictDifferences, strict: boolean) {
    const { missing, unexpected, mismatched } = differences;
    const parts = [
      missing.length > 0 && strict ? `missing from the state: ${missing.join(", ")}` : "",
      unexpected.length > 0 && strict ? `not in the layer: ${unexpected.join(", ")}` : "",
      mismatched.length > 0 ? `of another shape: ${mismatched.join("; ")}` : "",
    ].filter((part) => part !== "");
    const wayOut =
      mismatched.length > 0 ? "" : ". Rename with { map }, or leave these alone with { strict: false }";
    super("loadStateDict", `the state does not fit the layer; ${parts.join("; ")}${wayOut}`);
    this.missing = missing;
    this.unexpected = unexpected;
    this.mismatched = mismatched;
  }
}
StateDictError.prototype.name = "StateDictError";
