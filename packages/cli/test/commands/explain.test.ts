import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, leibniz } from "../run-command.ts";

const APPLES = "examples/apple-orange.ts";

describe("leibniz explain", () => {
  it("--wrt, --form and --lang tell one gradient in the documents' words", () => {
    const { code, out } = leibniz(["explain", APPLES, "--wrt", "사과", "--form", "paths", "--lang", "ko"]);
    expect(code).toBe(0);
    expect(out).toContain("연쇄 법칙: 사과에서 지불 금액까지의 한 경로");
    expect(out).toContain(" = 1 · 1.1 · 1 · 2 = 2.2    수치 미분: 2.2 (차이 < 1e-9)\n");
    expect(out).not.toContain("귤");
  });

  it("--wrt may be given again, and --no-check leaves the numerical derivatives out", () => {
    const { out } = leibniz([
      "explain",
      APPLES,
      "--wrt",
      "귤",
      "--wrt",
      "소비세",
      "--form",
      "closed",
      "--no-check",
    ]);
    expect(out).toContain("∂지불 금액/∂귤 = 소비세 × 귤 개수 = 3.3\n");
    expect(out).toContain("∂지불 금액/∂소비세 = 사과 × 사과 개수 + (귤 × 귤 개수) = 650\n");
    expect(out).not.toContain("numerical");
  });

  it("--digits raw prints all that a double has", () => {
    const { out } = leibniz(["explain", APPLES, "--wrt", "귤", "--form", "factored", "--digits", "raw"]);
    expect(out).toContain("= 3.3000000000000003");
  });

  it("--format mathml writes into a file, speech to standard output", () => {
    const folder = folderWith({
      "square.ts":
        'import { variable } from "leibniz";\nconst x = variable(3, { name: "x" });\nexport default x.mul(x).named("y");\n',
    });
    expect(leibniz(["explain", "square.ts", "-f", "mathml", "-o", "y.html"], folder)).toEqual({
      code: 0,
      out: "",
      err: "",
    });
    const page = readFileSync(join(folder, "y.html"), "utf8");
    expect(page).toMatch(/^<section class="leibniz-derivation" lang="en">/);
    expect(page).toContain("<mfrac>");
    expect(leibniz(["explain", "square.ts", "-f", "speech"], folder).out).toContain(
      "The derivative of y with respect to x is 3 plus 3: 6.",
    );
  });

  it("--json says in which form and language it is", () => {
    const { out } = leibniz(["explain", APPLES, "--json", "--form", "factored", "--lang", "ko"]);
    const { form, format, lang, explanation, graph } = JSON.parse(out) as Record<string, unknown>;
    expect([form, format, lang]).toEqual(["factored", "text", "ko"]);
    expect(explanation).toContain("갈림길마다");
    expect((graph as { format: string }).format).toBe("leibniz-graph");
  });

  const doublings =
    'import { variable } from "leibniz";\nlet y = variable(1, { name: "x" });\n' +
    "for (let i = 0; i < 40; i++) y = y.mul(y);\nexport default y;\n";

  it.each([
    ["a name that is not there", ["--wrt", "포도"], /no tensor "포도" in this graph\. Its leaves: x\n$/],
    [
      "an unknown form",
      ["--form", "short"],
      /'short' is invalid\. Allowed choices are local, paths, factored, closed/,
    ],
    ["an unknown language", ["--lang", "fr"], /'fr' is invalid\. Allowed choices are en, ko/],
    ["an unknown format", ["--format", "rtf"], /choose text, markdown, latex, mathml, speech/],
    ["too many paths", ["--form", "paths"], /1099511627776 paths lead from x to L, .*"factored"/],
    ["a formula that is too long", ["--form", "closed"], /longer than 2000 characters .*"factored"/],
  ])("exits with 2 and one line for %s", (_, options, message) => {
    const folder = folderWith({ "main.ts": doublings });
    const { code, out, err } = leibniz(["explain", "main.ts", ...options], folder);
    expect(err).toMatch(message);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect([code, out]).toEqual([2, ""]);
  });

  it("tells in the factored form what it refuses as paths", () => {
    const folder = folderWith({ "main.ts": doublings });
    const { code, out } = leibniz(["explain", "main.ts", "--form", "factored"], folder);
    expect(code).toBe(0);
    // y = x to the power 2⁴⁰, at x = 1.
    expect(out).toMatch(/∂L\/∂x = .* = 1099510000000 /);
  });

  it("--help shows examples and the exit codes", () => {
    const { code, out } = leibniz(["explain", "--help"]);
    expect(code).toBe(0);
    expect(out).toMatch(/Examples:\n  leibniz explain examples\/apple\.ts/);
    expect(out).toContain("--wrt 사과 --form paths --lang ko");
    expect(out).toContain("  2  wrong use");
  });
});
