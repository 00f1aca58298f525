import { describe, expect, it } from "vitest";
import { bundle, GRAD_OF_TANH } from "./bundle.ts";
import { installBuilt } from "./packed.ts";
import { temporaryFolder } from "./temporary-folder.ts";

describe("a bundle for a browser", () => {
  it("of grad(tanh) takes at most 45 kB gzipped, all included", async () => {
    const { gzipped } = await bundle(GRAD_OF_TANH);
    expect(gzipped).toBeLessThanOrEqual(45_000);
    // And it is a bundle, not an empty file: the library cannot be smaller than this.
    expect(gzipped).toBeGreaterThan(5_000);
  });

  it("from the built packages is as small: what a program does not use falls away there too", async () => {
    const folder = temporaryFolder();
    installBuilt(folder);
    const { gzipped } = await bundle(GRAD_OF_TANH, folder);
    expect(gzipped).toBeLessThanOrEqual(45_000);
    const all = await bundle('import * as core from "@leibniz/core"; globalThis.core = core;', folder);
    expect(gzipped).toBeLessThan(all.gzipped);
  });

  it("asks nothing of Node", async () => {
    for (const program of [GRAD_OF_TANH, 'import * as nn from "@leibniz/nn"; globalThis.nn = nn;']) {
      const { code } = await bundle(program);
      expect(code).not.toMatch(/\bfrom\s*"node:|\brequire\(|\bprocess\./);
    }
  });
});
