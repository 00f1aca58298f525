import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { leibniz, repository } from "../run-command.ts";

const page = readFileSync(join(repository, "docs/pictures.md"), "utf8");
const commands = [...page.matchAll(/^npx leibniz (.*) -o (docs\/images\/\S+\.svg)$/gm)].map((match) => ({
  args: match[1]!.split(" "),
  file: match[2]!,
}));

describe("the pictures of docs/pictures.md", () => {
  it("are all made by a command that the page shows", () => {
    const shown = [...page.matchAll(/\]\((images\/[^)]+)\)/g)].map((match) => `docs/${match[1]}`);
    expect(commands.map(({ file }) => file)).toEqual(shown);
    const korean = readFileSync(join(repository, "docs/pictures.ko.md"), "utf8");
    for (const { file } of commands) expect(korean).toContain(` -o ${file}`);
  });

  it.each(commands)("$file is what its command makes now", ({ args, file }) => {
    const { out } = leibniz([...args, "--format", "svg"]);
    const isSame = out === readFileSync(join(repository, file), "utf8");
    expect(isSame, `run: npx leibniz ${args.join(" ")} -o ${file}`).toBe(true);
  });
});
