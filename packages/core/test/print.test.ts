import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { tensor, variable } from "../src/index.ts";

const range = (length: number) => tensor(Float64Array.from({ length }, (_, i) => i));

// What NumPy 2.4.6 was seen to print for the same arrays; only bools are written as JavaScript writes them.
describe("a tensor's text", () => {
  it.each([
    [
      tensor([
        [1, 2.5],
        [3, -4],
      ]),
      "[[ 1.   2.5]\n [ 3.  -4. ]]",
    ],
    [tensor([1 / 3, 2 / 3]), "[0.33333333 0.66666667]"],
    [tensor([1e-5, 1, 1000]), "[1.e-05 1.e+00 1.e+03]"],
    [tensor([1.25e-7, 3]), "[1.25e-07 3.00e+00]"],
    [tensor([1, Infinity, -0]), "[ 1. inf -0.]"],
    [tensor([NaN, 1.5]), "[nan 1.5]"],
    [tensor(Float32Array.of(0.1, 0.25)), "[0.1  0.25]"],
    [tensor([true, false]), "[ true false]"],
    [tensor(Int32Array.of(1, -20)), "[  1 -20]"],
    [tensor([]), "[]"],
    [tensor([[[1, 2]], [[3, 4]]]), "[[[1. 2.]]\n\n [[3. 4.]]]"],
    [tensor(110.00000000000001), "110.00000000000001"],
  ])("%# is that of NumPy", (value, text) => expect(String(value)).toBe(text));

  it("breaks lines before column 75", () => {
    expect(String(range(30))).toBe(
      "[ 0.  1.  2.  3.  4.  5.  6.  7.  8.  9. 10. 11. 12. 13. 14. 15. 16. 17.\n" +
        " 18. 19. 20. 21. 22. 23. 24. 25. 26. 27. 28. 29.]",
    );
  });

  it("summarises more than 1,000 elements by three at each edge", () => {
    const text = String(tensor(new Float64Array(2000), { shape: [40, 50] }));
    expect(text.split("\n")).toHaveLength(7);
    expect(text.split("\n")[0]).toBe("[[0. 0. 0. ... 0. 0. 0.]");
    expect(text.split("\n")[3]).toBe(" ...");
  });

  it("is what the console shows, with what else there is to know", () => {
    expect(inspect(variable([1, 2], { name: "사과" }))).toBe('variable([1. 2.], name="사과")');
    expect(inspect(variable(3).mul(2))).toBe("tensor(6, creator=mul)");
    expect(inspect(tensor(Float32Array.of(1)))).toBe("tensor([1.], dtype=float32)");
  });
});
