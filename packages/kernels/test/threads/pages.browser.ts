import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { CHROMIUM, CHROMIUM_FLAGS } from "../../../chromium.ts";
import { setThreads } from "../../src/index.ts";
import { digest } from "./programs/digest.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), "leibniz-pages-"));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

let code: string;
let right: number;
beforeAll(async () => {
  setThreads(1);
  right = digest();
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("programs/page-program.ts", import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2023",
  });
  code = outputFiles[0]!.text;
});

it("a page that is not cross-origin isolated works on one thread", () => {
  const page = join(folder, "page.html");
  writeFileSync(page, `<!doctype html><body></body><script type="module">${code}</script>`);
  const { stdout } = spawnSync(
    CHROMIUM,
    [
      ...CHROMIUM_FLAGS,
      `--user-data-dir=${folder}/alone`,
      "--virtual-time-budget=5000",
      "--dump-dom",
      `file://${page}`,
    ],
    { encoding: "utf8", timeout: 50_000 },
  );
  const said = /<body>([^<]*)<\/body>/.exec(stdout.replace(/<script[\s\S]*?<\/script>/, ""))?.[1];
  expect(JSON.parse(said!)).toEqual({ digest: right, same: true, isolated: false, threads: 1, jobs: false });
});

it("an isolated page and a worker in it share the work with workers of their own, to the same bits", async () => {
  const said = new Map<string, unknown>();
  let done: () => void;
  const both = new Promise<void>((resolve) => (done = resolve));
  const server = createServer((request, response) => {
    void (async () => {
      response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
      response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
      if (request.method === "POST") {
        said.set(request.url!, JSON.parse(await text(request)));
        response.end();
        if (said.size === 2) done();
      } else if (request.url === "/program.js") {
        response.setHeader("Content-Type", "text/javascript");
        response.end(code);
      } else {
        response.setHeader("Content-Type", "text/html");
        response.end(
          `<!doctype html><body></body><script>new Worker("program.js", { type: "module" })</script>` +
            `<script type="module" src="program.js"></script>`,
        );
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const chromium = spawn(CHROMIUM, [
    ...CHROMIUM_FLAGS,
    `--user-data-dir=${folder}/isolated`,
    "--remote-debugging-port=0",
    `http://127.0.0.1:${port}/`,
  ]);
  try {
    await both;
  } finally {
    const ended = new Promise((resolve) => chromium.once("exit", resolve));
    chromium.kill();
    await ended;
    server.closeAllConnections();
    server.close();
  }
  const expected = { digest: right, same: true, isolated: true, threads: 2, jobs: true };
  expect(Object.fromEntries(said)).toEqual({ "/from-page": expected, "/from-worker": expected });
});
