import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  type DrawOptions,
  frameSvgs,
  type GraphDoc,
  type Layout,
  type SvgOptions,
  viewOf,
} from "@leibniz/viz";
import { messageOf, UsageError } from "./usage-error.ts";
import { writeWhole } from "./write-whole.ts";

/**
 * Writes the steps of a graph as numbered SVG files. The folder is made when it is missing; what else it holds stays.
 *
 * @throws UsageError when the folder cannot be made or written to; also whatever the drawing throws.
 */
export async function writeFrames(
  folder: string,
  doc: GraphDoc,
  layout: Layout,
  options: DrawOptions & SvgOptions,
): Promise<void> {
  const frames = await frameSvgs(viewOf(doc, options), layout, options);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new UsageError(
      `cannot make the folder ${folder}: ${messageOf(error)}; name another with --frames`,
      { cause: error },
    );
  }
  for (const { file, svg } of frames) writeWhole(join(folder, file), svg);
}
