// Tests that want a Chromium: `npm run test:browser`. They are not part of `npm test`, which runs on a fresh machine.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  test: { include: ["*/test/**/*.browser.ts"] },
});
