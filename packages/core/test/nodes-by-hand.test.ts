import { describe, expect, it } from "vitest";
import { add, AddNode, LeibnizError, MulNode, tensor, variable } from "../src/index.ts";

describe("nodes called by hand", () => {
  it("give the numbers of the apples and oranges", () => {
    // Saito, Deep Learning from Scratch, 5.4: two apples at 100, three oranges at 150, tax 1.1.
    const [apples, oranges, all, taxed] = [new MulNode(), new MulNode(), new AddNode(), new MulNode()];
    const price = taxed.forward(all.forward(apples.forward(100, 2), oranges.forward(150, 3)), 1.1);
    expect(Math.abs(price.item() - 715)).toBeLessThan(1e-12);
    const [dAll, dTax] = taxed.backward(1) as [typeof price, typeof price];
    const [dApples, dOranges] = all.backward(dAll) as [typeof price, typeof price];
    const [dOrange, dOrangeCount] = oranges.backward(dOranges);
    const [dApple, dAppleCount] = apples.backward(dApples);
    expect([dApple, dAppleCount, dOrange, dOrangeCount, dTax].map((gradient) => gradient!.item())).toEqual([
      2.2, 110.00000000000001, 3.3000000000000003, 165, 650,
    ]);
  });

  it("run once", () => {
    const node = new MulNode();
    node.forward(2, 3);
    expect(() => node.forward(2, 3)).toThrow(LeibnizError);
    expect(() => node.forward(2, 3)).toThrow(/^mul: this node has run already.*make another/);
    const made = add(variable(1), 2).creator!;
    expect(() => made.forward(1, 2)).toThrow(/^add: this node has run already/);
  });

  it("ask for forward before backward, and for a gradient like the output", () => {
    expect(() => new MulNode().backward(1)).toThrow(/^mul: call forward before backward/);
    const node = new MulNode();
    node.forward(tensor([1, 2]), 3);
    expect(() => node.backward(tensor([1]))).toThrow(
      /^mul: .*float64 of shape \(2,\).*float64 of shape \(1,\)/,
    );
  });
});
