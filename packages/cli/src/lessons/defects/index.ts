import type { Defect } from "./defect.ts";
import { derivativeDefects } from "./derivative-defects.ts";
import { layerDefects } from "./layer-defects.ts";
import { lossDefects } from "./loss-defects.ts";
import { networkDefects } from "./network-defects.ts";
import { printingDefects } from "./printing-defects.ts";
import { trainingDefects } from "./training-defects.ts";

export type { Defect } from "./defect.ts";

/** What the lecture notes get wrong, in the order of the ids: B01 to B33. */
export const defects: readonly Defect[] = [
  ...lossDefects,
  ...networkDefects,
  ...layerDefects,
  ...derivativeDefects,
  ...trainingDefects,
  ...printingDefects,
].toSorted((one, other) => one.id.localeCompare(other.id));
