import { nodesDescribeThemselves, nodesRunAgain } from "./checks/description.ts";
import { forwardModeAgrees } from "./checks/forward-mode.ts";
import { fusedIsExpanded } from "./checks/fused.ts";
import {
  gradientsAgreeWithDifferences,
  gradientsHaveTheirInputsType,
  knownGradientsAgree,
  localDerivativesExplainGradients,
  oneTensorInTwoPlaces,
} from "./checks/gradients.ts";
import { nodesWorkByHand, passesAgree, scalarsAgreeWithArrays } from "./checks/paths.ts";
import { dtypesFollowTheRule, valuesAgree } from "./checks/values.ts";
import { wrongCallMessages } from "./checks/wrong-calls.ts";
import type { Case, Row } from "./row.ts";

/** What holds for every sample of every op; each throws when it does not. */
const checks: Readonly<Record<string, (sample: Case, row: Row) => void>> = {
  "values agree with the oracle": valuesAgree,
  "dtypes follow the rule": dtypesFollowTheRule,
  "gradients agree with differences, to order 2": gradientsAgreeWithDifferences,
  "known gradients agree": knownGradientsAgree,
  "one tensor in two places receives the sum": oneTensorInTwoPlaces,
  "gradients have their input's shape and dtype": gradientsHaveTheirInputsType,
  "upstream × local derivative is the gradient": localDerivativesExplainGradients,
  "scalars agree with arrays of one element": scalarsAgreeWithArrays,
  "plain, explained and recorded passes agree": passesAgree,
  "forward mode agrees with reverse mode": forwardModeAgrees,
  "fused is expanded": fusedIsExpanded,
  "nodes work by hand": nodesWorkByHand,
  "nodes run again": nodesRunAgain,
  "nodes describe themselves": nodesDescribeThemselves,
};

const WRONG_CALLS = "wrong calls throw named errors";

export const checkNames: readonly string[] = [...Object.keys(checks), WRONG_CALLS];

/** Runs the checks (all of them, or one by name) of a row; what failed, each naming the row and the sample. */
export function verifyRow(row: Row, only?: string): string[] {
  const failures: string[] = [];
  for (const [name, check] of Object.entries(checks)) {
    if (only !== undefined && only !== name) continue;
    for (const sample of row.cases) {
      try {
        check(sample, row);
      } catch (error) {
        failures.push(`${sample.name}: ${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  if (only === undefined || only === WRONG_CALLS) failures.push(...wrongCallMessages(row));
  return failures;
}
