// Computes products in a page, or in a worker of it, and says what came out.
import { setThreads, threads } from "../../../src/index.ts";
import { ThreadPool } from "../../../src/threads/thread-pool.ts";
import { digest } from "./digest.ts";

interface Page {
  crossOriginIsolated: boolean;
  document?: { body: { textContent: string } };
  location: { protocol: string };
  fetch(url: string, request: { method: string; body: string }): Promise<unknown>;
  setTimeout(call: () => void, milliseconds: number): void;
}
const page = globalThis as unknown as Page;

let jobs = 0;
const run = ThreadPool.prototype.run;
ThreadPool.prototype.run = function (...job) {
  jobs++;
  return run.apply(this, job);
};

setThreads(2);
const first = digest();
let same = true;
while (page.crossOriginIsolated && jobs < 20) {
  // A page's worker is loaded by the page's event loop.
  await new Promise<void>((resolve) => page.setTimeout(resolve, 1));
  same &&= digest() === first;
}

const isolated = page.crossOriginIsolated;
const said = JSON.stringify({ digest: first, same, isolated, threads: threads(), jobs: jobs > 0 });
if (page.location.protocol === "file:") page.document!.body.textContent = said;
else await page.fetch(page.document ? "/from-page" : "/from-worker", { method: "POST", body: said });
