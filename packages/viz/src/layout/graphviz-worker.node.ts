import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { LayoutError } from "./layout-error.ts";

/** What the thread of @aduh95/viz.js 3.7.0 answers; graphviz-cli 2.0.0 is pinned to that version. */
interface Answer {
  readonly result?: string;
  readonly error?: { readonly message: string };
}

/**
 * A thread that runs Graphviz for one picture after another. It is started when it is first asked for, is kept for the
 * next picture, and keeps the process alive only while it works. One that was stopped is started again when needed.
 *
 * It is the thread that graphviz-cli itself starts; what that package lacks is a way to end it.
 */
export class GraphvizWorker {
  readonly #from: string;
  #worker: Worker | null = null;

  /** `from` is the file whose installed packages are searched. */
  constructor(from: string = import.meta.url) {
    this.#from = from;
  }

  /**
   * Graphviz's `json0` output for a graph in DOT. Wait for one answer before asking again.
   *
   * @throws LayoutError when graphviz-cli is not installed; an Error with what Graphviz says when it breaks off.
   */
  async render(source: string, boxes: number): Promise<string> {
    this.#worker ??= this.#start(boxes);
    const worker = this.#worker;
    worker.ref();
    try {
      return await new Promise<string>((resolve, reject) => {
        worker.once("message", ({ result, error }: Answer) => {
          if (result === undefined) reject(new Error(error?.message));
          else resolve(result);
        });
        worker.once("error", reject);
        worker.once("exit", () => reject(new Error("its thread ended")));
        worker.postMessage({ src: source, options: { format: "json0", engine: "dot", files: [] } });
      });
    } catch (error) {
      // Graphviz has one memory for all pictures, and after an error nobody knows its state.
      if (this.#worker === worker) this.stop();
      throw error;
    } finally {
      for (const event of ["message", "error", "exit"]) worker.removeAllListeners(event);
      // What happens to an idle thread must not end the program; the next picture starts another.
      worker.on("error", () => {});
      worker.on("exit", () => {
        if (this.#worker === worker) this.#worker = null;
      });
      worker.unref();
    }
  }

  stop(): void {
    void this.#worker?.terminate();
    this.#worker = null;
  }

  /** Graphviz is a package that graphviz-cli depends on, so it is found from there. */
  #start(boxes: number): Worker {
    try {
      const { resolve } = createRequire(createRequire(this.#from).resolve("graphviz-cli"));
      const file = resolve("@aduh95/viz.js/worker");
      // No flags of the process: a loader or a preloaded file would run here too.
      return new Worker(file, { workerData: { __filename: file }, execArgv: [], name: "leibniz-layout" });
    } catch (cause) {
      throw new LayoutError(
        "missing",
        boxes,
        "the package graphviz-cli, which places the parts of a picture, cannot be loaded: npm install graphviz-cli@2.0.0",
        { cause },
      );
    }
  }
}
