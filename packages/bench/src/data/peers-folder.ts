import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { checkPeers, type Peer } from "../run/peer.ts";
import { cleanEnvironment } from "../run/run-program.ts";
import { UsageError } from "../run/usage-error.ts";
import { cachedFolder } from "./cache.ts";
import { fillZeros } from "./dense.ts";

/** The peers of a folder, each with the folder to start it in, and the program that makes their data, run once. */
export async function readPeers(path: string): Promise<{ folder: string; peers: readonly Peer[] }> {
  const list = resolve(path, "peers.mjs");
  if (!existsSync(list)) throw new UsageError(`--peers: ${list} does not exist`);
  const folder = realpathSync(path);
  const { peers, python = "python3" } = (await import(pathToFileURL(list).href)) as Record<string, unknown>;
  const checked = checkPeers(peers, list);
  if (!existsSync(join(folder, "out/done"))) {
    try {
      execFileSync(String(python), [join(folder, "gen_data.py")], { env: cleanEnvironment(process.env) });
    } catch (error) {
      throw new UsageError(
        `--peers: gen_data.py could not make the data in ${folder}: it wants a folder that can be written to, and ` +
          `Python with NumPy (BENCH_PYTHON names another one)`,
        { cause: error },
      );
    }
  }
  const peak = join(folder, "limits/wasm_peak.mjs");
  const limit = { id: "wasm-peak", cmd: ["node", peak], on: ["simd-peak"] };
  return { folder, peers: existsSync(peak) ? [...checked, limit] : checked };
}

/**
 * Makes `copy` a folder like the peers', in which no input is 0. The programs look for their data beside themselves,
 * so they are copied; all else is linked to. The inputs are kept in `cache`.
 */
export function copyDense(folder: string, copy: string, cache?: string): void {
  const link = (name: string): void => symlinkSync(join(folder, name), join(copy, name));
  for (const name of ["peers", "limits"].filter((each) => existsSync(join(folder, each)))) {
    mkdirSync(join(copy, name));
    for (const file of readdirSync(join(folder, name), { withFileTypes: true })) {
      if (file.isFile()) copyFileSync(join(folder, name, file.name), join(copy, name, file.name));
    }
  }
  for (const name of ["node_modules", "package.json"].filter((each) => existsSync(join(folder, each))))
    link(name);
  mkdirSync(join(copy, "out"));
  for (const name of readdirSync(join(folder, "out"))) if (name !== "x.f32") link(join("out", name));
  symlinkSync(denseInputs(join(folder, "out/x.f32"), cache), join(copy, "out/x.f32"));
}

/** The file of the same inputs without zeros; making it takes seconds, so it is kept. */
function denseInputs(path: string, cache?: string): string {
  const { size, mtimeMs } = statSync(path);
  const key = createHash("sha256").update(`${path}\0${size}\0${mtimeMs}`).digest("hex").slice(0, 16);
  const fill = (made: string): void => {
    const bytes = readFileSync(path);
    const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
    fillZeros(values);
    writeFileSync(join(made, "x.f32"), values);
  };
  return join(cachedFolder(`dense-${key}`, fill, cache), "x.f32");
}
