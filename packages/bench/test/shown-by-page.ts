import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHROMIUM, CHROMIUM_FLAGS } from "../../chromium.ts";
import { bundle } from "./bundle.ts";

/** The text that a page shows in Chromium after it has run a program, bundled with all that it imports. */
export async function shownByPage(program: string): Promise<string | undefined> {
  const { code } = await bundle(program);
  const folder = mkdtempSync(join(tmpdir(), "leibniz-page-"));
  try {
    const page = join(folder, "page.html");
    const script = code.replaceAll("</script", "<\\/script");
    writeFileSync(
      page,
      `<!doctype html><meta charset="utf-8"><body>not run</body><script type="module">${script}</script>`,
    );
    const { stdout } = spawnSync(
      CHROMIUM,
      [
        ...CHROMIUM_FLAGS,
        `--user-data-dir=${folder}/profile`,
        "--virtual-time-budget=5000",
        "--dump-dom",
        `file://${page}`,
      ],
      { encoding: "utf8", timeout: 50_000 },
    );
    return /<body>([^<]*)<\/body>/.exec(stdout.replace(/<script[\s\S]*?<\/script>/, ""))?.[1];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
