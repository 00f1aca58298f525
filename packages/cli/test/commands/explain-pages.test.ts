import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { leibniz, repository } from "../run-command.ts";

/** A command that a page shows, and what it says that it prints. */
function shown(page: string): [command: string, printed: string][] {
  const text = readFileSync(join(repository, "docs", page), "utf8");
  const blocks = text.matchAll(/^```sh\nnpx leibniz ([^\n]*)\n```\n\n```text\n([\s\S]*?)^```$/gm);
  return [...blocks].map((block) => [block[1]!, block[2]!]);
}

describe.each(["derivations.md", "derivations.ko.md"])("docs/%s", (page) => {
  it("shows commands with what they print", () => expect(shown(page).length).toBeGreaterThan(4));

  it.each(shown(page))("prints what it says: leibniz %s", (command, printed) => {
    const { code, out } = leibniz(command.split(" "));
    expect([code, out]).toEqual([0, printed]);
  });
});
