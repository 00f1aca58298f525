import { spawnSync } from "node:child_process";
import { lstatSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bin, folderWith, leibniz, repository } from "./run-command.ts";

const SQUARE = `import { variable } from "leibniz";
const x = variable(3, { name: "x" });
export default x.mul(x).named("y");
`;

describe("leibniz graph", () => {
  it("draws the shopping problem with all its numbers and Korean names, the same each time", () => {
    const first = leibniz(["graph", "examples/apple-orange.ts"]);
    expect(first.code).toBe(0);
    const texts = [...first.out.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((match) => match[1]);
    for (const text of ["사과", "사과 개수", "귤", "귤 개수", "소비세"]) expect(texts).toContain(text);
    const counts = (text: string) => texts.filter((found) => found === text).length;
    for (const text of ["100", "2.2", "2", "110", "150", "3.3", "3", "165", "200", "450", "715"]) {
      expect(counts(text), text).toBe(1);
    }
    expect([counts("650"), counts("1.1")]).toEqual([2, 4]);
    expect(first.err).toContain("price: 715.0000000000001");
    expect(leibniz(["graph", "examples/apple-orange.ts"]).out).toBe(first.out);
  });

  it("made the picture in the README", () => {
    const { out } = leibniz(["graph", "examples/apple-orange.ts"]);
    const committed = readFileSync(join(repository, "docs/images/apple-orange.svg"), "utf8");
    expect(
      committed === out,
      "run: npx leibniz graph examples/apple-orange.ts -o docs/images/apple-orange.svg",
    ).toBe(true);
  });

  it("writes what the ending of -o says, and leaves nothing else behind", () => {
    const folder = folderWith({ "square.ts": SQUARE });
    for (const [name, start] of [
      ["a.svg", "<svg"],
      ["a.dot", "digraph"],
      ["a.json", "{"],
    ] as const) {
      expect(leibniz(["graph", "square.ts", "-o", name], folder)).toEqual({ code: 0, out: "", err: "" });
      expect(readFileSync(join(folder, name), "utf8").startsWith(start)).toBe(true);
    }
    expect(readdirSync(folder).sort()).toEqual(["a.dot", "a.json", "a.svg", "square.ts"]);
  });

  it("writes through a link and into a device, and takes - for standard output", () => {
    const folder = folderWith({ "square.ts": SQUARE, "old.svg": "old" });
    symlinkSync("old.svg", join(folder, "link.svg"));
    expect(leibniz(["graph", "square.ts", "-o", "link.svg"], folder).code).toBe(0);
    expect(lstatSync(join(folder, "link.svg")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, "old.svg"), "utf8")).toMatch(/^<svg/);
    expect(leibniz(["graph", "square.ts", "--format", "dot", "-o", "/dev/null"], folder).code).toBe(0);
    expect(leibniz(["graph", "square.ts", "-o", "-"], folder).out).toMatch(/^<svg/);
  });

  it("prints a large document whole into a pipe, and is silent when the reader has seen enough", () => {
    const folder = folderWith({
      "long.ts": `import { variable } from "leibniz";
let y = variable(1, { name: "x" }).mul(1);
for (let i = 0; i < 2000; i++) y = y.mul(1);
export default y;
`,
    });
    const { out } = leibniz(["graph", "long.ts", "--json"], folder);
    expect((JSON.parse(out) as { nodes: unknown[] }).nodes.length).toBeGreaterThan(2000);
    const shell = `"${process.execPath}" "${bin}" graph long.ts --json | head -c 1`;
    const { stdout, stderr } = spawnSync("sh", ["-c", shell], { cwd: folder, encoding: "utf8" });
    expect([stdout, stderr]).toEqual(["{", ""]);
  });

  it("--json is the graph document", () => {
    const doc = JSON.parse(leibniz(["graph", "examples/square-of-sum.ts", "--json"]).out) as {
      format: string;
    };
    expect(doc.format).toBe("leibniz-graph");
  });

  it("--digits raw prints all that a double has", () => {
    expect(leibniz(["graph", "examples/apple-orange.ts", "--digits", "raw"]).out).toContain(
      ">3.3000000000000003<",
    );
  });
});

