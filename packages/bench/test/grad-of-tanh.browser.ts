import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bundle, GRAD_OF_TANH } from "./bundle.ts";

it("grad(tanh) runs in Chromium and gives 1 − tanh²(0.5)", { timeout: 60_000 }, async () => {
  const { code } = await bundle(`${GRAD_OF_TANH}\ndocument.body.textContent = String(slope(0.5));`);
  const folder = mkdtempSync(join(tmpdir(), "leibniz-page-"));
  try {
    const page = join(folder, "page.html");
    const script = code.replaceAll("</script", "<\\/script");
    writeFileSync(page, `<!doctype html><body>not run</body><script type="module">${script}</script>`);
    const { stdout } = spawnSync(
      process.env["CHROMIUM_PATH"] ?? "chromium",
      [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-sync",

        "--disable-background-networking",
        "--disable-component-update",
        `--user-data-dir=${folder}/profile`,
        "--virtual-time-budget=5000",
        "--dump-dom",
        `file://${page}`,
      ],
      { encoding: "utf8", timeout: 50_000 },
    );
    const shown = Number(/<body>([^<]*)<\/body>/.exec(stdout.replace(/<script[\s\S]*?<\/script>/, ""))?.[1]);
    expect(shown).toBeCloseTo(1 - Math.tanh(0.5) ** 2, 14);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
