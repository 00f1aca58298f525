#!/usr/bin/env node
// Committed as it is, and right after `npm ci`, before any build: in the repository the command runs from its sources.
import { existsSync } from "node:fs";
import { register } from "node:module";
import { fileURLToPath } from "node:url";

const source = new URL("../src/main.ts", import.meta.url);
const fromSource = !source.pathname.includes("/node_modules/") && existsSync(fileURLToPath(source));

register("./module-hooks.js", import.meta.url, { data: { fromSource } });
const entry = fromSource ? source.href : new URL("../dist/main.js", import.meta.url).href;
// Not awaited here: a program that never answers would leave this module unsettled, and Node would say so in its own
// words.
void import(entry).then(({ main }) => main(process.argv));
