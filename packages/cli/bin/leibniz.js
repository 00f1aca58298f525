#!/usr/bin/env node
// Committed as it is, and right after `npm ci`, before any build: in the repository the command runs from its sources.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundleSources, COMMAND } from "./bundle-sources.js";
import { installHooks } from "./module-hooks.js";

const repository = new URL("../../../", import.meta.url);
const fromSource =
  !repository.pathname.includes("/node_modules/") &&
  existsSync(new URL("packages/cli/src/main.ts", repository));

const bundled = fromSource ? await bundleSources(fileURLToPath(repository)) : null;
installHooks({ bundled });
// Not awaited here: a program that never answers would leave this module unsettled, and Node would say so in its own
// words.
void import(bundled?.[COMMAND] ?? new URL("../dist/main.js", import.meta.url).href).then(({ main }) =>
  main(process.argv),
);
