// Holds each published package against publint, as it would be packed.
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

let problems = 0;
for (const name of ["kernels", "core", "nn", "viz", "cli"]) {
  const pkgDir = fileURLToPath(new URL(name, import.meta.url));
  const manifest = JSON.parse(readFileSync(`${pkgDir}/package.json`, "utf8"));
  const { messages } = await publint({ pkgDir, strict: true });
  for (const message of messages) console.error(`${manifest.name}: ${formatMessage(message, manifest)}`);
  problems += messages.length;
}
console.log(problems === 0 ? "publint: all packages are well formed" : `publint: ${problems} messages`);
process.exitCode = problems === 0 ? 0 : 1;
