import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { copyDense, readPeers } from "../src/data/peers-folder.ts";
import { temporaryFolder } from "./temporary-folder.ts";

function peersFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const LIST = 'export const peers = [{ id: "a", cmd: ["node", "peers/a.mjs"], on: ["mlp"] }];\n';

it("the peers of a folder, and the program for the SIMD peak where there is one", async () => {
  const files = { "peers.mjs": LIST, "out/done": "" };
  const ids = async (more: object) =>
    (await readPeers(peersFolder({ ...files, ...more }))).peers.map(({ id }) => id);
  expect(await ids({})).toEqual(["a"]);
  expect(await ids({ "limits/wasm_peak.mjs": "" })).toEqual(["a", "wasm-peak"]);
});

it("data that cannot be made are an error that says what is wanted", async () => {
  const list = `${LIST}export const python = "no-such-python";\n`;
  await expect(readPeers(peersFolder({ "peers.mjs": list }))).rejects.toThrow(
    /gen_data.py could not make the data in .* Python with NumPy/,
  );
});

it("a dense copy has the same programs and data, and no zero among its inputs", () => {
  const x = Float32Array.of(0, 0.5, 0, 0.25);
  const folder = peersFolder({
    "peers/a.mjs": "// a",
    "node_modules/m/index.js": "// m",
    "package.json": "{}",
    "out/done": "",
    "out/t.u8": Uint8Array.of(1, 2),
    "out/x.f32": new Uint8Array(x.buffer),
  });
  const copy = temporaryFolder();
  copyDense(folder, copy, temporaryFolder());
  for (const name of ["peers/a.mjs", "node_modules/m/index.js", "out/t.u8", "out/done"]) {
    expect(readFileSync(join(copy, name))).toEqual(readFileSync(join(folder, name)));
  }
  const cached = join(copy, "out/x.f32");
  const dense = new Float32Array(Uint8Array.from(readFileSync(cached)).buffer);
  expect([dense[1], dense[3]]).toEqual([0.5, 0.25]);
  expect(dense.every((value) => value > 0 && value < 1)).toBe(true);
  expect(statSync(cached).size).toBe(16);
});
