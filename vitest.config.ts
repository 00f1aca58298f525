import { defineConfig } from "vitest/config";

const conditions = ["@leibniz/source", "module", "node", "development|production"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // A machine that is busy with other things must not fail a test.
    testTimeout: 60_000,
    projects: ["kernels", "core", "nn", "viz", "cli", "bench"].map((name) => ({
      extends: true,
      test: {
        name,
        root: `packages/${name}`,
        include: ["test/**/*.test.ts"],
        typecheck: {
          enabled: name === "core",
          include: ["test/**/*.test-d.ts"],
          tsconfig: "test/tsconfig.json",
        },
      },
    })),
  },
});
