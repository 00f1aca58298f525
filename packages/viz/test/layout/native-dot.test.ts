import { nativeDot } from "@leibniz/viz/node";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { graphvizCli } from "../../src/layout/graphviz-cli.node.ts";
import { rowOf } from "./boxes.ts";

const cli = dirname(dirname(createRequire(import.meta.url).resolve("graphviz-cli")));

let folder = "";
/** A program that ends or does not end as the script says. */
async function program(script: string): Promise<string> {
  const file = join(folder, `program${Math.random()}.cjs`);
  await writeFile(file, `#!${process.execPath}\n${script}`);
  await chmod(file, 0o755);
  return file;
}
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "leibniz-dot-"));
});
afterAll(() => rm(folder, { recursive: true }));

// The command line of graphviz-cli takes what `dot` takes, so it stands for one that is installed.
describe.skipIf(process.platform === "win32")("a Graphviz that is installed", () => {
  test("gives the same places as the one in WebAssembly", async () => {
    const native = nativeDot({ command: join(cli, "bin", "graphviz.cjs"), timeLimit: Infinity });
    expect(await native.place(rowOf(6, 3))).toEqual(await graphvizCli.place(rowOf(6, 3)));
  });

  test("that breaks off says why in one line", async () => {
    const command = await program("process.stderr.write('out of memory\\nat line 3'); process.exitCode = 3;");
    await expect(nativeDot({ command, timeLimit: Infinity }).place(rowOf(2))).rejects.toMatchObject({
      fault: "failed",
      message: expect.stringMatching(/could not place 2 boxes \(out of memory\): .*--path/) as string,
    });
    const silent = await program("console.log('no json')");
    await expect(nativeDot({ command: silent, timeLimit: Infinity }).place(rowOf(2))).rejects.toMatchObject({
      fault: "failed",
    });
  });

  test("that never ends is stopped", async () => {
    const command = await program("setInterval(() => {}, 1000)");
    await expect(nativeDot({ command, timeLimit: 0.05 }).place(rowOf(2))).rejects.toMatchObject({
      fault: "time",
    });
    const abort = new AbortController();
    const placed = nativeDot({ command, timeLimit: Infinity }).place(rowOf(2), { signal: abort.signal });
    abort.abort();
    await expect(placed).rejects.toMatchObject({ fault: "cancelled" });
    await expect(
      nativeDot({ command }).place(rowOf(2), { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ fault: "cancelled" });
  });
});

test("one that is not installed: one line with the remedy", async () => {
  await expect(nativeDot({ command: join(folder, "no-such-dot") }).place(rowOf(2))).rejects.toMatchObject({
    name: "LayoutError",
    fault: "missing",
    message: expect.stringMatching(/^layout: the program .*no-such-dot is not installed: .*$/) as string,
  });
});
