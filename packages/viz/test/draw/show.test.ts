import { variable } from "@leibniz/core";
import { describe, expect, test } from "vitest";
import { bookPicture } from "../../src/draw/book-picture.ts";
import type { DrawOptions } from "../../src/draw/draw-options.ts";
import { legendEntries } from "../../src/draw/legend.ts";
import { type GraphDoc, graphOf } from "../../src/index.ts";
import { network } from "./documents.ts";
import { affine, forwardOnly, fruit, passedTwice, squareOfSum } from "./programs.ts";

/** `x: 3 / 6 / ∂z/∂x = 2 / Σ 4` for each wire, without rows that are not shown. */
function wires(doc: GraphDoc, options: DrawOptions = {}): string[] {
  const { parts } = bookPicture(doc, options);
  return parts
    .filter((part) => part.kind === "wire")
    .map(({ value, gradient, local, accumulated }) =>
      [value, gradient, local ?? "", accumulated === null ? "" : `Σ ${accumulated}`]
        .filter((row) => row !== "")
        .join(" / "),
    );
}

describe("numbers", () => {
  test("six digits, or all of them", () => {
    expect(wires(fruit())).toContain("150 / 3.3");
    expect(wires(fruit(), { digits: "raw" })).toContain("150 / 3.3000000000000003");
  });

  test("not computed, 0 and added twice look different", () => {
    expect(wires(forwardOnly())).toEqual(["3 / —", "2 / —", "6 / —"]);
    // y = x·w + 7 at x = 3, w = 0: ∂y/∂x = 0, ∂y/∂w = 3, and both passes together 6.
    expect(wires(passedTwice())).toEqual(["3 / 0", "0 / 3 / Σ 6", "0 / 1", "7 / —", "7 / 1"]);
    const { parts } = bookPicture(passedTwice());
    const sentences = parts.flatMap((part) => (part.kind === "wire" ? part.sentence : []));
    expect(sentences).toContain("w: value 0, gradient 3, sum over several backward passes 6");
    expect(sentences).toContain("7: value 7, gradient not computed");
  });
});

describe("show", () => {
  test("values alone, as a list and as choices", () => {
    const alone = ["1", "2", "3", "9"];
    expect(wires(squareOfSum(), { show: ["values"] })).toEqual(alone);
    expect(wires(squareOfSum(), { show: { gradients: false } })).toEqual(alone);
  });

  test("what is hidden is not told either", () => {
    const { parts, description } = bookPicture(squareOfSum(), { show: ["values"] });
    expect(parts.flatMap((part) => (part.kind === "wire" ? part.sentence : []))).toEqual(
      ["x: value 1", "y: value 2", "t: value 3", "z: value 9"], // prettier-ignore
    );
    expect(description).not.toMatch(/gradient \d/);
  });

  test("local derivatives by rule and number", () => {
    // z = t², t = x + y at x = 1, y = 2: ∂z/∂t = 2t = 6.
    expect(wires(squareOfSum(), { show: { local: true } })).toEqual([
      "1 / 6 / ∂t/∂x = 1",
      "2 / 6 / ∂t/∂y = 1",
      "3 / 6 / ∂z/∂t = 2 × t = 6",
      "9 / 1",
    ]);
    expect(wires(fruit(), { show: { local: true } })).toContain("1.1 / 650 / ∂지불 금액/∂소비세 = t3 = 650");
  });

  test("of a value that enters twice, each place has a derivative of its own", () => {
    // z = t · t at t = 3: 3 by the first place and 3 by the second, together 2t = 6.
    const t = variable(3, { name: "t" });
    const z = t.mul(t).named("z");
    z.backward();
    expect(wires(graphOf(z), { show: { local: true } })).toEqual([
      "3 / 6",
      "3 / 3 / ∂z/∂t₁ = t = 3",
      "3 / 3 / ∂z/∂t₂ = t = 3",
      "9 / 1",
    ]);
  });

  test("shapes of tensors, and how a matrix product goes back", () => {
    expect(wires(affine(), { show: { shapes: true, local: true } })).toEqual([
      "X (2,2) / ∂Y/∂X (2,2) / ∂Y/∂X = ∂Y/∂t1 · Wᵀ",
      "W (2,3) / ∂Y/∂W (2,3) / ∂Y/∂W = Xᵀ · ∂Y/∂t1",
      "t1 (2,3) / ∂Y/∂t1 (2,3) / ∂Y/∂t1 = 1",
      "B (3,) / ∂Y/∂B (3,) / ∂Y/∂B = 1",
      "Y (2,3) / ∂Y/∂Y (2,3)",
    ]);
    expect(wires(affine(), { show: ["shapes"] })[0]).toBe("X (2,2)");
  });

  test("few numbers are printed, many are a name with a shape, or a name alone", () => {
    // dX = dY · Wᵀ = [[1,2,3],[4,5,6]] · [[1,4],[2,5],[3,6]].
    expect(wires(affine())[0]).toBe("[[1 2] [3 4]] / [[14 32] [32 77]]");
    // dW = Xᵀ · dY = [[1,3],[2,4]] · [[1,2,3],[4,5,6]].
    expect(wires(affine(), { numbers: 6 })[1]).toBe("[[1 2 3] [4 5 6]] / [[13 17 21] [18 24 30]]");
    expect(wires(affine(), { numbers: 3 })[0]).toBe("X (2,2) / ∂Y/∂X (2,2)");
    expect(wires(network())).toContain("W1 (784,50) / ∂L/∂W1 (784,50)");
    expect(wires(network(), { show: { shapes: false } })).toContain("W1 / ∂L/∂W1");
  });
});

describe("the legend names what there is", () => {
  const legend = (doc: GraphDoc, options: DrawOptions = {}): string[] =>
    legendEntries(bookPicture(doc, options), options).map((entry) => entry.text);

  test.each<[DrawOptions, string[]]>([
    [{}, ["value above", "gradient below"]],
    [{ show: ["values"] }, ["value above"]],
    [{ show: [] }, []],
    [{ show: { local: true } }, ["value above", "gradient below", "= local derivative"]],
    [{ symbolic: true }, ["value above", "gradient below", "E upstream gradient"]],
    [{ lang: "ko", symbolic: "∂z/∂z" }, ["위: 값", "아래: 기울기", "∂z/∂z 상류에서 온 기울기"]],
  ])("%j", (options, expected) => expect(legend(squareOfSum(), options)).toEqual(expected));

  test("the sign of a second pass", () =>
    expect(legend(passedTwice())).toContain("Σ sum over several backward passes"));
});
