import { derivativeLessons } from "./derivatives.ts";
import { firstNetworkLessons } from "./first-network.ts";
import { graphLessons } from "./graphs.ts";
import { layerLessons } from "./layers.ts";
import type { Lesson } from "./lesson.ts";
import { lossLessons } from "./losses.ts";
import { networkLessons } from "./networks.ts";
import { trainingLessons } from "./training.ts";

export { type Defect, defects } from "./defects/index.ts";
export { type Fact, type Lesson, type Outcome, outcomeOf, type Scale } from "./lesson.ts";

/** Every acceptance case, declared once: the tests, the command `leibniz lesson` and the site read this table. */
export const lessons: readonly Lesson[] = [
  ...graphLessons,
  ...layerLessons,
  ...lossLessons,
  ...derivativeLessons,
  ...networkLessons,
  ...firstNetworkLessons,
  ...trainingLessons,
];
