import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { document } from "../src/report/document.ts";
import { markdownTable } from "../src/report/markdown.ts";
import { makeFolder, writeResults } from "../src/report/write-results.ts";
import { resultsOf, row } from "./results-of.ts";
import { temporaryFolder } from "./temporary-folder.ts";

it("a table is aligned as it stands, and keeps to its cells", () => {
  expect(
    markdownTable(
      ["program", "ms"],
      [
        ["a|b\nc", "1"],
        ["\u001b[31mred\u202e", "1,000"],
      ],
    ),
  ).toBe(
    ["| program |    ms |", "| ------- | ----: |", "| a\\|b c  |     1 |", "| [31mred | 1,000 |"].join("\n"),
  );
});

const results = resultsOf(
  {
    scalar: {
      step: ["ms", row("leibniz", 8, { rss: 100.4, nodes: 65818 }), row("naive-js", 56, { disturbed: true })],
    },
  },
  [{ id: "torch-1t", why: "ModuleNotFoundError: No module named 'torch'" }],
);

describe("the document", () => {
  it("says where, what, how many times as fast, who is missing, and what is reached", () => {
    const text = document(results);
    expect(text).toContain("commit abc1234; A processor, 2 cores, 16 GB, linux x64, Node v20.20.2");
    expect(text).toContain(`### step (ms)

| program              | median |     range | × leibniz | peak MB | nodes |
| -------------------- | -----: | --------: | --------: | ------: | ----: |
| leibniz              |   8.00 | 8.00–8.00 |           |     100 | 65818 |
| naive-js (disturbed) |   56.0 | 56.0–56.0 |      7.00 |         |       |

- torch-1t did not run: ModuleNotFoundError: No module named 'torch'
`);
    expect(text).toContain(`## Targets

| target |            ours |             peer | ratio | floor | aim | reached |
| ------ | --------------: | ---------------: | ----: | ----: | --: | ------: |
| scalar | 8.00 ms leibniz | 56.0 ms naive-js |  7.00 |   ≥ 4 | ≥ 8 |   floor |
`);
  });

  it("of ours alone compares nothing", () => {
    const text = document(resultsOf({ scalar: { step: ["ms", row("leibniz", 8)] } }));
    expect(text).not.toMatch(/× leibniz|Targets/);
  });
});

describe("the files of the results", () => {
  it("are one of JSON and one of Markdown, and nothing else", () => {
    const folder = join(temporaryFolder(), "deep/results");
    makeFolder(folder);
    const [json = ""] = writeResults(folder, results);
    expect(readdirSync(folder).sort()).toEqual(["results.json", "results.md"]);
    expect(JSON.parse(readFileSync(json, "utf8"))).toEqual(results);
    expect(readFileSync(join(folder, "results.md"), "utf8")).toBe(document(results));
  });

  it("leave nothing behind when they cannot be written", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "results.json"));
    expect(() => writeResults(folder, results)).toThrow(/the results cannot be written/);
    expect(readdirSync(folder)).toEqual(["results.json"]);
  });

  it("cannot go where a file stands", () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    expect(() => makeFolder(file)).toThrow(/--out: .* cannot be made/);
  });
});
