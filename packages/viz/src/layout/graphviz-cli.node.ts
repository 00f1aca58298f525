import { readGraphvizJson } from "./graphviz-json.ts";
import { GraphvizWorker } from "./graphviz-worker.node.ts";
import { layoutDot } from "./layout-dot.ts";
import type { Layout } from "./layout.ts";
import { brokenOff, LayoutError } from "./layout-error.ts";
import { runLimited } from "./run-limited.node.ts";

export interface GraphvizOptions {
  /** How many seconds one picture may take, 20 when left out. */
  readonly timeLimit?: number;
}

/**
 * A layout by Graphviz in WebAssembly, through the npm package graphviz-cli: nothing to install. It runs in a thread of
 * its own, one picture after another, so the program goes on meanwhile and a picture can be given up.
 *
 * Its `place` throws LayoutError when the time is up or the signal aborts, when Graphviz breaks off, and when
 * graphviz-cli is not installed.
 */
export function graphvizLayout({ timeLimit = 20 }: GraphvizOptions = {}): Layout {
  return graphvizIn(new GraphvizWorker(), timeLimit);
}

export function graphvizIn(worker: GraphvizWorker, timeLimit: number): Layout {
  let before: Promise<unknown> = Promise.resolve();
  return {
    async place(input, { signal } = {}) {
      const boxes = input.boxes.length;
      const turn = before;
      const place = async (): Promise<string> => {
        const cancel = signal === undefined ? {} : { signal };
        await runLimited(turn, { boxes, timeLimit: Infinity, stop() {}, ...cancel });
        const stop = (): void => worker.stop();
        const work = worker.render(layoutDot(input), boxes);
        return runLimited(work, { boxes, timeLimit, stop, ...cancel });
      };
      const placed = place();
      // One that is given up while it waits is no reason for the next not to wait.
      before = Promise.allSettled([turn, placed]);
      let json: string;
      try {
        json = await placed;
      } catch (error) {
        throw error instanceof LayoutError ? error : brokenOff("Graphviz", boxes, error);
      }
      return readGraphvizJson(json, input);
    },
  };
}

/** The layout by graphviz-cli that everything uses which asks for no other: {@link graphvizLayout} with 20 seconds. */
export const graphvizCli: Layout = graphvizLayout();
