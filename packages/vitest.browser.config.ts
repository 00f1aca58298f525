// Tests that want a Chromium: `npm run test:browser`. They are not part of `npm test`, which runs on a fresh machine.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const conditions = ["@leibniz/source", "module", "node", "development|production"];

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  // From source, as in the other tests: nothing need be built.
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: { include: ["*/test/**/*.browser.ts"] },
});
