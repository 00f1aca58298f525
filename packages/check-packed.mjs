// Installs the packed packages in a folder outside the repository, as a user would, and builds and runs a program
// there: with both of TypeScript's module resolutions, checking our declarations too, and without @types/node.
// Wants `npm run build` first.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const packages = fileURLToPath(new URL(".", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "leibniz-packed-"));
const run = (command, ...args) => execFileSync(command, args, { cwd: folder, encoding: "utf8" });

try {
  const tarballs = ["kernels", "core", "nn", "viz", "cli"].map((name) => {
    const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], {
      cwd: join(packages, name),
      encoding: "utf8",
    });
    return `./${packed.trim().split("\n").at(-1)}`;
  });
  const { devDependencies } = JSON.parse(readFileSync(join(packages, "../package.json"), "utf8"));
  writeFileSync(join(folder, "package.json"), '{ "name": "user", "private": true, "type": "module" }\n');
  run(
    "npm",
    "install",
    "--silent",
    "--no-audit",
    "--no-fund",
    ...tarballs,
    `typescript@${devDependencies.typescript}`,
  );
  if (run("npm", "ls", "--all").includes("@types/node@")) throw new Error("@types/node came along");

  writeFileSync(
    join(folder, "main.ts"),
    `import { detectAnomaly, explain, graphOf, log, tensor, variable } from "leibniz";
import { readSafetensors } from "@leibniz/nn";
import { loadSafetensors, saveSafetensors } from "@leibniz/nn/node";
import { drawGraph, toSvg } from "@leibniz/viz";
import { graphvizCli } from "@leibniz/viz/node";
declare const console: { log(...values: unknown[]): void };
const x = variable(3, { name: "x" });
const y = x.mul(x).named("y");
y.backward();
console.log(y.item(), x.grad?.item(), explain(graphOf(y)).length > 100);
console.log(toSvg(await drawGraph(graphOf(y), graphvizCli)).startsWith("<svg"));
try {
  detectAnomaly(() => log(variable(0)));
} catch (error) {
  console.log(/applied at .*main.js:\\d+$/.test((error as Error).message));
}
saveSafetensors("x.safetensors", [["x", tensor([1, 2])]]);
console.log(loadSafetensors("x.safetensors").tensors.get("x")?.sum().item(), typeof readSafetensors);
export default y;
`,
  );
  for (const [module, moduleResolution] of [
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ]) {
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: {
          module,
          moduleResolution,
          target: "es2023",
          lib: ["es2023"],
          strict: true,
          skipLibCheck: false,
          types: [],
          outDir: moduleResolution,
        },
        files: ["main.ts"],
      }),
    );
    run("npx", "tsc");
    const said = run("node", `${moduleResolution}/main.js`);
    if (said !== "9 6 true\ntrue\ntrue\n3 function\n")
      throw new Error(`under ${moduleResolution} the program said: ${said}`);
    console.log(`packed: builds and runs under ${moduleResolution}`);
  }
  const svg = run("npx", "leibniz", "graph", "main.ts");
  if (!svg.startsWith("<svg")) throw new Error(`leibniz graph wrote: ${svg.slice(0, 100)}`);
  console.log("packed: the command draws a program outside the repository");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