describe("leibniz explain", () => {
  it("works the chain rule, and says on which line each node was made", () => {
    const folder = folderWith({ "square.ts": SQUARE });
    const { code, out } = leibniz(["explain", "square.ts"], folder);
    expect(code).toBe(0);
    expect(out).toContain("y = x × x = 3 × 3 = 9    (square.ts:3)");
    expect(out).toContain("∂y/∂x = 3 + 3 = 6");
  });

  it("--json holds explanation and graph", () => {
    const { out } = leibniz(["explain", "examples/apple.ts", "--json", "--format", "latex"]);
    const both = JSON.parse(out) as { explanation: string; graph: { version: number } };
    expect(both.explanation).toContain("\\frac{\\partial");
    expect(both.graph.version).toBe(1);
  });
});

describe("leibniz check", () => {
  it("agrees on the shopping problem", () => {
    const { code, out } = leibniz(["check", "examples/apple-orange.ts", "--json"]);
    expect(code).toBe(0);
    const { passed, leaves } = JSON.parse(out) as {
      passed: boolean;
      leaves: { leaf: string; maxRelative: number }[];
    };
    expect(passed).toBe(true);
    expect(leaves.map((leaf) => leaf.leaf).sort()).toEqual(
      ["귤", "귤 개수", "사과", "사과 개수", "소비세"].sort(),
    );
    for (const leaf of leaves) expect(leaf.maxRelative).toBeLessThan(1e-8);
  });

  it("finds a wrong derivative, names the leaf, and exits with 1", () => {
    const folder = folderWith({
      "wrong.ts": `import { UnaryNode, variable, type Algebra, type Partials } from "leibniz";
class SquareNode extends UnaryNode {
  get op() { return "square"; }
  scalar(x: number) { return x * x; }
  partials<T>(o: Algebra<T>, _z: T, x: T): Partials<T> { return [() => o.mul(3, x)]; }
}
const right = variable(2, { name: "right" });
export default new SquareNode().forward(variable(3, { name: "mistaken" })).mul(right);
`,
    });
    const { code, out } = leibniz(["check", "wrong.ts"], folder);
    expect(code).toBe(1);
    expect(out).toMatch(/mistaken.*DIFFERS/);
    expect(out).toMatch(/right.*agrees/);
  });

  it("checks float32 graphs within what float32 can hold", () => {
    const folder = folderWith({
      "single.ts": `import { variable } from "leibniz";
export default variable([1, 2, 3], { name: "x", dtype: "float32" }).pow(2).sum();
`,
    });
    expect(leibniz(["check", "single.ts"], folder).code).toBe(0);
  });
});

describe("leibniz lesson", () => {
  it("lists the cases and runs them all", () => {
    expect(leibniz(["lesson", "list"]).out).toContain("G11");
    const { code, out } = leibniz(["lesson", "run", "--all"]);
    expect(code).toBe(0);
    const [passed, of] = /(\d+) of (\d+) cases within/.exec(out)!.slice(1);
    expect(passed).toBe(of);
    expect(out).toContain("33 of 33 slips of the documents shown beside what is right\n");
    expect(out).toContain("3.3000000000000003");
    expect(leibniz(["lesson", "list"]).out).toContain("B33");
    const slip = leibniz(["lesson", "run", "b07"]);
    expect([slip.code, slip.err]).toEqual([0, ""]);
    expect(slip.out).toMatch(/^right: A copy: .*\n[^]*\n1 of 1 slips of the documents/m);
    const { defects } = JSON.parse(leibniz(["lesson", "run", "B01", "--json"]).out) as {
      defects: { passed: number };
    };
    expect(defects.passed).toBe(1);
  });

  it("refuses a case that does not exist", () => {
    const { code, err } = leibniz(["lesson", "run", "X99"]);
    expect([code, err]).toEqual([2, "leibniz: there is no case X99; `leibniz lesson list` shows them all\n"]);
  });
});

describe("leibniz --help", () => {
  it.each(["graph", "explain", "check", "diff", "tour", "train", "predict"])(
    "%s shows an example and the exit codes",
    (command) => {
      const { code, out } = leibniz([command, "--help"]);
      expect(code).toBe(0);
      expect(out).toMatch(new RegExp(`Examples?:\n  leibniz ${command}`));
      expect(out).toContain("Exit codes:");
    },
  );

  it("documents the exit codes", () => {
    expect(leibniz(["--help"]).out).toContain("Exit codes:");
    expect(leibniz(["--version"]).out).toBe("0.1.0\n");
  });
});
