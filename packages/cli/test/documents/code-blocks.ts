import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** One TypeScript example from a page or a doc comment. */
export interface CodeBlock {
  /** File and line, as `docs/adding-an-op.md:12`. */
  readonly where: string;
  readonly code: string;
}

export const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** Every fenced `ts` block in README, docs and the doc comments of the sources. */
export function codeBlocks(): CodeBlock[] {
  const pages = ["README.md", ...filesUnder("docs", ".md")].filter((page) => existsSync(root + page));
  const sources = readdirSync(`${root}packages`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => filesUnder(`packages/${entry.name}/src`, ".ts"));
  return [
    ...pages.sort().flatMap((page) => blocksIn(page, readFileSync(root + page, "utf8"), "")),
    ...sources.sort().flatMap((source) => blocksIn(source, readFileSync(root + source, "utf8"), " * ")),
  ];
}

function filesUnder(folder: string, ending: string): string[] {
  if (!existsSync(root + folder)) return [];
  return readdirSync(root + folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(ending) && !path.includes("node_modules"))
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`);
}

function blocksIn(file: string, text: string, prefix: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { line: number; code: string[] } | null = null;
  text.split("\n").forEach((raw, i) => {
    const line = prefix === "" ? raw : raw.trimStart().replace(/^\* ?/, "");
    if (open === null) {
      const starts = prefix === "" ? raw === "```ts" : /^\s*\* ```ts$/.test(raw);
      if (starts) open = { line: i + 1, code: [] };
    } else if (line.trim() === "```") {
      blocks.push({ where: `${file}:${open.line}`, code: open.code.join("\n") });
      open = null;
    } else open.code.push(line);
  });
  return blocks;
}
