import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHROMIUM, CHROMIUM_FLAGS } from "../../../chromium.ts";

export interface PageOptions {
  /** What the reader's system asks for. */
  readonly dark?: boolean;
  /** In pixels. */
  readonly width?: number;
  /** Of the file, and so the kind of document. */
  readonly ending?: "html" | "svg";
  /** A program in the folder of the page, under the name `library.js`. */
  readonly library?: string;
}

/** The document that Chromium holds after it has opened a file and its scripts have run. */
export function domInChromium(source: string, options: PageOptions = {}): string {
  const { dark = false, width = 1000, ending = "html" } = options;
  const folder = mkdtempSync(join(tmpdir(), "leibniz-page-"));
  try {
    const file = join(folder, `page.${ending}`);
    writeFileSync(file, source);
    if (options.library !== undefined) writeFileSync(join(folder, "library.js"), options.library);
    const { stdout, stderr } = spawnSync(
      CHROMIUM,
      [
        ...CHROMIUM_FLAGS,
        `--user-data-dir=${folder}/profile`,
        `--blink-settings=preferredColorScheme=${dark ? 0 : 1}`,
        `--window-size=${width},1000`,
        "--virtual-time-budget=20000",
        "--dump-dom",
        `file://${file}`,
      ],
      { encoding: "utf8", timeout: 100_000, maxBuffer: 256 * 1024 * 1024 },
    );
    if (stdout === "") throw new Error(`Chromium showed nothing: ${stderr}`);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/**
 * What an async function that runs in a copy of a page returns, as JSON. In the copy scripts are allowed, so that a name
 * that could act would act.
 */
export function askPage(page: string, program: string, options: PageOptions = {}): unknown {
  const allowed = page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
  const scripts =
    '<script src="library.js"></script>' +
    `<script type="module">const answer = await (${program})().catch((error) => ({ error: String(error) }));` +
    'document.documentElement.setAttribute("data-answer", encodeURIComponent(JSON.stringify(answer)));</script>';
  const dom = domInChromium(
    allowed.replace("</body>", () => `${scripts}</body>`),
    options,
  );
  const answer = /data-answer="([^"]*)"/.exec(dom)?.[1];
  if (answer === undefined) throw new Error("the program did not end");
  return JSON.parse(decodeURIComponent(answer));
}
